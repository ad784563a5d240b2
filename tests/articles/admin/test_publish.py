"""签发: what is shown before a signature, and what the signature does."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from articles import actions
from articles.actions import Text
from articles.models import Draft, Event, Publication, Revision
from articles.workflow import DraftState, PublicationKind
from staff.models import Department, Membership
from tests.articles.admin.conftest import SignIn
from tests.articles.admin.reading_pages import hidden, page, said
from tests.support.newsroom import Newsroom, person

GIVEN = (
    "Your password was set by somebody else. Change it to one that only you know; then "
    "you can decide."
)


def _url(draft: Draft) -> str:
    return reverse("admin:articles_article_publish", args=[draft.article_id])


@pytest.fixture
def chief(newsroom: Newsroom, sign_in: SignIn) -> Client:
    """The browser of the chief, who signs."""
    return sign_in(newsroom.chief)


def test_the_page_shows_the_text_its_address_and_who_approved_it(
    newsroom: Newsroom, chief: Client
) -> None:
    first = newsroom.reviewers[0]
    desk = Department.objects.create(name="编辑部")
    Membership.objects.create(user=first, department=desk, is_main=True)
    first.post = "编辑"
    first.save()
    draft = newsroom.draft()
    newsroom.submit(draft)
    task = newsroom.task(draft)
    actions.approve(task.pk, by=first, token=newsroom.token(task), opinion="可发")
    newsroom.approve(draft)
    newsroom.approve(draft)

    response = chief.get(_url(draft))

    html, shown = response.content.decode(), page(response)
    assert '<article class="story" lang="zh-Hans">' in html
    assert f"http://testserver/news/{draft.article_id}/" in shown
    task.refresh_from_db()
    assert "初审 审稿1 approved" in shown
    assert "编辑部 · 编辑 · " in shown
    assert "可发" in shown
    digest = Revision.objects.get().digest
    assert f">{digest[:12]}</code>" in html
    assert hidden(response, "digest") == digest
    assert "Sign for publication" in shown
    assert not Publication.objects.exists()


def test_signing_puts_the_text_before_readers_and_leads_to_it(
    newsroom: Newsroom, chief: Client
) -> None:
    draft = newsroom.approved()
    digest = hidden(chief.get(_url(draft)), "digest")

    response = chief.post(_url(draft), {"digest": digest})

    row = Publication.objects.get()
    draft.refresh_from_db()
    assert (row.kind, row.by) == (PublicationKind.PUBLISH, newsroom.chief)
    assert draft.state == DraftState.PUBLISHED
    assert said(response) == [
        "“望坪水闸合龙” is signed; readers see it now. See it as a reader"
    ]
    there = chief.get(response["Location"]).content.decode()
    assert f'<a href="/news/{draft.article_id}/">See it as a reader</a>' in there
    assert Client().get(f"/news/{draft.article_id}/").status_code == 200
    event = Event.objects.latest("id")
    assert (event.act, event.actor) == ("publish", newsroom.chief)


def test_an_update_warns_of_what_it_replaces(newsroom: Newsroom, chief: Client) -> None:
    live = newsroom.live()
    old = Draft.objects.get()
    draft = actions.revise(old.pk, by=newsroom.editor)
    text = replace(Text.of(draft), headline="望坪水闸通水")
    actions.save(draft.pk, by=newsroom.editor, version=1, text=text)
    newsroom.submit(draft)
    for _stage in range(3):
        newsroom.approve(draft)

    response = chief.get(_url(draft))

    shown = page(response)
    assert f"Readers see revision {live.shown.number} since " in shown
    assert "Signing puts this text in its place" in shown
    assert "Sign the update" in shown
    chief.post(_url(draft), {"digest": hidden(response, "digest")})
    assert Publication.objects.order_by("-id")[0].kind == PublicationKind.UPDATE


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("editor", "You have no right to publish in this channel."),
        (
            "author",
            "You had a part in writing this text, so somebody else must sign it.",
        ),
        ("given password", GIVEN),
    ],
)
def test_who_may_not_sign_reads_why_and_signs_nothing(
    newsroom: Newsroom, sign_in: SignIn, who: str, sentence: str
) -> None:
    draft = newsroom.approved()
    user = newsroom.chief
    if who == "editor":
        user = newsroom.editor
    elif who == "author":
        draft.authors.create(user=user, part="writer", at=draft.created_at)
    else:
        user = person("P1", "签发辛", "publisher")
        user.set_password("set-by-somebody-else")
        user.save()
    client = sign_in(user)
    shown = client.get(_url(draft))
    digest = Revision.objects.get().digest
    posted = client.post(_url(draft), {"digest": digest})
    for response in (shown, posted):
        assert response.status_code == 200
        assert sentence in page(response)
        assert 'name="digest"' not in response.content.decode()
    assert not Publication.objects.exists()


@pytest.mark.parametrize("state", ["draft", "in review", "published"])
def test_only_an_approved_text_is_signed(
    newsroom: Newsroom, chief: Client, state: str
) -> None:
    if state == "published":
        newsroom.live()
    elif state == "in review":
        newsroom.submit(newsroom.draft())
    else:
        newsroom.draft()
    draft = Draft.objects.get()
    for response in (chief.get(_url(draft)), chief.post(_url(draft))):
        assert response.status_code == 200
        assert "Only a draft that its last stage approved can be published." in page(
            response
        )
        assert ("Revise" in page(response)) is (state == "published")
    assert Publication.objects.count() == (1 if state == "published" else 0)


@pytest.mark.parametrize("digest", ["", "0" * 64, "稿"])
def test_a_text_that_was_not_on_the_page_is_not_signed(
    newsroom: Newsroom, chief: Client, digest: str
) -> None:
    draft = newsroom.approved()
    response = chief.post(_url(draft), {"digest": digest})
    assert (
        "The approved text is not the one you had before you. Read this one, then sign."
    ) in page(response)
    assert hidden(response, "digest") == Revision.objects.get().digest
    assert not Publication.objects.exists()


def test_somebody_who_may_not_read_the_story_finds_no_page(
    newsroom: Newsroom, sign_in: SignIn
) -> None:
    draft = newsroom.approved()
    stranger = sign_in(person("J1", "记者庚", "reporter"))
    assert stranger.get(_url(draft)).status_code == 404
    assert stranger.post(_url(draft)).status_code == 404
