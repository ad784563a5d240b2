"""Headers that every answer carries, cookies that none should look up, and words
where Django has none.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseNotFound,
)
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.cache import add_never_cache_headers
from django.views.defaults import page_not_found

from newsroom.content_policy import policy


def content_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Put the content security policy on every answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = policy()
        return response

    return middleware


def desk_kept_nowhere(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Let no browser and no proxy keep a page of the desk.

    Django's admin sees to most of its pages; refusals, the own password and the form
    for a forgotten one are left, and name the person and what waits for him too.
    """
    desk = reverse_lazy("admin:index")

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and request.path.startswith(str(desk)):
            add_never_cache_headers(response)
        return response

    return middleware


def storable_cookies(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Forget cookies with a NUL, which PostgreSQL refuses to look a session up by.

    A browser sends none; the standard reading of a cookie makes one of a quoted \\000.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.COOKIES = {
            name: value for name, value in request.COOKIES.items() if "\0" not in value
        }
        return get_response(request)

    return middleware


def refusals_in_words(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Give a refused method a page, and with DEBUG on an address that is not there.

    Django's answer to the first is empty, and a browser shows that as a failure of its
    own to somebody who typed the address of a button. Its answer to the second is for
    developers, styled inline against our content policy; people try the demo with it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_bare = isinstance(response, HttpResponseNotAllowed) and not response.content
        if is_bare and request.accepts("text/html"):
            response.content = render_to_string("405.html", request=request).encode()
        if settings.DEBUG and type(response) is HttpResponseNotFound:
            return page_not_found(request, Http404())
        return response

    return middleware
