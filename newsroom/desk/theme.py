"""Light, dark or as the system says: kept in a cookie, so that no page flashes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "theme"
CHOICES = ("light", "dark")
_ONE_YEAR = 365 * 24 * 60 * 60  # seconds


def chosen(request: HttpRequest | None) -> str:
    """``light`` or ``dark`` if this browser chose one, else an empty text."""
    value = request.COOKIES.get(COOKIE, "") if request else ""
    return value if value in CHOICES else ""


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Keep the posted `theme` (anything else follows the system) and go back."""
    back = request.POST.get("next", "")
    hosts = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(
        back, hosts, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(back if safe else reverse("admin:index"))
    theme = request.POST.get("theme", "")
    if theme not in CHOICES:
        response.delete_cookie(COOKIE)
        return response
    # theme.js writes the same cookie, so it is not HttpOnly; it is no secret.
    response.set_cookie(
        COOKIE,
        theme,
        max_age=_ONE_YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
