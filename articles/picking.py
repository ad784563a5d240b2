"""What the people picker asks about articles: who is barred and who is busy."""

from collections.abc import Collection, Mapping

from django.db.models import Count

from articles import log
from articles.models import Assignment
from articles.workflow import TaskState
from staff.hooks import Hooks


def open_tasks(people: Collection[int]) -> Mapping[int, int]:
    """How many tasks each of these people has to decide now."""
    rows = (
        Assignment.objects.filter(reviewer__in=people, state=TaskState.PENDING)
        .values_list("reviewer")
        .annotate(tasks=Count("id"))
        .order_by()
    )
    return dict(rows)


def register(hooks: Hooks) -> None:
    """Answer the directory's questions."""
    hooks.record = log.write_about_staff
    hooks.open_tasks = open_tasks
