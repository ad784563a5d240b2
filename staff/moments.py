"""Times as somebody at the desk says them: "in 6 hours", 6 小时后."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.timesince import TIME_STRINGS, timesince, timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

A_MOMENT = timedelta(minutes=1)
# Named here for its Chinese: people say 3 天, where Django writes 3 日.
WORDS: Any = {
    **TIME_STRINGS,
    "day": ngettext_lazy("%(num)d day", "%(num)d days", "num"),
}


def relative(at: datetime, *, now: datetime | None = None) -> str:
    """How far `at` lies from `now`, in its largest unit: ``in 6 hours``."""
    now = now or timezone.now()
    if abs(at - now) < A_MOMENT:
        return _("just now")
    if at > now:
        left = timeuntil(at, now, time_strings=WORDS, depth=1)
        return _("in %(time)s") % {"time": left}
    return _("%(time)s ago") % {"time": lasting(at, now=now)}


def lasting(since: datetime, *, now: datetime | None = None) -> str:
    """How long something has lasted by `now`, in its largest unit: ``6 hours``."""
    return timesince(since, now or timezone.now(), time_strings=WORDS, depth=1)


def is_late(due: datetime | None, *, now: datetime | None = None) -> bool:
    """Whether the time until which something was due is over."""
    return due is not None and due < (now or timezone.now())


def time_left(due: datetime, *, now: datetime | None = None) -> str:
    """How long until something is due, or how long it is overdue."""
    now = now or timezone.now()
    if is_late(due, now=now):
        return _("overdue by %(time)s") % {"time": lasting(due, now=now)}
    return relative(due, now=now)
