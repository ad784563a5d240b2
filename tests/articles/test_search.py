"""What is typed into the search box, and the stories that are found."""

import pytest

from articles import actions, search
from articles.models import Article, Draft
from articles.workflow import CreditRole
from tests.support.newsroom import Newsroom


def found(query: str) -> list[int]:
    rows = search.matching(
        Article.objects.all(), query, within=Draft.objects.all()
    ).order_by("pk")
    return [row.pk for row in rows]


@pytest.mark.parametrize(
    "query", ["水闸", "望坪 周一帆", "汛期之前", "工期提前", "李亚琴", "水利"]
)
def test_a_story_is_found_by_headline_text_speaker_name_and_subhead(
    newsroom: Newsroom, query: str
) -> None:
    story = newsroom.draft(
        kicker="水利", credits=(actions.Named(CreditRole.REPORTER, "李亚琴"),)
    )
    newsroom.draft(headline="另一篇", body="<p>别的事。</p>")
    assert found(query) == [story.article_id]


def test_a_story_is_found_by_its_number(newsroom: Newsroom) -> None:
    first, second = newsroom.draft(), newsroom.draft()
    assert found(str(second.article_id)) == [second.article_id]
    assert found(f"{first.article_id} 水闸") == [first.article_id]


@pytest.mark.parametrize(
    "query", ["没有", "望坪 没有", "data-speaker", "<p>", "9" * 60]
)
def test_what_no_reader_sees_finds_nothing(newsroom: Newsroom, query: str) -> None:
    newsroom.draft()
    assert found(query) == []


def test_a_text_that_one_may_not_read_is_not_found_by_its_words(
    newsroom: Newsroom,
) -> None:
    story = newsroom.draft()
    none = Draft.objects.none()
    everything = Article.objects.all()
    assert not search.matching(everything, "水闸", within=none).exists()
    number = str(story.article_id)
    assert search.matching(everything, number, within=none).exists()


def test_an_endless_query_is_cut(newsroom: Newsroom) -> None:
    newsroom.draft()
    assert found("水闸 " * 10_000) != []
