"""Puts the demo newsroom into an empty database, in one transaction."""

from datetime import timedelta
from heapq import heapify, heappop, heappush

from django.db import transaction

from newsroom.demo import channels, people, road
from newsroom.demo.clock import DemoClock
from newsroom.demo.people import People
from newsroom.demo.plan import DemoPlan

BETWEEN_ACTS = timedelta(minutes=20)
FIRST_DAY = timedelta(days=7)
_OVER = object()


@transaction.atomic
def load(plan: DemoPlan) -> None:
    """People and channels as of a week ago, then the stories up to now."""
    clock = DemoClock()
    now = clock.moment
    with clock.running():
        clock.moment = now - FIRST_DAY
        people.import_staff(plan.folder / "staff.csv")
        admin = people.open_accounts(plan.accounts, plan.password)
        everybody = people.directory()
        channels.set_up(plan, everybody, by=admin)
        clock.moment = now
        _live_through(plan, everybody, clock)


def _live_through(plan: DemoPlan, everybody: People, clock: DemoClock) -> None:
    """Take every act of every story in the order of their times."""
    now = clock.moment
    queue = [
        (
            now - timedelta(hours=story.hours_ago),
            number,
            road.walk(story, plan.folder, everybody),
        )
        for number, story in enumerate(plan.stories)
    ]
    heapify(queue)
    while queue:
        clock.moment, number, acts = heappop(queue)
        began = clock.moment
        if next(acts, _OVER) is not _OVER:
            heappush(queue, (began + BETWEEN_ACTS, number, acts))
