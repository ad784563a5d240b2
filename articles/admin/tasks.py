"""A reviewer's open tasks in the order in which they are taken up."""

from typing import Any

from django.db.models import QuerySet

from articles.models import Assignment
from articles.workflow import TaskState
from staff.models import User

URGENT_FIRST: tuple[Any, ...] = ("-step__review__urgent", "due_at", "id")


def pending_of(user: User) -> QuerySet[Assignment]:
    """What `user` has to decide now: urgent first, then what is due first."""
    tasks = Assignment.objects.filter(reviewer=user, state=TaskState.PENDING)
    return tasks.order_by(*URGENT_FIRST)


def next_task(user: User, *, after: Assignment | None = None) -> Assignment | None:
    """The task that `user` takes up next, `after` left out; with its draft's headline.

    One query.
    """
    tasks = pending_of(user).select_related("step__review__draft")
    if after is not None:
        tasks = tasks.exclude(pk=after.pk)
    return tasks.only("step__review__draft__headline").first()
