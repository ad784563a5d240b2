"""Creating, saving, binning and fetching back."""

from dataclasses import replace

import pytest

from articles import access, actions
from articles.actions import Named, Text
from articles.models import Article, Draft, Event
from articles.refusal import Refused, Stale
from articles.workflow import CreditRole, DraftState
from tests.support.newsroom import Newsroom, person, reporter


def _acts(draft: Draft) -> list[str]:
    events = Event.objects.filter(draft=draft).order_by("id")
    return list(events.values_list("act", flat=True))


def test_an_editor_creates_an_article_with_its_sections_and_quotes(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()

    assert draft.state == DraftState.DRAFT
    assert list(draft.sections.values_list("heading", flat=True)) == ["", "工期提前"]
    quote = draft.quotes.get()
    assert (quote.text, quote.speaker, quote.role) == (
        "今年汛期之前一定通水。",
        "周一帆",
        "镇水务站站长",
    )
    assert access.authors_of(draft) == {newsroom.editor.pk}
    assert _acts(draft) == ["create"]


def test_a_reviewer_cannot_create_an_article(newsroom: Newsroom) -> None:
    with pytest.raises(Refused, match=r"You have no right to add articles\."):
        newsroom.draft(by=newsroom.reviewers[0])
    assert not Article.objects.exists()


def test_a_save_makes_its_writer_and_the_by_line_authors_for_good(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    writer = person("E2", "编辑乙", "editor")
    draft.article.co_editors.add(writer)
    named = newsroom.reviewers[0]
    text = replace(Text.of(draft), headline="新水闸通水", credits=(reporter(named),))

    saved = actions.save(draft.pk, by=writer, version=1, text=text)
    saved = actions.save(
        draft.pk, by=newsroom.editor, version=2, text=replace(text, credits=())
    )

    assert (saved.version, saved.headline) == (3, "新水闸通水")
    assert access.authors_of(draft) == {newsroom.editor.pk, writer.pk, named.pk}
    assert _acts(draft) == ["create", "save", "save"]


def test_the_responsible_editor_is_no_author(newsroom: Newsroom) -> None:
    editor = newsroom.reviewers[0]
    draft = newsroom.draft(credits=(Named(CreditRole.EDITOR, editor.name, editor.pk),))
    assert editor.pk not in access.authors_of(draft)


def test_a_save_that_changes_nothing_leaves_no_trace(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    chief = newsroom.chief

    saved = actions.save(draft.pk, by=chief, version=1, text=Text.of(draft))

    assert saved.version == 1
    assert chief.pk not in access.authors_of(draft)
    assert _acts(draft) == ["create"]


def test_a_save_based_on_an_old_version_is_refused_with_the_stored_text(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    mine = replace(Text.of(draft), headline="我的标题")
    theirs = replace(Text.of(draft), headline="他的标题")
    actions.save(draft.pk, by=newsroom.chief, version=1, text=theirs)

    with pytest.raises(Stale) as refused:
        actions.save(draft.pk, by=newsroom.editor, version=1, text=mine)

    assert refused.value.current.headline == "他的标题"
    draft.refresh_from_db()
    assert (draft.headline, draft.version) == ("他的标题", 2)


def test_a_stranger_cannot_save(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    text = replace(Text.of(draft), headline="改动")
    with pytest.raises(Refused, match="no right to edit articles of this channel"):
        actions.save(draft.pk, by=newsroom.reviewers[0], version=1, text=text)


def test_a_text_in_review_cannot_be_saved_even_by_a_superuser(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    text = replace(Text.of(draft), headline="改动")
    with pytest.raises(Refused, match="only in a draft or after it was sent back"):
        actions.save(draft.pk, by=newsroom.admin, version=1, text=text)


def test_a_draft_never_submitted_can_be_binned_and_fetched_back(
    newsroom: Newsroom,
) -> None:
    draft = newsroom.draft()

    assert actions.bin_draft(draft.pk, by=newsroom.editor).state == DraftState.BINNED
    assert actions.restore(draft.pk, by=newsroom.editor).state == DraftState.DRAFT
    assert _acts(draft) == ["create", "bin", "restore"]


def test_a_draft_once_submitted_cannot_be_binned(newsroom: Newsroom) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    actions.recall(draft.pk, by=newsroom.editor)
    with pytest.raises(Refused, match="never submitted can be binned"):
        actions.bin_draft(draft.pk, by=newsroom.editor)
