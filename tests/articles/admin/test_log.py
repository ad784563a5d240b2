"""The log and the ledger on the desk: who may read them, and what they say."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Event
from staff import hooks
from staff.models import User
from tests.support.newsroom import Newsroom, person

SignIn = Callable[..., Client]
LOG = "admin:articles_event_changelist"
LEDGER = "admin:articles_publication_changelist"


@pytest.fixture
def auditor(newsroom: Newsroom) -> User:
    """Somebody who may see the log and the ledger."""
    return person("Z1", "审计戊", "auditor")


@pytest.fixture
def client(auditor: User, sign_in: SignIn) -> Client:
    """The auditor's browser."""
    return sign_in(auditor)


def acts(client: Client, **query: str | int) -> list[str]:
    """The codes of the log's rows, newest first."""
    rows = client.get(reverse(LOG), query).context["cl"].result_list
    return [row.act for row in rows]


def test_the_log_tells_each_act_in_a_sentence_with_the_words_written(
    newsroom: Newsroom, client: Client
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.send_back(draft, opinion="请补充工期依据")
    page = client.get(reverse(LOG)).text
    assert "sent revision 1 back (初审, round 1)" in page
    assert '<span class="log__note">请补充工期依据</span>' in page
    assert "submitted revision 1 for review: round 1, 三审" in page


def test_the_log_is_narrowed_by_act_person_story_and_day(
    newsroom: Newsroom, client: Client
) -> None:
    Event.objects.create(act="share", at="2026-03-01T15:59:59Z", actor_name="编辑甲")
    Event.objects.create(act="revise", at="2026-03-01T16:00:00Z", actor_name="编辑甲")
    draft = newsroom.draft()
    newsroom.submit(newsroom.draft())
    chief = newsroom.chief
    hooks.record("password_set", by=newsroom.admin, person=chief)
    assert acts(client, act="submit") == ["submit"]
    assert acts(client, article=draft.article_id) == ["create"]
    assert acts(client, person=chief.pk) == ["password_set"]
    # The newsroom lives in Shanghai, eight hours before UTC.
    assert acts(client, **{"from": "2026-03-01", "until": "2026-03-01"}) == ["share"]
    assert acts(client, until="2026-03-02") == ["revise", "share"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("编辑甲", ["submit", "create"]),
        ("e1", ["submit", "create"]),
        ("主任", ["password_set"]),
        ("编辑甲 主任", []),
    ],
)
def test_the_log_is_searched_by_name_and_employee_number(
    words: str, found: list[str], newsroom: Newsroom, client: Client
) -> None:
    newsroom.submit(newsroom.draft())
    hooks.record("password_set", by=newsroom.admin, person=newsroom.chief)
    assert acts(client, q=words) == found


def test_a_story_number_in_the_search_finds_its_acts(
    newsroom: Newsroom, client: Client
) -> None:
    draft = newsroom.draft()
    newsroom.draft()
    assert acts(client, q=str(draft.article_id)) == ["create"]


@pytest.mark.parametrize(
    "query",
    [
        {"q": "a " * 2000},
        {"q": "9" * 40},
        {"person": "x"},
        {"article": "9" * 40},
        {"from": "2026-13-45", "until": "gestern"},
        {"act": "none"},
        {"p": "99"},
    ],
)
def test_a_hostile_address_of_the_log_is_answered(
    query: dict[str, str], newsroom: Newsroom, client: Client
) -> None:
    newsroom.draft()
    assert client.get(reverse(LOG), query, follow=True).status_code == 200


@pytest.mark.parametrize(
    "query",
    [{"q": "a " * 2000}, {"article": "9" * 40}, {"kind__exact": "x"}, {"channel": "x"}],
)
def test_a_hostile_address_of_the_ledger_is_answered(
    query: dict[str, str], newsroom: Newsroom, client: Client
) -> None:
    newsroom.live()
    assert client.get(reverse(LEDGER), query).status_code == 200


def test_the_log_is_not_asked_by_columns_that_it_offers_no_filter_for(
    newsroom: Newsroom, client: Client
) -> None:
    for url in (reverse(LOG), reverse(LEDGER)):
        answer = client.get(url, {"draft": "9" * 40, "by": "9" * 40})
        assert answer.status_code == 400


def test_the_days_chosen_stay_in_the_form_with_what_else_is_filtered(
    newsroom: Newsroom, client: Client
) -> None:
    page = client.get(reverse(LOG), {"from": "2026-03-01", "act": "submit"}).text
    assert 'name="from" value="2026-03-01"' in page
    assert '<input type="hidden" name="act" value="submit">' in page


def test_the_ledger_lists_what_readers_got_and_who_signed_it(
    newsroom: Newsroom, client: Client
) -> None:
    row = newsroom.live()
    newsroom.live(headline="渔港夜归")
    answer = client.get(reverse(LEDGER), {"q": "水闸"})
    assert list(answer.context["cl"].result_list) == [row]
    page = answer.text
    assert f"{row.article_id}-1" in page
    assert f'<a href="/news/{row.article_id}/">要闻</a>' in page
    assert "主任丙" in page


@pytest.mark.parametrize(
    ("group", "log", "ledger"),
    [
        ("reporter", 403, 403),
        ("editor", 403, 403),
        ("reviewer", 403, 403),
        ("desk_chief", 200, 403),
        ("publisher", 403, 403),
        ("staff_admin", 403, 403),
        ("auditor", 200, 200),
    ],
)
def test_the_log_is_for_chiefs_and_auditors_the_ledger_for_auditors(
    group: str, log: int, ledger: int, newsroom: Newsroom, sign_in: SignIn
) -> None:
    visitor = sign_in(person("X1", "来客", group))
    assert visitor.get(reverse(LOG)).status_code == log
    assert visitor.get(reverse(LEDGER)).status_code == ledger


def test_not_even_an_administrator_writes_in_the_log_or_the_ledger(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    newsroom.live()
    browser = sign_in(newsroom.admin)
    before = Event.objects.count()
    for url in (reverse(LOG), reverse(LEDGER)):
        for place in ("add/", "1/change/", "1/delete/"):
            assert browser.post(url + place, {"post": "yes"}).status_code == 404
    assert Event.objects.count() == before


@pytest.mark.parametrize("url", [LOG, LEDGER])
def test_50_rows_of_the_log_and_the_ledger_cost_what_one_does(
    url: str, newsroom: Newsroom, client: Client
) -> None:
    newsroom.live()
    client.get(reverse(url))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse(url))
    for _story in range(6):
        newsroom.live()
    with CaptureQueriesContext(connection) as more:
        answer: Any = client.get(reverse(url))
    assert len(answer.context["cl"].result_list) >= 7
    assert len(more) == len(one), more.captured_queries


def test_an_act_that_no_table_knows_is_still_listed(client: Client) -> None:
    Event.objects.create(act="groups_changed", at="2026-03-01T00:00:00Z")
    Event.objects.create(act="from_the_future", at="2026-03-01T00:00:00Z")
    page = client.get(reverse(LOG)).text
    assert "from the future (–)" in page
    assert "the product itself" in page
