"""The page for a decision about a text that changed after it was opened."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from articles import document
from articles.admin.differences import side_by_side
from articles.admin.pages import desk_page
from articles.admin.rendered import rendered
from articles.models import Assignment, Revision
from articles.refusal import TextChanged


def changed_page(
    request: HttpRequest, task: Assignment, changed: TextChanged, opinion: str
) -> HttpResponse:
    """Both texts, what differs marked; answers 409 and carries no token.

    The button leads to the review page, which shows the new text and mints one.
    """
    current = document.Content.from_json(changed.current.content)
    seen = Revision.objects.filter(
        draft=changed.current.draft_id, digest=changed.seen
    ).first()
    before = document.Content.from_json(seen.content) if seen else None
    return desk_page(
        request,
        "review_changed",
        status=409,
        title=_("The text was changed after you opened it"),
        sentence=str(changed),
        task=task,
        pairs=side_by_side(as_lines(before), as_lines(current)) if before else [],
        before=as_lines(before) if before else "",
        story=rendered(current),
        opinion=opinion,
    )


def as_lines(content: document.Content) -> str:
    """Everything that is printed, line by line; a quote followed by its speaker."""
    parsed = document.parse(content.body)
    pictures = [
        f"[{figure.image[:8]}] {figure.alt} {figure.caption} {figure.credit}"
        for figure in parsed.figures
    ]
    lead = content.lead
    if lead is not None:
        pictures.insert(
            0, f"[{lead.sha256[:8]}] {lead.alt} {lead.caption} {lead.credit}"
        )
    lines = [
        content.kicker,
        content.headline,
        content.subtitle,
        content.source,
        "、".join(credit.name for credit in content.byline),
        content.dateline,
        parsed.text,
        *(f"“{quote.text}”: {quote.speaker} {quote.role}" for quote in parsed.quotes),
        *pictures,
        content.original_title,
        content.original_author,
        "、".join(content.editors),
        content.notice,
    ]
    return "\n".join(line for line in lines if line)
