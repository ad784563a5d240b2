"""Choices about looks that a browser keeps in a cookie, so that no page flashes."""

from collections.abc import Collection

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

_ONE_YEAR = 365 * 24 * 60 * 60  # seconds


def chosen(request: HttpRequest | None, name: str, choices: Collection[str]) -> str:
    """The one of `choices` that this browser made of `name`, else an empty text."""
    value = request.COOKIES.get(name, "") if request else ""
    return value if value in choices else ""


def keep(request: HttpRequest, name: str, choices: Collection[str]) -> HttpResponse:
    """Keep the posted `name` if it is one of `choices`, else forget it; go back."""
    back = request.POST.get("next", "")
    hosts = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(
        back, hosts, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(back if safe else reverse("admin:index"))
    value = request.POST.get(name, "")
    if value not in choices:
        response.delete_cookie(name)
        return response
    # remember.js writes the same cookies, so they are not HttpOnly; they are no secret.
    response.set_cookie(
        name,
        value,
        max_age=_ONE_YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
