"""Light, dark or as the system says."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from newsroom.desk import choices

COOKIE = "theme"
CHOICES = ("light", "dark")


def chosen(request: HttpRequest | None) -> str:
    """``light`` or ``dark`` if this browser chose one, else an empty text."""
    return choices.chosen(request, COOKIE, CHOICES)


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keep the posted `theme` (anything else follows the system) and go back."""
    return choices.keep(request, COOKIE, CHOICES)
