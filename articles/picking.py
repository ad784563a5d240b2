"""What the people picker asks about articles: who is barred and who is busy."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Count, QuerySet

from articles import access, log, log_sentences
from articles.actions import carrying
from articles.models import Assignment, Draft, Stage
from articles.workflow import UNDECIDED, TaskState
from staff.hooks import Hooks
from staff.models import User


def open_tasks(people: Collection[int]) -> Mapping[int, int]:
    """How many tasks each of these people has to decide now."""
    rows = (
        Assignment.objects.filter(reviewer__in=people, state=TaskState.PENDING)
        .values_list("reviewer")
        .annotate(tasks=Count("id"))
        .order_by()
    )
    return dict(rows)


def people_with_tasks() -> QuerySet[Any, int]:
    """Ids of everybody who has a task to decide, now or after earlier stages."""
    tasks = Assignment.objects.filter(state__in=UNDECIDED).order_by()
    return tasks.values_list("reviewer", flat=True)


def stage_subject(stage: Stage, drafts: Collection[Draft]) -> str:
    """How a picker of reviewers names what it picks for."""
    return f"{stage.pk}:{','.join(str(draft.pk) for draft in drafts)}"


def barred_from_stage(
    by: User, subject: str, people: Collection[int]
) -> Mapping[int, str]:
    """Why some people may not take the stage that `subject` names, by id.

    A subject that names nothing `by` may see bars nobody: the list says no more than
    the directory does, and submitting asks again.
    """
    stage_id, _, rest = subject.partition(":")
    ids = [int(part) for part in rest.split(",") if part.isascii() and part.isdigit()]
    if not (stage_id.isascii() and stage_id.isdigit()):
        return {}
    stage = Stage.objects.filter(pk=int(stage_id)).first()
    drafts = list(access.drafts_seen_by(by).filter(pk__in=ids))
    if stage is None or not drafts:
        return {}
    decided = {pk for draft in drafts for pk in carrying.deciders(draft, stage)}
    reasons = access.barred(drafts, access.Eligible.of(stage), people, decided=decided)
    return {pk: str(reason) for pk, reason in reasons.items()}


def register(hooks: Hooks) -> None:
    """Answer the directory's questions."""
    hooks.record = log.write_about_staff
    hooks.events_about = log_sentences.history_of_person
    hooks.open_tasks = open_tasks
    hooks.people_with_tasks = people_with_tasks
    hooks.barred["stage"] = barred_from_stage
