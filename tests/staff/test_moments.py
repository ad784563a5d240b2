"""Times as a Chinese and an English desk say them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone, translation
from django.utils.formats import date_format

from staff.moments import is_late, lasting, relative, time_left

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
HOURS = timedelta(hours=6, minutes=20)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [("en", "6 hours ago", "in 6 hours"), ("zh-hans", "6 小时前", "6 小时后")],
)
def test_a_time_is_said_from_now_in_its_largest_unit(
    language: str, before: str, after: str
) -> None:
    with translation.override(language):
        said = [relative(NOW + way * HOURS, now=NOW) for way in (-1, 1)]
    assert [words.replace("\xa0", " ") for words in said] == [before, after]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "just now"), ("zh-hans", "刚刚")]
)
def test_less_than_a_minute_is_just_now(language: str, words: str) -> None:
    with translation.override(language):
        assert relative(NOW - timedelta(seconds=59), now=NOW) == words
        assert relative(NOW + timedelta(seconds=59), now=NOW) == words


@pytest.mark.parametrize(
    ("language", "late", "soon"),
    [
        ("en", "overdue by 6 hours", "in 6 hours"),
        ("zh-hans", "已超时 6 小时", "6 小时后"),
    ],
)
def test_a_due_time_says_what_is_left_or_how_late_it_is(
    language: str, late: str, soon: str
) -> None:
    with translation.override(language):
        said = [time_left(NOW + way * HOURS, now=NOW) for way in (-1, 1)]
    assert [words.replace("\xa0", " ") for words in said] == [late, soon]


def test_only_what_is_due_can_be_late() -> None:
    assert is_late(NOW - HOURS, now=NOW) is True
    assert is_late(NOW + HOURS, now=NOW) is False
    assert is_late(None, now=NOW) is False


def test_a_template_says_the_same() -> None:
    page = Template("{% load moments %}{{ at|relative }}, {{ at|lasting }}")
    shown = page.render(Context({"at": timezone.now() - HOURS}))
    assert shown.replace("\xa0", " ") == "6 hours ago, 6 hours"
    assert lasting(NOW - HOURS, now=NOW).replace("\xa0", " ") == "6 hours"


@pytest.mark.parametrize(
    ("language", "day", "short", "month_day"),
    [
        ("en", "4 March 2026", "4 Mar 2026, 05:06", "4 March"),
        ("zh-hans", "2026年3月4日", "2026-03-04 05:06", "3月4日"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(
    language: str, day: str, short: str, month_day: str
) -> None:
    with translation.override(language):
        assert date_format(NOW, "DATE_FORMAT") == day
        assert date_format(NOW, "SHORT_DATETIME_FORMAT") == short
        assert date_format(NOW, "MONTH_DAY_FORMAT") == month_day
