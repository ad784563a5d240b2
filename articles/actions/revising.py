"""改稿: a new draft of what readers see now."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import access, document, log
from articles.actions import locking
from articles.actions.text import Named, Text
from articles.actions.writing import store_new
from articles.models import Authorship, Draft, Image, Publication
from articles.refusal import Refused
from articles.workflow import Act, CreditRole
from staff.models import User


@transaction.atomic
def revise(draft_id: int, *, by: User) -> Draft:
    """A new main draft copied from the live revision of the draft's article.

    `draft_id` names the published draft that the person is looking at. Raises `Refused`
    when nothing is live, another draft is open, or the right is missing.
    """
    published = locking.draft(draft_id)
    by = locking.person(by)
    access.may(by, Act.REVISE, published).require()
    now = timezone.now()
    live = (
        Publication.objects.live(now)
        .select_related("revision", "channel")
        .filter(article=published.article_id)
        .first()
    )
    if live is None:
        raise Refused(_("Readers see no text of this article now, so none is copied."))
    draft = Draft(
        article=published.article, owner=by, base=live, saved_by=by, saved_at=now
    )
    store_new(draft, _copy(live), part=Authorship.Part.OWNER)
    log.write(
        Act.REVISE,
        by=by,
        draft=draft,
        at=now,
        details={"revision": live.shown.number},
    )
    return draft


def _copy(live: Publication) -> Text:
    revision = live.shown
    content = document.Content.from_json(revision.content)
    lead = content.lead
    source = revision.draft
    assert live.channel is not None  # noqa: S101 - the ledger's own constraint
    return Text(
        channel=live.channel,
        headline=content.headline,
        kicker=content.kicker,
        subtitle=content.subtitle,
        dateline=content.dateline,
        source=content.source,
        source_time=source.source_time,
        is_reprint=source.is_reprint,
        original_title=content.original_title,
        original_author=content.original_author,
        notice=content.notice,
        body=content.body,
        lead=Image.objects.get(sha256=lead.sha256) if lead else None,
        lead_alt=lead.alt if lead else "",
        lead_caption=lead.caption if lead else "",
        lead_credit=lead.credit if lead else "",
        credits=tuple(
            Named(CreditRole(role), name, user) for role, user, name in revision.credits
        ),
    )
