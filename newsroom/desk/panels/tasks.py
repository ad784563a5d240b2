"""What a reviewer has to decide, the most overdue first."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Assignment
from articles.workflow import TaskState
from newsroom.desk.panels.parts import MOST, Row, Stories
from staff.models import User
from staff.moments import is_late, time_left


def panel(user: User, url: str) -> Stories | None:
    """The tasks of `user`; None for somebody who has none and is no reviewer.

    Three queries.
    """
    tasks = Assignment.objects.filter(reviewer=user, state=TaskState.PENDING)
    is_reviewer = user.groups.filter(name="reviewer").exists()
    total = tasks.count()
    rows = [
        _row(task)
        for task in tasks.order_by("due_at", "id")
        .select_related("step__review__draft")
        .defer("step__review__draft__body")[:MOST]
    ]
    if not total and not is_reviewer:
        return None
    return Stories(
        title=_("My reviews"),
        total=total,
        url=url,
        rows=rows,
        empty=_("Nothing to review now. What is submitted to you appears here."),
        key="n",
    )


def _row(task: Assignment) -> Row:
    late = is_late(task.due_at)
    return Row(
        headline=str(task.step.review.draft),
        url=reverse("admin:articles_assignment_change", args=[task.pk]),
        tone="overdue" if late else "in_review",
        word=task.step.name,
        when=time_left(task.due_at) if task.due_at else "",
        at=task.due_at,
        urgent=task.step.review.urgent,
    )
