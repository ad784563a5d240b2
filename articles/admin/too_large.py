"""A posted form that is too large to be read is answered in words.

Reading the form happens before any view, in the middleware that checks the form's
token; so the middleware is passed by, and the admin's own check does it instead.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from articles.admin.pages import desk_page

View = Callable[..., HttpResponse]

_CHUNK = 64 * 1024  # bytes
_MOST_CHUNKS = 1024  # a browser that is still sending does not read the answer


def readable(view: View) -> View:
    """Call `view`, which checks the form's token itself, once the form could be read.

    A view of `AdminSite.admin_view` does: `csrf_protect` is inside.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            request.POST  # noqa: B018 - reading it is what may fail
        except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
            _hear_out(request)
            return _refused(request, _too_large(), status=413)
        except MultiPartParserError:
            return _refused(request, _("The form did not arrive whole."), status=400)
        return view(request, *args, **kwargs)

    return csrf_exempt(guarded)


def _hear_out(request: HttpRequest) -> None:
    """Read and forget the rest, up to 64 MB: else the browser sees a broken line."""
    with suppress(OSError):
        for _chunk in range(_MOST_CHUNKS):
            if not request.read(_CHUNK):
                return


def _too_large() -> str:
    return _("What you sent is larger than the desk can take in one go: 4 MB.")


def _refused(request: HttpRequest, sentence: str, *, status: int) -> HttpResponse:
    return desk_page(
        request, "too_large", status=status, title=_("Not saved"), sentence=sentence
    )
