"""Who is quoted: speakers of the current texts."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.models import Quote
from articles.search import MOST_WORDS
from articles.workflow import DraftState
from newsroom.desk.search.parts import MOST, Group, Hit, narrowed

SHOWN = 60  # characters of what was said


def group(request: HttpRequest, words: str, url: str) -> Group:
    """The quotes whose speaker has every word, newest text first. Two queries."""
    room: Any = admin.site.get_model_admin(Quote)
    found = room.get_queryset(request).exclude(draft__state=DraftState.BINNED)
    for word in words.split()[:MOST_WORDS]:
        found = found.filter(speaker__icontains=word)
    return Group(
        title=_("Speakers"),
        icon="quotes",
        hits=[_hit(quote) for quote in found.order_by(*room.ordering)[:MOST]],
        total=found.count(),
        url=narrowed(url, words),
        wider=True,
    )


def _hit(quote: Quote) -> Hit:
    said = Truncator(quote.text).chars(SHOWN)
    return Hit(
        title=" · ".join(part for part in (quote.speaker, quote.role) if part),
        url=reverse("admin:articles_quote_change", args=[quote.pk]),
        note=f"“{said}” {quote.draft}",
    )
