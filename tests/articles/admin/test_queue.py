"""我的待审: what a reviewer has to do, did, and will have to do."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Assignment, Draft
from articles.workflow import TaskState
from tests.articles.admin.conftest import SignIn
from tests.articles.admin.reading_pages import page
from tests.support.newsroom import Newsroom

URL = "/admin/articles/assignment/"


@pytest.fixture
def first(newsroom: Newsroom, sign_in: SignIn) -> Client:
    """The browser of 审稿1, who takes 初审."""
    return sign_in(newsroom.reviewers[0])


def _headlines(client: Client, query: str = "") -> list[str]:
    return [row.headline for row in client.get(URL + query).context["rows"]]


def _numbers(client: Client) -> dict[str, int]:
    tabs = client.get(URL).context["tabs"]
    return {tab.code: number for tab, number, _address, _open in tabs}


def test_tasks_stand_under_three_tabs_with_their_numbers(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    waiting = newsroom.draft(headline="等待")
    newsroom.submit(waiting)
    pending = newsroom.draft(headline="待审")
    newsroom.submit(pending)
    newsroom.approve(pending)
    decided = newsroom.draft(headline="已审")
    newsroom.submit(decided)
    newsroom.approve(decided)
    newsroom.send_back(decided)

    second = sign_in(newsroom.reviewers[1])

    assert _numbers(second) == {"pending": 1, "decided": 1, "waiting": 1}
    assert _headlines(second) == ["待审"]
    assert _headlines(second, "?tab=decided") == ["已审"]
    assert _headlines(second, "?tab=waiting") == ["等待"]
    assert _headlines(second, "?tab=nonsense") == ["待审"]
    assert "sent back" in page(second.get(f"{URL}?tab=decided"))


def test_somebody_who_waits_sees_headline_channel_and_length_and_no_way_in(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    newsroom.submit(newsroom.draft())
    task = Assignment.objects.get(reviewer=newsroom.reviewers[1])
    response = sign_in(newsroom.reviewers[1]).get(f"{URL}?tab=waiting")
    html = response.content.decode()
    assert "<span data-waiting>望坪水闸合龙</span>" in html
    assert reverse("admin:articles_assignment_change", args=[task.pk]) not in html
    (row,) = response.context["rows"]
    assert (row.channel, row.length) == ("要闻", Draft.objects.get().length)


def test_nobody_sees_the_tasks_of_another(newsroom: Newsroom, sign_in: SignIn) -> None:
    newsroom.submit(newsroom.draft())
    for user in (newsroom.admin, newsroom.chief, newsroom.editor):
        assert set(_numbers(sign_in(user)).values()) == {0}


def test_urgent_tasks_come_first_and_then_what_is_due_first(
    newsroom: Newsroom, first: Client
) -> None:
    start = timezone.now()
    plan = [("晚", 2, ""), ("早", 1, ""), ("急晚", 40, "台风"), ("急早", 30, "台风")]
    for headline, hours, reason in plan:
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            draft = newsroom.draft(headline=headline)
            newsroom.submit(draft, urgent_reason=reason)
    assert _headlines(first) == ["急早", "急晚", "早", "晚"]


@pytest.mark.parametrize(
    ("hours", "words", "late"),
    [(0, "in 1 day", 0), (21, "in 3 hours", 0), (26, "overdue by 2 hours", 1)],
)
def test_the_due_time_is_told_from_now(
    newsroom: Newsroom, first: Client, hours: int, words: str, late: int
) -> None:
    start = datetime(2026, 3, 2, 9, tzinfo=timezone.get_default_timezone())
    with time_machine.travel(start, tick=False):
        newsroom.submit(newsroom.draft())
    with time_machine.travel(start + timedelta(hours=hours), tick=False):
        first.force_login(newsroom.reviewers[0])
        response = first.get(URL)
    assert words in page(response)
    assert response.content.decode().count("badge--overdue") == late


def test_a_headline_is_found_by_a_part_of_it(newsroom: Newsroom, first: Client) -> None:
    for headline in ("望坪水闸合龙", "临汐灯会开幕"):
        newsroom.submit(newsroom.draft(headline=headline))
    assert _headlines(first, "?q=灯会") == ["临汐灯会开幕"]
    assert _headlines(first, "?q=100%") == []
    assert "Nothing matches" in page(first.get(f"{URL}?q=没有"))


def test_a_channel_narrows_the_list(newsroom: Newsroom, first: Client) -> None:
    newsroom.submit(newsroom.draft())
    assert _headlines(first, "?channel=news") == ["望坪水闸合龙"]
    assert _headlines(first, "?channel=sport") == []


def test_a_decided_task_keeps_the_headline_that_was_decided(
    newsroom: Newsroom, first: Client
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.send_back(draft)
    Draft.objects.filter(pk=draft.pk).update(headline="机密：另一个标题")
    assert _headlines(first, "?tab=decided") == ["望坪水闸合龙"]


def test_a_carried_approval_is_listed_once(newsroom: Newsroom, first: Client) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.approve(draft)
    newsroom.send_back(draft)
    _, two, three = newsroom.three.stages.all()
    people = {two.pk: [newsroom.reviewers[1].pk], three.pk: [newsroom.reviewers[2].pk]}
    newsroom.submit(draft, people=people)
    assert Assignment.objects.filter(state=TaskState.APPROVED).count() == 2
    assert len(_headlines(first, "?tab=decided")) == 1


def test_an_empty_queue_says_what_will_stand_there(first: Client) -> None:
    assert "Nothing to review now" in page(first.get(URL))
    assert "You have decided nothing yet" in page(first.get(f"{URL}?tab=decided"))
    assert "Nothing waits for an earlier stage" in page(first.get(f"{URL}?tab=waiting"))


def _many(newsroom: Newsroom, number: int) -> None:
    for count in range(number):
        newsroom.submit(newsroom.draft(headline=f"稿件{count:02}"))


def test_fifty_tasks_a_page(newsroom: Newsroom, first: Client) -> None:
    _many(newsroom, 52)
    assert len(_headlines(first)) == 50
    assert _headlines(first, "?p=2") == ["稿件50", "稿件51"]
    assert 'href="?tab=pending&amp;p=2" rel="next"' in first.get(URL).content.decode()
    second = first.get(f"{URL}?p=2").content.decode()
    assert 'href="?tab=pending" rel="prev"' in second
    assert 'rel="next"' not in second


@pytest.mark.parametrize(
    "query", ["?p=x", "?p=-1", "?p=0", "?p=999999999999", "?q=%00"]
)
def test_nonsense_in_the_address_is_no_error(
    newsroom: Newsroom, first: Client, query: str
) -> None:
    newsroom.submit(newsroom.draft())
    assert first.get(URL + query).status_code == 200


def test_the_list_asks_as_often_for_fifty_rows_as_for_one(
    newsroom: Newsroom, first: Client
) -> None:
    asked = []
    for number in (1, 49):
        _many(newsroom, number)
        first.get(URL)
        with CaptureQueriesContext(connection) as queries:
            shown = len(_headlines(first))
        asked.append([query["sql"] for query in queries])
    assert shown == 50
    assert len(asked[0]) == len(asked[1])
    # The rows, the numbers on the tabs, and the number in the frame's top bar.
    tables = [sql.partition(" FROM ")[2].split()[0] for sql in asked[1]]
    assert tables.count('"articles_assignment"') == 3
