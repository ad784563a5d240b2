"""签发: what was approved becomes what readers see."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import access, document, log
from articles.actions import locking
from articles.models import Draft, Publication, Review, Revision
from articles.pictures.files import verify
from articles.refusal import Refused
from articles.rendering import head_data, render_article
from articles.workflow import Act, DraftState, PublicationKind, ReviewState
from staff.models import User


@transaction.atomic
def publish(draft_id: int, *, by: User, read: str | None = None) -> Publication:
    """Put the approved text before readers now, as first edition or update.

    `read` is the digest of the text that `by` had before him; None where a program
    signs that shows nothing. The digest is computed again from the stored revision and
    the picture files; any difference from what the last stage approved refuses. So does
    a base that is not what readers see now. Raises `Refused`.
    """
    draft = locking.draft(draft_id)
    by = locking.person(by)
    access.may(by, Act.PUBLISH, draft).require()
    revision = _approved(draft, read)
    content = _verified(revision)
    clock = timezone.now()
    live = Publication.objects.live(clock).filter(article=draft.article_id).first()
    if (live.pk if live else None) != draft.base_id:
        raise Refused(
            _(
                "Readers see another text by now than the one this draft started "
                "from. Recall the draft, take over what changed, and submit it again."
            )
        )
    now = _after_the_newest(draft, clock)
    edition = live.edition_at if live and live.edition_at else now
    row = Publication.objects.create(
        article_id=draft.article_id,
        kind=PublicationKind.UPDATE if live else PublicationKind.PUBLISH,
        revision=revision,
        channel=draft.channel,
        live_from=now,
        edition_at=edition,
        by=by,
        at=clock,
        html=render_article(content, published_at=_printed(edition)),
        head=head_data(content),
    )
    draft.state = DraftState.PUBLISHED
    draft.save(update_fields=["state"])
    draft.article.channel = draft.channel
    draft.article.save(update_fields=["channel"])
    log.write(
        Act.PUBLISH,
        by=by,
        draft=draft,
        at=clock,
        details={"revision": revision.number, "kind": row.kind},
    )
    return row


def _approved(draft: Draft, read: str | None) -> Revision:
    """The text that the last stage of the newest round approved, if it was `read`."""
    review: Review | None = (
        draft.reviews.select_related("revision").order_by("-number").first()
    )
    if review is None or review.state != ReviewState.APPROVED:
        raise Refused(_("The last stage has not approved this text."))
    if read not in {None, review.revision.digest}:
        raise Refused(
            _(
                "The approved text is not the one you had before you. Read this one, "
                "then sign."
            )
        )
    return review.revision


def _verified(revision: Revision) -> document.Content:
    """The revision's content, after its digest and its picture files were checked."""
    content = document.Content.from_json(revision.content)
    if document.digest(content) != revision.digest:
        raise Refused(
            _(
                "Revision %(number)d is not the text that was approved: its digest "
                "differs. Nothing was published; tell your administrator."
            )
            % {"number": revision.number}
        )
    pictures = [figure.image for figure in document.parse(content.body).figures]
    if content.lead:
        pictures.append(content.lead.sha256)
    if not all(verify(sha256) for sha256 in pictures):
        raise Refused(
            _(
                "A picture's file is not the one that was approved, or is missing. "
                "Nothing was published; tell your administrator."
            )
        )
    return content


def _printed(edition: datetime) -> datetime:
    """The time as readers are told it: in the newsroom's zone, not the signer's."""
    return edition.astimezone(timezone.get_default_timezone())


def _after_the_newest(draft: Draft, clock: datetime) -> datetime:
    """Now, but always after the newest row that has begun: clocks step back."""
    newest = (
        Publication.objects.begun(clock)
        .filter(article=draft.article_id)
        .order_by("-live_from")
        .first()
    )
    if newest is None:
        return clock
    return max(clock, newest.live_from + timedelta(microseconds=1))
