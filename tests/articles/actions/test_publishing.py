"""Signing for publication, and revising what is live."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from guardian.shortcuts import assign_perm

from articles import actions, document
from articles.actions import Named, Text
from articles.growing import install, lift
from articles.models import Event, Publication, Revision
from articles.refusal import Refused
from articles.workflow import CreditRole, DraftState
from tests.support.newsroom import Newsroom, person


def test_a_chief_publishes_what_the_last_stage_approved(newsroom: Newsroom) -> None:
    draft = newsroom.approved()

    row = actions.publish(draft.pk, by=newsroom.chief)

    draft.refresh_from_db()
    assert draft.state == DraftState.PUBLISHED
    assert (row.kind, row.by) == ("publish", newsroom.chief)
    assert row.shown.digest == document.digest(
        document.Content.from_json(row.shown.content)
    )
    assert "望坪水闸合龙" in row.html
    assert list(Publication.objects.live(timezone.now())) == [row]
    assert Event.objects.filter(act="publish", draft=draft).count() == 1


def test_nothing_is_live_before_its_time_or_after_its_end(newsroom: Newsroom) -> None:
    row = newsroom.live()
    early = row.live_from - timedelta(microseconds=1)
    assert not Publication.objects.live(early).exists()
    assert Publication.objects.live(row.live_from).exists()


@pytest.mark.parametrize("approvals", [0, 1, 2])
def test_a_text_that_has_not_passed_its_last_stage_is_not_published(
    newsroom: Newsroom, approvals: int
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    for _stage in range(approvals):
        newsroom.approve(draft)
    for by in (newsroom.chief, newsroom.admin):
        with pytest.raises(Refused, match="Only a draft that its last stage approved"):
            actions.publish(draft.pk, by=by)
    assert not Publication.objects.exists()


def test_nobody_publishes_without_the_channels_right(newsroom: Newsroom) -> None:
    draft = newsroom.approved()
    with pytest.raises(Refused) as refused:
        actions.publish(draft.pk, by=newsroom.reviewers[0])
    assert str(refused.value) == "You have no right to publish in this channel."


def test_an_author_does_not_publish_his_own_text(newsroom: Newsroom) -> None:
    draft = newsroom.approved()
    assign_perm("articles.publish_channel", newsroom.editor, newsroom.channel)
    with pytest.raises(Refused) as refused:
        actions.publish(draft.pk, by=newsroom.editor)
    assert str(refused.value) == (
        "You had a part in writing this text, so somebody else must sign it."
    )


def test_whose_name_the_by_line_prints_as_from_outside_does_not_sign(
    newsroom: Newsroom,
) -> None:
    outside = Named(CreditRole.REPORTER, newsroom.chief.name)
    draft = newsroom.approved(credits=(outside,))
    with pytest.raises(Refused) as refused:
        actions.publish(draft.pk, by=newsroom.chief)
    assert str(refused.value) == (
        "The by-line prints your name, so somebody else must sign it."
    )
    assert not Publication.objects.exists()


def test_a_text_other_than_the_one_read_is_not_signed(newsroom: Newsroom) -> None:
    draft = newsroom.approved()
    read = Revision.objects.get().digest
    actions.recall(draft.pk, by=newsroom.editor)
    text = newsroom.text(headline="望坪水闸垮塌")
    actions.save(draft.pk, by=newsroom.editor, version=draft.version, text=text)
    newsroom.submit(draft)
    for _stage in range(3):
        newsroom.approve(draft)
    with pytest.raises(Refused) as refused:
        actions.publish(draft.pk, by=newsroom.chief, read=read)
    assert str(refused.value) == (
        "The approved text is not the one you had before you. Read this one, then sign."
    )
    assert not Publication.objects.exists()


def test_the_last_reviewer_may_publish(newsroom: Newsroom) -> None:
    draft = newsroom.approved()
    last = newsroom.reviewers[2]
    assign_perm("articles.publish_channel", last, newsroom.channel)
    assert actions.publish(draft.pk, by=last).by == last


def test_a_post_account_does_not_publish(newsroom: Newsroom) -> None:
    draft = newsroom.approved()
    newsroom.chief.kind = newsroom.chief.Kind.ROLE
    newsroom.chief.save()
    with pytest.raises(Refused) as refused:
        actions.publish(draft.pk, by=newsroom.chief)
    assert str(refused.value) == (
        "A post account cannot sign: a publication carries a person's name."
    )


def test_a_publisher_with_a_password_of_somebody_elses_cannot_sign(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.approved()
    newsroom.chief.set_password("set-by-the-admin-1")
    newsroom.chief.save()
    with pytest.raises(Refused, match="Your password was set by somebody else"):
        actions.publish(draft.pk, by=newsroom.chief)


def test_a_revision_tampered_with_in_the_database_is_not_published(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.approved()
    revision = Revision.objects.get(draft=draft)
    lift(connection)
    content = revision.content | {"headline": "被改的标题"}
    Revision.objects.filter(pk=revision.pk).update(content=content)
    install(connection)

    with pytest.raises(Refused, match="Revision 1 is not the text that was approved"):
        actions.publish(draft.pk, by=newsroom.chief)
    assert not Publication.objects.exists()


def test_publishing_twice_is_refused(newsroom: Newsroom) -> None:
    draft = newsroom.approved()
    actions.publish(draft.pk, by=newsroom.chief)
    with pytest.raises(Refused, match="Only a draft that its last stage approved"):
        actions.publish(draft.pk, by=newsroom.chief)
    assert Publication.objects.count() == 1


def test_a_live_article_is_revised_reviewed_and_updated(newsroom: Newsroom) -> None:
    first = newsroom.live()
    old = first.shown.draft

    draft = actions.revise(old.pk, by=newsroom.editor)

    assert (draft.headline, draft.base) == ("望坪水闸合龙", first)
    text = replace(Text.of(draft), headline="望坪水闸昨日通水")
    actions.save(draft.pk, by=newsroom.editor, version=1, text=text)
    newsroom.submit(draft)
    for _stage in range(3):
        newsroom.approve(draft)
    second = actions.publish(draft.pk, by=newsroom.chief)
    assert (second.kind, second.edition_at) == ("update", first.edition_at)
    assert list(Publication.objects.live(timezone.now())) == [second]
    assert list(Publication.objects.live(first.live_from)) == [first]


def test_a_copy_of_the_live_text_has_its_digest(newsroom: Newsroom) -> None:
    row = newsroom.live()
    draft = actions.revise(row.shown.draft_id, by=newsroom.editor)
    newsroom.submit(draft)
    assert draft.revisions.get().digest == row.shown.digest


def test_a_second_draft_is_not_opened_beside_an_open_one(newsroom: Newsroom) -> None:
    row = newsroom.live()
    actions.revise(row.shown.draft_id, by=newsroom.editor)
    with pytest.raises(Refused, match="Another draft of this article is open"):
        actions.revise(row.shown.draft_id, by=newsroom.editor)


def test_a_stranger_cannot_revise(newsroom: Newsroom) -> None:
    row = newsroom.live()
    stranger = person("E9", "外人", "editor")
    with pytest.raises(Refused, match="Only the article's owner"):
        actions.revise(row.shown.draft_id, by=stranger)
