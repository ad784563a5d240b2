"""What the review page shows of a task: the text, where it is, what came before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import document
from articles.admin.reaching import may_read
from articles.admin.rendered import rendered
from articles.admin.rounds import rounds_of
from articles.admin.tasks import next_task
from articles.admin.whereabouts import clock
from articles.models import Assignment, Event, Revision
from articles.workflow import (
    DECIDED,
    Act,
    Quorum,
    ReviewState,
    StepState,
    TaskState,
)
from staff.models import User


@dataclass(frozen=True, slots=True)
class Said:
    """A quote and its anchor in the rendered text."""

    place: str
    speaker: str
    role: str
    words: str


def quotes_of(content: document.Content) -> list[Said]:
    """The quotes in order; the anchors count as `articles.rendering` does."""
    return [
        Said(f"q-{number}", quote.speaker, quote.role, quote.text)
        for number, quote in enumerate(document.parse(content.body).quotes, start=1)
    ]


def text_of(task: Assignment) -> Revision:
    """The text that was decided, or is to be."""
    return task.revision or task.step.review.revision


def reading(task: Assignment, user: User) -> dict[str, Any]:
    """The text and everything beside it, as `user`, whose task it is, may see it.

    Of later rounds nothing: they may be about another text.
    """
    review = task.step.review
    content = document.Content.from_json(text_of(task).content)
    rounds = [one for one in rounds_of(review.draft) if one.number <= review.number]
    return {
        "title": content.headline or _("Untitled"),
        "task": task,
        "review": review,
        "content": content,
        "story": rendered(content),
        "quotes": quotes_of(content),
        "length": document.parse(content.body).length,
        "authors": _authors(task),
        "this_round": rounds[0],
        "earlier": rounds[1:],
        "late": _is_late(task, timezone.now()),
        "decided": task.state in DECIDED,
        "next": next_task(user, after=task),
        "may_read": may_read(user, review.draft.article),
    }


def _is_late(task: Assignment, now: datetime) -> bool:
    is_open = task.state == TaskState.PENDING
    return is_open and task.due_at is not None and task.due_at < now


def _authors(task: Assignment) -> list[str]:
    """Who had a part in the text until it was submitted."""
    review = task.step.review
    rows = review.draft.authors.filter(at__lte=review.submitted_at).order_by("id")
    return list(dict.fromkeys(rows.values_list("user__name", flat=True)))


def fate_of(task: Assignment) -> str:
    """Why there is nothing to decide in this task, in words."""
    if task.state == TaskState.WAITING:
        return _(
            "An earlier stage has not decided yet. You read the text when it is your "
            "turn."
        )
    if task.state == TaskState.REASSIGNED:
        return _("This task was given to somebody else.")
    return _lapse(task)


def _lapse(task: Assignment) -> str:
    """What made the task lapse: a recall, a return, or a colleague's approval."""
    step, review = task.step, task.step.review
    if step.state == StepState.APPROVED and step.quorum == Quorum.ANY:
        by = _deciders([step.pk], TaskState.APPROVED)
        return _(
            "%(name)s approved it at %(at)s, and one approval was enough for this "
            "stage. You have nothing left to do here."
        ) % _signed(by)
    if review.state == ReviewState.RETURNED:
        steps = review.steps.values_list("pk", flat=True)
        by = _deciders(list(steps), TaskState.RETURNED)
        return _(
            "%(name)s sent it back to its authors at %(at)s. If it is submitted again, "
            "you may be asked again."
        ) % _signed(by)
    recall = (
        Event.objects.filter(
            draft=review.draft_id, act=Act.RECALL, details__round=review.number
        )
        .order_by("id")
        .first()
    )
    if recall is not None:
        return _(
            "%(name)s took it back from review at %(at)s. If it is submitted again, "
            "you may be asked again."
        ) % {"name": recall.actor_name, "at": clock(recall.at)}
    return _("This task has lapsed: the round went on without it.")


def _deciders(steps: Sequence[int], state: TaskState) -> Assignment:
    return Assignment.objects.filter(step__in=steps, state=state).order_by("id")[0]


def _signed(task: Assignment) -> dict[str, str]:
    return {"name": task.decided_name, "at": clock(task.decided_at)}
