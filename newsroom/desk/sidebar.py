"""The sidebar with names or, in little room, with icons only."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from newsroom.desk import choices

COOKIE = "sidebar"
CHOICES = ("narrow",)


def chosen(request: HttpRequest | None) -> str:
    """``narrow`` if this browser chose that, else an empty text."""
    return choices.chosen(request, COOKIE, CHOICES)


@require_POST
def set_sidebar(request: HttpRequest) -> HttpResponse:
    """Keep the posted `sidebar` (anything else is the wide one) and go back."""
    return choices.keep(request, COOKIE, CHOICES)
