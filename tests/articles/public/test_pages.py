"""What readers get, and what they do not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions
from articles.models import Article, Publication
from articles.public.pages import SIZE
from tests.support.newsroom import Newsroom


def _ledger(newsroom: Newsroom, like: Publication, *, count: int) -> None:
    """`count` more live articles, rows of the ledger like `like`."""
    for number in range(count):
        article = Article.objects.create(
            channel=newsroom.channel, owner=newsroom.editor
        )
        at = like.live_from - timedelta(minutes=number + 1)
        Publication.objects.create(
            article=article,
            kind=like.kind,
            revision=like.revision,
            channel=like.channel,
            live_from=at,
            edition_at=at,
            by=like.by,
            at=at,
            html=like.html,
            head=like.head | {"title": f"旧闻{number}"},
        )


def test_a_reader_reads_the_rendering_that_was_signed(
    newsroom: Newsroom, client: Client
) -> None:
    row = newsroom.live()
    answer = client.get(f"/news/{row.article_id}/")
    assert answer.status_code == 200
    assert row.html in answer.content.decode()


def test_a_story_is_found_on_the_front_page_and_in_its_channel(
    newsroom: Newsroom, client: Client
) -> None:
    row = newsroom.live()
    link = f'href="/news/{row.article_id}/"'
    assert link in client.get("/").content.decode()
    assert link in client.get("/news/").content.decode()


@pytest.mark.parametrize("state", ["draft", "in review", "approved"])
def test_nothing_unpublished_is_found(
    newsroom: Newsroom, client: Client, state: str
) -> None:
    draft = newsroom.approved() if state == "approved" else newsroom.draft()
    if state == "in review":
        newsroom.submit(draft)
    assert client.get(f"/news/{draft.article_id}/").status_code == 404
    assert "望坪水闸合龙" not in client.get("/").content.decode()


def test_readers_keep_the_old_text_while_a_new_draft_is_written(
    newsroom: Newsroom, client: Client
) -> None:
    row = newsroom.live()
    draft = actions.revise(row.shown.draft_id, by=newsroom.editor)
    text = newsroom.text(headline="未审的新标题")
    actions.save(draft.pk, by=newsroom.editor, version=1, text=text)
    page = client.get(f"/news/{row.article_id}/").content.decode()
    assert row.html in page
    assert "未审的新标题" not in page


def test_a_story_of_tomorrow_is_a_404_until_its_second(
    newsroom: Newsroom, client: Client
) -> None:
    row = newsroom.live()
    article = Article.objects.create(channel=newsroom.channel, owner=newsroom.editor)
    at = timezone.now() + timedelta(days=1)
    future = Publication.objects.create(
        article=article,
        kind=row.kind,
        revision=row.revision,
        channel=row.channel,
        live_from=at,
        edition_at=at,
        by=row.by,
        at=row.at,
        html=row.html,
        head=row.head,
    )
    assert client.get(f"/news/{article.pk}/").status_code == 404
    assert future not in Publication.objects.live(at - timedelta(microseconds=1))
    assert future in Publication.objects.live(at)


def test_an_address_with_another_channel_leads_to_the_right_one(
    newsroom: Newsroom, client: Client
) -> None:
    row = newsroom.live()
    answer = client.get(f"/sports/{row.article_id}/")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/news/{row.article_id}/",
    )


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/news/0/",
        "/news/99999999999999999999/",
        "/?before=x",
        "/?before=",
        "/?before=0001-01-01T00:00:00%2B08:00~1",
        "/?before=9999-12-31T23:00:00-08:00~1",
    ],
)
def test_an_address_made_up_by_hand_is_a_404(
    newsroom: Newsroom, client: Client, address: str
) -> None:
    newsroom.live()
    assert client.get(address).status_code == 404


def test_earlier_stories_are_a_page_away_and_none_is_shown_twice(
    newsroom: Newsroom, client: Client
) -> None:
    _ledger(newsroom, newsroom.live(), count=SIZE + 4)
    first = client.get("/").context["page"]
    second = client.get("/", {"before": first.cursor}).context["page"]
    numbers = [row.article_id for row in (*first.rows, *second.rows)]
    assert len(numbers) == len(set(numbers)) == SIZE + 5
    assert second.cursor == ""


def test_a_page_of_stories_makes_two_queries_and_a_story_one(
    newsroom: Newsroom, client: Client
) -> None:
    row = newsroom.live()
    _ledger(newsroom, row, count=SIZE)
    for address, queries in (("/", 2), ("/news/", 3), (f"/news/{row.article_id}/", 1)):
        with CaptureQueriesContext(
            connection,
        ) as made:
            client.get(address)
        assert len(made) == queries, [query["sql"] for query in made]
