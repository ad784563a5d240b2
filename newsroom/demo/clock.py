"""A clock for loading a past: acts take their time from it while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone

TICK = timedelta(seconds=1)


class DemoClock:
    """Says what time it is, a second later each time it is asked; set it forward."""

    def __init__(self) -> None:
        """Standing at the present."""
        self.moment = timezone.now()

    def __call__(self) -> datetime:
        """The time; no two acts happen at the same one."""
        self.moment += TICK
        return self.moment

    @contextmanager
    def running(self) -> Iterator[None]:
        """Make Django's own clock tell this time.

        It holds for the whole process, so only a command that does nothing else may
        use it: a demo newsroom in which everything happened in one second shows
        neither an order of the day nor due times.
        """
        real = timezone.now
        timezone.now = self
        try:
            yield
        finally:
            timezone.now = real
