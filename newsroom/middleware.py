"""Headers that every answer carries, and cookies that none should look up."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
