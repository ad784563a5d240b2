"""The search of the top bar: what each person finds."""

import re
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import actions
from newsroom.desk.search.stories import numbered
from newsroom.templatetags.desk import marked
from staff.models import Department, Membership, User
from tests.support.newsroom import BODY, Newsroom, build, person

STORY = "望坪水闸合龙"
SEARCH = "admin:search"


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """Channel, routes and people; no article yet."""
    return build()


@dataclass(frozen=True)
class Found:
    """The titles of each group by its heading, and how many it counts."""

    titles: dict[str, list[str]]
    totals: dict[str, int]
    text: str


def found(user: User, words: str) -> Found:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    answer = client.get(reverse(SEARCH), {"q": words})
    groups = answer.context["groups"]
    return Found(
        {str(group.title): [hit.title for hit in group.hits] for group in groups},
        {str(group.title): group.total for group in groups},
        answer.text,
    )


def test_an_editor_finds_a_story_by_its_headline(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    newsroom.draft(headline="一座书房", body="<p>书房开门。</p>")
    shown = found(newsroom.editor, "水闸")
    assert shown.titles["Stories"] == [STORY]
    assert reverse("admin:articles_article_change", args=[draft.article_id]) in (
        shown.text
    )
    assert "望坪<mark>水闸</mark>合龙" in shown.text


def test_headlines_come_before_texts(newsroom: Newsroom) -> None:
    newsroom.draft(headline="汛期来了", body="<p>汛期。</p>")
    newsroom.draft(headline="别的事")
    assert found(newsroom.editor, "汛期").titles["Stories"] == ["汛期来了", "别的事"]


def test_an_editor_finds_who_is_quoted(newsroom: Newsroom) -> None:
    newsroom.draft()
    shown = found(newsroom.editor, "周一帆")
    assert shown.titles["Speakers"] == ["周一帆 · 镇水务站站长"]
    assert shown.totals == {"Stories": 1, "Speakers": 1}


def test_a_binned_story_is_not_found(newsroom: Newsroom) -> None:
    actions.bin_draft(newsroom.draft().pk, by=newsroom.editor)
    assert found(newsroom.editor, "水闸").totals == {"Stories": 0, "Speakers": 0}


def test_only_who_keeps_the_directory_finds_people(newsroom: Newsroom) -> None:
    clerk = person("S1", "人事戊", "staff_admin")
    assert found(clerk, "主任").titles == {"People": ["主任丙"]}
    assert "People" not in found(newsroom.editor, "主任").titles
    assert found(newsroom.admin, "zrb").titles["People"] == ["主任丙"]


def test_somebody_who_left_is_found_and_marked(newsroom: Newsroom) -> None:
    User.objects.filter(pk=newsroom.chief.pk).update(is_active=False)
    shown = found(newsroom.admin, "C1")
    assert shown.titles["People"] == ["主任丙"]
    assert '<span class="badge badge--muted">inactive</span>' in shown.text


def test_a_reporter_finds_only_what_he_wrote(newsroom: Newsroom) -> None:
    reporter = person("W1", "记者己", "reporter")
    newsroom.draft()
    newsroom.draft(by=reporter, headline="水闸边上")
    shown = found(reporter, "水闸")
    assert shown.titles["Stories"] == ["水闸边上"]
    assert found(reporter, "周一帆").totals == {"Stories": 1, "Speakers": 1}


def test_a_reviewer_without_another_right_finds_no_text_by_its_words(
    newsroom: Newsroom,
) -> None:
    newsroom.submit(newsroom.draft())
    shown = found(newsroom.reviewers[0], "水闸")
    assert shown.totals == {"Stories": 0}
    assert "Nothing matches" in shown.text


@pytest.mark.parametrize("typed", ["{}", " {} ", "稿号 {}", "No. {}", "#{}"])
def test_a_number_leads_straight_to_its_story(newsroom: Newsroom, typed: str) -> None:
    number = newsroom.draft().article_id
    client = Client()
    client.force_login(newsroom.editor)
    answer = client.get(reverse(SEARCH), {"q": typed.format(number)})
    change = reverse("admin:articles_article_change", args=[number])
    assert (answer.status_code, answer["Location"]) == (302, change)


def test_a_number_leads_a_reviewer_to_the_review_page(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    client = Client()
    client.force_login(newsroom.reviewers[0])
    answer = client.get(reverse(SEARCH), {"q": draft.article_id})
    task = newsroom.task(draft)
    assert answer["Location"] == reverse(
        "admin:articles_assignment_change", args=[task.pk]
    )


def test_a_number_of_somebody_elses_story_leads_nowhere(newsroom: Newsroom) -> None:
    number = newsroom.draft().article_id
    reporter = person("W1", "记者己", "reporter")
    assert found(reporter, str(number)).totals == {"Stories": 0, "Speakers": 0}


def test_a_number_that_is_somebodys_too_shows_both(newsroom: Newsroom) -> None:
    number = newsroom.draft().article_id
    person(str(number), "工号相同")
    shown = found(newsroom.admin, str(number))
    assert shown.titles["Stories"] == [STORY]
    assert "工号相同" in shown.titles["People"]


@pytest.mark.parametrize(
    ("words", "number"),
    [("１２", 12), ("012", None), ("12 3", None), ("1" * 19, None), ("", None)],
)
def test_a_number_is_read_in_any_width_and_nothing_else_is_one(
    words: str, number: int | None
) -> None:
    assert numbered(words) == number


@pytest.mark.parametrize("words", ["", "   ", "\0", "%", "x" * 999, "“”", "a b c " * 9])
def test_nothing_typed_breaks_the_page(newsroom: Newsroom, words: str) -> None:
    client = Client()
    client.force_login(newsroom.admin)
    assert client.get(reverse(SEARCH), {"q": words}).status_code == 200


def test_an_empty_search_says_what_can_be_found(newsroom: Newsroom) -> None:
    assert "Search stories, speakers and people" in found(newsroom.admin, "").text
    assert "Search stories and speakers" in found(newsroom.editor, "").text


def test_what_was_searched_for_stays_in_the_box(newsroom: Newsroom) -> None:
    text = found(newsroom.admin, '<b>"').text
    assert 'name="q" value="&lt;b&gt;&quot;"' in text


def test_words_are_marked_and_nothing_else_becomes_markup() -> None:
    assert marked("<i>Ab ab</i>", "ab i") == (
        "&lt;<mark>i</mark>&gt;<mark>Ab</mark> <mark>ab</mark>&lt;/<mark>i</mark>&gt;"
    )
    assert marked("a.b", ".") == "a<mark>.</mark>b"


FRAME = ["django_session", "staff_user", "articles_assignment"]
STORIES = ["articles_article", "articles_assignment", "articles_draft"]
COUNTED = ["articles_article"]
QUOTES = ["articles_quote", "articles_quote"]
PEOPLE = ["staff_department", "staff_membership", "staff_user"]
PLACES = ["staff_membership", "staff_department"]
READ = [*FRAME, *STORIES, *COUNTED, *QUOTES, *PEOPLE, *PLACES, "staff_user"]


def test_a_search_costs_the_same_with_one_hit_and_with_many(
    newsroom: Newsroom,
) -> None:
    desk = Department.objects.create(name="水闸部")
    client = Client()
    client.force_login(newsroom.admin)

    def one_of_each(number: int) -> None:
        newsroom.draft(body=BODY.replace("周一帆", f"水闸{number}"))
        user = person(f"N{number}", f"水闸{number}")
        Membership.objects.create(user=user, department=desk, is_main=True)

    one_of_each(0)
    client.get(reverse(SEARCH), {"q": "水闸"})
    with CaptureQueriesContext(connection) as one:
        client.get(reverse(SEARCH), {"q": "水闸"})
    for number in range(1, 15):
        one_of_each(number)
    with CaptureQueriesContext(connection) as many:
        answer = client.get(reverse(SEARCH), {"q": "水闸"})
    assert [group.total for group in answer.context["groups"]] == [15, 15, 15]
    first = [
        [re.findall(r'"(\w+)"\."', row["sql"])[0] for row in q] for q in (one, many)
    ]
    assert first == [READ, READ]
