"""A draft's text as readers would see it, and its immutable copies."""

from datetime import datetime
from typing import Literal

from django.db.models import Max

from articles import document
from articles.models import Draft, Revision
from articles.workflow import CreditRole
from staff.models import User


def content_of(draft: Draft) -> document.Content:
    """Everything of the draft that a reader can see."""
    credits_ = list(draft.credits.all())
    reprint = draft.is_reprint
    return document.Content(
        headline=draft.headline,
        kicker=draft.kicker,
        subtitle=draft.subtitle,
        byline=tuple(
            document.Credit(_printed(row.role), row.name)
            for row in credits_
            if row.role != CreditRole.EDITOR
        ),
        dateline=draft.dateline,
        source=draft.source,
        original_title=draft.original_title if reprint else "",
        original_author=draft.original_author if reprint else "",
        editors=tuple(row.name for row in credits_ if row.role == CreditRole.EDITOR),
        channel=draft.channel.slug,
        channel_name=draft.channel.name,
        notice=draft.notice,
        body=draft.body,
        lead=_lead(draft),
    )


def _printed(role: str) -> Literal["reporter", "translator"]:
    return "translator" if role == CreditRole.TRANSLATOR else "reporter"


def _lead(draft: Draft) -> document.Picture | None:
    if draft.lead is None:
        return None
    return document.Picture(
        sha256=draft.lead.sha256,
        crop=draft.lead_crop,
        alt=draft.lead_alt,
        caption=draft.lead_caption,
        credit=draft.lead_credit,
    )


def digest_of(draft: Draft) -> str:
    """The digest that a revision of this text would have."""
    return document.digest(content_of(draft))


def freeze(draft: Draft, *, at: datetime, by: User) -> Revision:
    """The newest revision of the draft if it is this very text, else a new one."""
    content = content_of(draft)
    digest = document.digest(content)
    newest = draft.revisions.order_by("-number").first()
    if newest is not None and newest.digest == digest:
        return newest
    taken = Revision.objects.filter(article=draft.article_id).aggregate(
        number=Max("number")
    )["number"]
    return Revision.objects.create(
        article_id=draft.article_id,
        draft=draft,
        number=(taken or 0) + 1,
        schema=document.SCHEMA,
        content=content.to_json(),
        credits=[[row.role, row.user_id, row.name] for row in draft.credits.all()],
        digest=digest,
        written_by=by,
        created_at=at,
    )
