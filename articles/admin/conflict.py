"""The page for a save that came too late: both texts, and how to go on.

Nothing is lost: what was typed travels on in hidden fields until the person decides.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import document
from articles.actions import Text
from articles.admin.differences import Pair, side_by_side
from articles.admin.pages import desk_page
from articles.admin.text_form import PRINTED, ROLES, TextForm
from articles.models import Draft
from articles.refusal import Stale

_BUTTONS = {"csrfmiddlewaretoken", "version", "draft", "lead", "_preview", "_submit"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not the same in both texts."""

    label: str | Promise
    pairs: list[Pair]


def conflict_page(request: HttpRequest, form: TextForm, stale: Stale) -> HttpResponse:
    """Show what was typed beside what is stored now; answers 409."""
    stored = stale.current
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in _BUTTONS
        for value in values
    ]
    lead = form.image.sha256 if form.image else ""
    return desk_page(
        request,
        "conflict",
        status=409,
        title=_("Somebody else saved this story"),
        sentence=str(stale),
        draft=stored,
        differences=differences(form.text(), stored),
        typed=[
            *typed,
            ("lead", lead),
            ("draft", stored.pk),
            ("version", stored.version),
        ],
    )


def differences(mine: Text, stored: Draft) -> list[Difference]:
    """The fields in which the typed text and the stored one differ."""
    found = [
        Difference(label, side_by_side(ours, theirs))
        for (label, ours), (_label, theirs) in zip(
            _fields(mine), _fields(Text.of(stored)), strict=True
        )
        if ours != theirs
    ]
    if not found and document.canonical(mine.body) != document.canonical(stored.body):
        return [Difference(gettext_lazy("Text"), [])]
    return found


def _fields(text: Text) -> list[tuple[str | Promise, str]]:
    """Every field by its label, as a person reads it."""
    at = text.source_time and timezone.localtime(text.source_time)
    lead = text.lead
    return [
        *((_label(name), getattr(text, name)) for name in PRINTED),
        (gettext_lazy("Channel"), text.channel.name),
        (
            gettext_lazy("Time at the source"),
            formats.date_format(at, "Y-m-d H:i") if at else "",
        ),
        (gettext_lazy("Reprint"), _("yes") if text.is_reprint else ""),
        (gettext_lazy("Lead picture"), lead.original_name if lead else ""),
        *(
            (role.label, "、".join(n.name for n in text.credits if n.role == role))
            for _people, _outside, role in ROLES
        ),
        (gettext_lazy("Text"), _as_lines(text.body)),
    ]


def _label(name: str) -> str | Promise:
    label: str | Promise = Draft._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    return label


def _as_lines(body: str) -> str:
    """The body as text: a subhead marked by ##, a quote followed by its speaker."""
    parsed = document.parse(body)
    parts = []
    for section in parsed.sections:
        if section.id:
            parts.append(f"## {section.heading}")
        parts.append(section.text)
    parts += [
        f"“{quote.text}”: {quote.speaker} {quote.role}" for quote in parsed.quotes
    ]
    parts += [
        f"[{figure.image[:8]}] {figure.alt} {figure.caption} {figure.credit}"
        for figure in parsed.figures
    ]
    return "\n".join(parts)
