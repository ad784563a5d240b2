"""Times as somebody at the desk says them: "in 6 hours", 6 小时后."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

A_MOMENT = timedelta(minutes=1)


def relative(at: datetime, *, now: datetime | None = None) -> str:
    """How far `at` lies from `now`, in its largest unit: ``in 6 hours``."""
    now = now or timezone.now()
    if abs(at - now) < A_MOMENT:
        return _("just now")
    if at > now:
        return _("in %(time)s") % {"time": timeuntil(at, now, depth=1)}
    return _("%(time)s ago") % {"time": timesince(at, now, depth=1)}


def lasting(since: datetime, *, now: datetime | None = None) -> str:
    """How long something has lasted by `now`, in its largest unit: ``6 hours``."""
    return timesince(since, now or timezone.now(), depth=1)


def is_late(due: datetime | None, *, now: datetime | None = None) -> bool:
    """Whether the time until which something was due is over."""
    return due is not None and due < (now or timezone.now())


def time_left(due: datetime, *, now: datetime | None = None) -> str:
    """How long until something is due, or how long it is overdue."""
    now = now or timezone.now()
    if is_late(due, now=now):
        return _("overdue by %(time)s") % {"time": lasting(due, now=now)}
    return relative(due, now=now)
