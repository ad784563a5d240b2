"""Opens and closes the steps of a round."""

from datetime import datetime, timedelta

from articles.models import Review, Step
from articles.workflow import (
    UNDECIDED,
    DraftState,
    ReviewState,
    StepState,
    TaskState,
)


def open_next(review: Review, *, at: datetime) -> Step | None:
    """Open the first step not yet begun; None when every step has approved."""
    step = review.steps.filter(state=StepState.WAITING).order_by("position").first()
    if step is None:
        return None
    hours = step.urgent_hours if review.urgent else step.hours
    step.state = StepState.OPEN
    step.opened_at = at
    step.due_at = at + timedelta(hours=hours)
    step.save(update_fields=["state", "opened_at", "due_at"])
    step.tasks.filter(state=TaskState.WAITING).update(
        state=TaskState.PENDING, due_at=step.due_at
    )
    return step


def close_step(step: Step, state: StepState, *, at: datetime) -> None:
    """End the step; whoever had not decided need not any more."""
    step.state = state
    step.closed_at = at
    step.save(update_fields=["state", "closed_at"])
    step.tasks.filter(state__in=UNDECIDED).update(state=TaskState.LAPSED)


def close(
    review: Review, state: ReviewState, draft_state: DraftState, *, at: datetime
) -> None:
    """End the round, let what is undecided lapse, and move the draft on."""
    review.state = state
    review.closed_at = at
    review.save(update_fields=["state", "closed_at"])
    for step in review.steps.filter(state__in=[StepState.WAITING, StepState.OPEN]):
        close_step(step, StepState.LAPSED, at=at)
    review.draft.state = draft_state
    review.draft.save(update_fields=["state"])
