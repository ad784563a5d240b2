"""Making, saving, binning and fetching back a draft."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import access, log
from articles.actions import locking
from articles.actions.text import COLUMNS, Named, Text, derive, fill
from articles.models import Article, Authorship, Draft
from articles.refusal import Refused, Stale
from articles.workflow import AUTHOR_CREDITS, Act, DraftState
from staff.models import User

Part = Authorship.Part


@transaction.atomic
def create(*, by: User, text: Text, imported: bool = False) -> Draft:
    """A new article with its first draft; whoever brings a text in is its author.

    Raises `Refused` when `by` may not add articles.
    """
    by = locking.person(by)
    if not by.has_perm("articles.add_article"):
        raise Refused(_("You have no right to add articles."))
    now = timezone.now()
    article = Article.objects.create(channel=text.channel, owner=by)
    draft = Draft(article=article, owner=by, saved_by=by, saved_at=now)
    part = Part.IMPORTER if imported else Part.WRITER
    store_new(draft, text, part=part)
    log.write("import" if imported else "create", by=by, draft=draft, at=now)
    return draft


def store_new(draft: Draft, text: Text, *, part: Authorship.Part) -> None:
    """Store a draft that has no row yet; `draft.saved_by` did it, in which `part`."""
    parsed = fill(draft, text)
    draft.save()
    derive(draft, parsed, text.credits)
    _add_authors(draft, text.credits, part, at=draft.saved_at)


@transaction.atomic
def save(draft_id: int, *, by: User, version: int, text: Text) -> Draft:
    """Store `text`, which was written on top of `version`.

    Raises `Stale` with the stored draft when somebody saved in between, and `Refused`
    when the draft may not be changed. A save that changes nothing makes no author.
    """
    draft = locking.draft(draft_id)
    by = locking.person(by)
    access.may(by, Act.SAVE, draft).require()
    if draft.version != version:
        raise Stale(
            _("Somebody saved this draft after you opened it; nothing was lost."),
            draft,
        )
    before = Text.of(draft)
    parsed = fill(draft, text)
    if Text.of(draft) == before and text.credits == before.credits:
        return draft
    _move(draft)
    draft.version += 1
    draft.saved_at = timezone.now()
    draft.saved_by = by
    draft.save(update_fields=[*COLUMNS, "length", "version", "saved_at", "saved_by"])
    derive(draft, parsed, text.credits)
    _add_authors(draft, text.credits, Part.WRITER, at=draft.saved_at)
    log.write(
        Act.SAVE,
        by=by,
        draft=draft,
        at=draft.saved_at,
        details={"version": draft.version},
    )
    return draft


def _move(draft: Draft) -> None:
    """An article that was never published stands in the channel of its draft."""
    if draft.base_id is None and draft.article.channel_id != draft.channel_id:
        draft.article.channel = draft.channel
        draft.article.save(update_fields=["channel"])


def _add_authors(
    draft: Draft, named: Iterable[Named], part: Authorship.Part, *, at: datetime
) -> None:
    parts = {(draft.owner_id, Part.OWNER), (draft.saved_by_id, part)}
    parts |= {
        (name.user_id, Part.BYLINE)
        for name in named
        if name.user_id is not None and name.role in AUTHOR_CREDITS
    }
    Authorship.objects.bulk_create(
        [
            Authorship(draft=draft, user_id=user, part=each, at=at)
            for user, each in sorted(parts)
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def bin_draft(draft_id: int, *, by: User) -> Draft:
    """弃稿: put a never-submitted draft away; `restore` fetches it back."""
    return _set_state(draft_id, by, Act.BIN, DraftState.BINNED)


@transaction.atomic
def restore(draft_id: int, *, by: User) -> Draft:
    """Fetch a binned draft back.

    Raises `Refused` also when the article has another open draft by now.
    """
    return _set_state(draft_id, by, Act.RESTORE, DraftState.DRAFT)


def _set_state(draft_id: int, by: User, act: Act, state: DraftState) -> Draft:
    draft = locking.draft(draft_id)
    by = locking.person(by)
    access.may(by, act, draft).require()
    draft.state = state
    draft.save(update_fields=["state"])
    log.write(act, by=by, draft=draft, at=timezone.now())
    return draft
