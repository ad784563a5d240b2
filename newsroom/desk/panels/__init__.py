"""工作台: what waits for this person, in a fixed number of queries.

Each panel has a room of its own, and none repeats what another one shows.
"""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from articles import access
from newsroom.desk import navigation
from newsroom.desk.panels import board, health, load, own, signing, tasks, today
from newsroom.desk.panels.parts import Panel
from staff.models import User


def panels(user: User, request: HttpRequest) -> list[Panel]:
    """The panels of this person, what is most pressing first.

    Own tasks; the board of the channels whose chief it is; what may be signed; own
    stories; how much the reviewers have to do and what readers got today; the
    directory's health for those who keep it.
    """
    found = (*_stories(user, request), _health(request))
    return [panel for panel in found if panel is not None]


def _stories(user: User, request: HttpRequest) -> Iterator[Panel | None]:
    urls = navigation.addresses(request)
    yield tasks.panel(user, urls[navigation.TASKS])
    stories = urls.get(navigation.ARTICLES)
    if stories is None:
        return
    led = list(access.channels_with_right(user, "chief"))
    signed = list(access.channels_with_right(user, "publish"))
    if led:
        yield board.panel(user, led, signs=bool(signed))
    if signed:
        yield signing.panel(user, signed, stories)
    yield from own.panels(user, stories, led)
    if led:
        yield load.panel(led)
        yield today.panel(led)


def _health(request: HttpRequest) -> Panel | None:
    keeps = navigation.changes("staff.user")
    if not keeps(request):
        return None
    return health.panel(reverse("admin:staff_user_changelist"))
