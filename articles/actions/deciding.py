"""通过 and 退改: what a reviewer does with a task."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import access, log, tokens
from articles.actions import grants, locking, rounds
from articles.models import Assignment
from articles.refusal import Refused
from articles.workflow import (
    UNDECIDED,
    Act,
    DraftState,
    Quorum,
    ReviewState,
    StepState,
    TaskState,
)
from staff.models import User

LONGEST_OPINION = 5_000


@transaction.atomic
def approve(task_id: int, *, by: User, token: str, opinion: str = "") -> Assignment:
    """Approve the text that `token` says was read; the last approval closes the step.

    Raises `Refused` in words, `TextChanged` when the text is another one by now.
    """
    task = _decide(task_id, TaskState.APPROVED, by=by, token=token, opinion=opinion)
    step, review = task.step, task.step.review
    at = _moment(task)
    done = (
        step.quorum == Quorum.ANY or not step.tasks.filter(state__in=UNDECIDED).exists()
    )
    if done:
        rounds.close_step(step, StepState.APPROVED, at=at)
        if rounds.open_next(review, at=at) is None:
            rounds.close(review, ReviewState.APPROVED, DraftState.APPROVED, at=at)
    _finish(task, Act.APPROVE)
    return task


@transaction.atomic
def send_back(task_id: int, *, by: User, token: str, opinion: str) -> Assignment:
    """Send the text back to its authors with a written reason; the round ends.

    Raises `Refused` in words, `TextChanged` when the text is another one by now.
    """
    if not opinion.strip():
        raise Refused(_("Write why you send it back; the authors work from that."))
    task = _decide(task_id, TaskState.RETURNED, by=by, token=token, opinion=opinion)
    at = _moment(task)
    rounds.close_step(task.step, StepState.RETURNED, at=at)
    rounds.close(task.step.review, ReviewState.RETURNED, DraftState.RETURNED, at=at)
    _finish(task, Act.SEND_BACK)
    return task


def _decide(
    task_id: int, state: TaskState, *, by: User, token: str, opinion: str
) -> Assignment:
    if len(opinion) > LONGEST_OPINION:
        raise Refused(
            _("An opinion has at most %(most)d characters; this one has %(length)d.")
            % {"most": LONGEST_OPINION, "length": len(opinion)}
        )
    task = locking.task(task_id)
    by = locking.person(by)
    access.may_decide(by, task).require()
    tokens.require(token, task, by)
    task.state = state
    task.opinion = opinion.strip()
    task.decided_at = timezone.now()
    task.revision = task.step.review.revision
    task.decided_name = by.name
    task.decided_post = by.post
    task.decided_department = _department(by)
    task.reviewer = by
    task.save(
        update_fields=[
            "state",
            "opinion",
            "decided_at",
            "revision",
            "decided_name",
            "decided_post",
            "decided_department",
        ]
    )
    return task


def _department(user: User) -> str:
    main = user.memberships.select_related("department").first()
    return main.department.name if main else ""


def _moment(task: Assignment) -> datetime:
    assert task.decided_at is not None  # noqa: S101 - `_decide` has just set it
    return task.decided_at


def _finish(task: Assignment, act: Act) -> None:
    grants.sync(task.article_id)
    review = task.step.review
    log.write(
        act,
        by=task.reviewer,
        draft=review.draft,
        at=_moment(task),
        details={
            "round": review.number,
            "stage": task.step.name,
            "revision": review.revision.number,
            "opinion": task.opinion,
        },
    )
