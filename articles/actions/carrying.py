"""Which approvals an unchanged text keeps when it is submitted again."""

from collections.abc import Mapping, Sequence
from typing import Any

from articles import access, freezing
from articles.access import Eligible
from articles.models import Assignment, Draft, Route, Stage, Step
from articles.workflow import ReviewState, StepState, TaskState

COPIED = (
    "position",
    "name",
    "quorum",
    "hours",
    "urgent_hours",
    "pooled",
    "may_change",
    "quotes_verified",
)


def copied(stage: Stage) -> dict[str, Any]:
    """The stage as a round keeps it, whatever becomes of the route."""
    values = {name: getattr(stage, name) for name in COPIED}
    return values | {"eligible": Eligible.of(stage).to_json()}


def plan(
    draft: Draft, route: Route, stages: Sequence[Stage], digest: str
) -> Mapping[int, list[Assignment]]:
    """Approvals that a text of this digest keeps, by stage id; empty means none.

    They hold while the text is the one approved, the route is still what it was when
    the last round began, and no approver has become an author since.
    """
    last = draft.reviews.order_by("-number").first()
    if last is None or last.state != ReviewState.RETURNED:
        return {}
    if last.route_id != route.pk or last.revision.digest != digest:
        return {}
    steps = list(last.steps.prefetch_related("tasks"))
    if [_kept(step) for step in steps] != [copied(stage) for stage in stages]:
        return {}
    approved = {
        stage.pk: [
            task for task in step.tasks.all() if task.state == TaskState.APPROVED
        ]
        for stage, step in zip(stages, steps, strict=True)
        if step.state == StepState.APPROVED
    }
    deciders = {task.reviewer_id for tasks in approved.values() for task in tasks}
    return {} if deciders & access.authors_of(draft) else approved


def deciders(draft: Draft, stage: Stage) -> set[int]:
    """Ids of those whose carried approvals bar them from `stage` of the next round."""
    stages = list(
        stage.route.stages.prefetch_related("people", "departments", "groups")
    )
    kept = plan(draft, stage.route, stages, freezing.digest_of(draft))
    return {task.reviewer_id for tasks in kept.values() for task in tasks}


def _kept(step: Step) -> dict[str, Any]:
    return {name: getattr(step, name) for name in COPIED} | {"eligible": step.eligible}


def carry(step: Step, approvals: Sequence[Assignment]) -> None:
    """Enter approvals of the last round into this step of the new one."""
    first = approvals[0]
    step.state = StepState.APPROVED
    step.opened_at = first.step.opened_at
    step.closed_at = first.step.closed_at
    step.save(update_fields=["state", "opened_at", "closed_at"])
    Assignment.objects.bulk_create(
        Assignment(
            step=step,
            article_id=task.article_id,
            reviewer_id=task.reviewer_id,
            on_behalf_of_id=task.on_behalf_of_id,
            assigned_by_id=task.assigned_by_id,
            assigned_at=task.assigned_at,
            state=TaskState.APPROVED,
            opinion=task.opinion,
            decided_at=task.decided_at,
            revision_id=task.revision_id,
            carried_from=task,
            decided_name=task.decided_name,
            decided_department=task.decided_department,
            decided_post=task.decided_post,
        )
        for task in approvals
    )
