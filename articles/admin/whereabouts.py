"""Who has a text now, and until when: the end of many messages."""

from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.models import Review
from articles.workflow import StepState, TaskState


def clock(at: datetime | None) -> str:
    """Month, day and time as the desk writes them; nothing for no time."""
    if at is None:
        return ""
    return formats.date_format(timezone.localtime(at), "m-d H:i")


def waits_for(review: Review) -> str:
    """The open stage of a round, who decides there, and by when. Two queries."""
    step = review.steps.get(state=StepState.OPEN)
    tasks = step.tasks.filter(state=TaskState.PENDING).order_by("id")
    names = tasks.values_list("reviewer__name", flat=True)
    return _("%(stage)s: %(names)s, until %(due)s.") % {
        "stage": step.name,
        "names": "、".join(names),
        "due": clock(step.due_at),
    }
