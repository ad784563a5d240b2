"""The lists of quotes and sections: what is said where, for those who may read it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import actions
from articles.models import Channel, Quote, Section
from tests.support.newsroom import Newsroom, person

SignIn = Callable[..., Client]
QUOTES = "admin:articles_quote_changelist"
SECTIONS = "admin:articles_section_changelist"
FROM = re.compile(r'FROM "(\w+)"')
TWO_QUOTES = (
    "<p>“<q>水位已经回落。</q>”</p>"
    '<h2>善后</h2><p>“<q data-speaker="岑海生" data-role="渔民">船都回来了。</q>”</p>'
)


def rows(answer: Any) -> list[str]:
    """What the rows of a list are, in order."""
    return [str(row) for row in answer.context["cl"].result_list]


def headings(answer: Any) -> list[str]:
    """The subheads of a list of sections, the leads as a dash."""
    return [row.heading or "–" for row in answer.context["cl"].result_list]


def test_an_editor_finds_a_quote_by_speaker_words_position_or_headline(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    newsroom.draft()
    newsroom.draft(headline="渔港夜归", body=TWO_QUOTES)
    client = sign_in(newsroom.editor)
    found = {
        query: rows(client.get(reverse(QUOTES), {"q": query}))
        for query in ("周一帆", "船都", "渔民", "夜归", "周一帆 船都", "没有的话")
    }
    assert found == {
        "周一帆": ["今年汛期之前一定通水。"],
        "船都": ["船都回来了。"],
        "渔民": ["船都回来了。"],
        "夜归": ["水位已经回落。", "船都回来了。"],
        "周一帆 船都": [],
        "没有的话": [],
    }


def test_a_section_is_found_by_its_heading_or_words(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    newsroom.draft()
    newsroom.draft(headline="渔港夜归", body=TWO_QUOTES)
    client = sign_in(newsroom.editor)
    assert headings(client.get(reverse(SECTIONS))) == ["–", "善后", "–", "工期提前"]
    assert headings(client.get(reverse(SECTIONS), {"q": "善后"})) == ["善后"]
    assert headings(client.get(reverse(SECTIONS), {"q": "水位"})) == ["–"]


def test_a_reporter_sees_the_quotes_of_the_own_stories_only(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    newsroom.draft()
    reporter = person("B1", "记者乙", "reporter")
    newsroom.draft(by=reporter, headline="渔港夜归", body=TWO_QUOTES)
    answer = sign_in(reporter).get(reverse(QUOTES))
    assert rows(answer) == ["水位已经回落。", "船都回来了。"]


@pytest.mark.parametrize("room", ["quote", "section"])
def test_a_reviewer_with_a_task_has_no_list_to_look_through(
    room: str, newsroom: Newsroom, sign_in: SignIn
) -> None:
    newsroom.submit(newsroom.draft())
    url = reverse(f"admin:articles_{room}_changelist")
    assert sign_in(newsroom.reviewers[0]).get(url).status_code == 403


def test_only_the_current_text_of_a_story_is_listed(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    live = newsroom.live()
    revised = actions.revise(live.shown.draft_id, by=newsroom.editor)
    actions.save(
        revised.pk,
        by=newsroom.editor,
        version=revised.version,
        text=newsroom.text(body=TWO_QUOTES),
    )
    answer = sign_in(newsroom.editor).get(reverse(QUOTES))
    assert rows(answer) == ["水位已经回落。", "船都回来了。"]


def test_a_binned_text_is_listed_only_when_asked_for(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    actions.bin_draft(newsroom.draft().pk, by=newsroom.editor)
    client = sign_in(newsroom.editor)
    assert rows(client.get(reverse(QUOTES))) == []
    found = client.get(reverse(QUOTES), {"state": "binned"})
    assert rows(found) == ["今年汛期之前一定通水。"]


def test_lists_are_narrowed_by_channel_and_state(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    newsroom.submit(newsroom.draft())
    newsroom.draft(headline="渔港夜归", body=TWO_QUOTES)
    Channel.objects.create(name="体育", slug="sport", default_route=newsroom.three)
    client = sign_in(newsroom.editor)
    assert len(rows(client.get(reverse(QUOTES), {"state": "in_review"}))) == 1
    assert len(rows(client.get(reverse(QUOTES), {"channel": "news"}))) == 3
    assert rows(client.get(reverse(QUOTES), {"channel": "sport"})) == []


def test_a_quote_leads_to_its_place_in_the_editor_or_in_the_text(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft(body=TWO_QUOTES)
    quote = draft.quotes.get(speaker="岑海生")
    place = reverse("admin:articles_quote_change", args=[quote.pk])
    page = reverse("admin:articles_article_change", args=[draft.article_id])
    client = sign_in(newsroom.editor)
    assert client.get(place)["Location"] == f"{page}#body-{quote.ident}"
    Quote.objects.filter(speaker="").update(speaker="阮青禾")
    body = draft.body.replace("<q ", '<q data-speaker="阮青禾" ', 1)
    actions.save(draft.pk, by=newsroom.editor, version=1, text=newsroom.text(body=body))
    newsroom.submit(draft)
    quote = draft.quotes.get(speaker="岑海生")
    place = reverse("admin:articles_quote_change", args=[quote.pk])
    assert client.get(place)["Location"] == f"{page}#q-2"


def test_a_section_leads_to_its_subhead_and_a_lead_to_the_top(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    page = reverse("admin:articles_article_change", args=[draft.article_id])
    client = sign_in(newsroom.editor)
    places = [
        client.get(reverse("admin:articles_section_change", args=[row.pk]))["Location"]
        for row in draft.sections.order_by("position")
    ]
    assert places == [page, f"{page}#s-1"]


def test_a_row_of_an_older_save_says_so_and_leads_back_to_the_list(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    section = newsroom.draft().sections.first()
    assert section is not None
    Section.objects.all().delete()
    answer = sign_in(newsroom.editor).get(
        reverse("admin:articles_section_change", args=[section.pk]), follow=True
    )
    assert answer.redirect_chain == [(reverse(SECTIONS), 302)]
    assert [str(message) for message in answer.context["messages"]] == [
        "The text was saved meanwhile, or is not open to you. Search again."
    ]


def test_somebody_elses_quote_leads_a_reporter_nowhere(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    quote = newsroom.draft().quotes.get()
    reporter = person("B1", "记者乙", "reporter")
    answer = sign_in(reporter).get(
        reverse("admin:articles_quote_change", args=[quote.pk])
    )
    assert answer["Location"] == reverse(QUOTES)


def test_a_hostile_search_is_answered(newsroom: Newsroom, sign_in: SignIn) -> None:
    newsroom.draft()
    client = sign_in(newsroom.editor)
    for query in ("a " * 2000, "\x00", '"', "%", "'; --"):
        assert client.get(reverse(QUOTES), {"q": query}).status_code == 200


@pytest.mark.parametrize("room", ["quote", "section"])
def test_a_list_of_50_rows_makes_the_queries_of_one(
    room: str, newsroom: Newsroom, sign_in: SignIn
) -> None:
    client = sign_in(newsroom.editor)
    url = reverse(f"admin:articles_{room}_changelist")
    newsroom.draft()
    client.get(url)
    expected = [
        "django_session",
        "staff_user",
        "auth_permission",  # his own
        "auth_permission",  # his groups'
        "articles_channel",  # the filter
        f"articles_{room}",  # how many
        "articles_assignment",  # the frame's count of open tasks
        f"articles_{room}",  # the page
    ]
    assert asked(client, url) == expected
    for number in range(49):
        newsroom.draft(headline=f"第{number}篇")
    assert asked(client, url) == expected
    assert len(client.get(url).context["cl"].result_list) == 50


def asked(client: Client, url: str) -> list[str]:
    """The table that each query of the page begins with."""
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    found = [FROM.search(query["sql"]) for query in queries.captured_queries]
    return [match[1] if match else "" for match in found]
