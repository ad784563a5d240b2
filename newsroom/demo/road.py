"""How far each story of the demo newsroom gets, act by act."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from articles import actions, tokens
from articles.actions import Submission, Text
from articles.models import Assignment, Draft, Route
from articles.workflow import StepState, TaskState
from newsroom.demo.people import People
from newsroom.demo.plan import NextDraft, StoryPlan
from newsroom.demo.texts import text_of, with_changes

PASSED = {"draft": -1, "stage1": 0, "stage2": 1, "stage3": 2}  # stages that approved


def walk(plan: StoryPlan, folder: Path, people: People) -> Iterator[None]:
    """Take the story's acts one at a time, as far as the plan says."""
    owner = people.by_number[plan.owner]
    text = text_of(plan, folder, people)
    draft = actions.create(by=owner, text=text, imported=True)
    yield
    if plan.state == "draft":
        return
    _submit(draft, plan, people)
    yield
    for stage in _approving(plan):
        task = _task(draft)
        actions.approve(
            task.pk,
            by=task.reviewer,
            token=_token(task),
            opinion=plan.opinions.get(stage, ""),
        )
        yield
    yield from _ends(draft, plan, people)


def _approving(plan: StoryPlan) -> list[str]:
    """The stages that approve before the story stands where the plan has it."""
    stages = list(plan.reviewers)
    if plan.returned_at:
        return stages[: stages.index(plan.returned_at)]
    return stages[: PASSED.get(plan.state, len(stages))]


def _ends(draft: Draft, plan: StoryPlan, people: People) -> Iterator[None]:
    """What happens after the approvals: sent back, signed, taken up again."""
    if plan.returned_at:
        task = _task(draft)
        actions.send_back(
            task.pk, by=task.reviewer, token=_token(task), opinion=plan.return_reason
        )
        yield
    if plan.publisher:
        actions.publish(draft.pk, by=people.by_number[plan.publisher])
        yield
    if plan.next_draft:
        yield from _revise(draft, plan.next_draft)


def _submit(draft: Draft, plan: StoryPlan, people: People) -> None:
    route = Route.objects.get(name=plan.route)
    picked = {
        stage.pk: [people.by_number[number].pk for number in plan.reviewers[stage.name]]
        for stage in route.stages.all()
    }
    actions.submit(
        draft.pk,
        by=draft.owner,
        version=draft.version,
        choice=Submission(route, picked, plan.urgent_reason),
    )


def _revise(draft: Draft, plan: NextDraft) -> Iterator[None]:
    new = actions.revise(draft.pk, by=draft.owner)
    yield
    text = replace(Text.of(new), **with_changes(new.body, plan))  # type: ignore[arg-type]  # two texts by name
    actions.save(new.pk, by=new.owner, version=new.version, text=text)
    yield


def _task(draft: Draft) -> Assignment:
    tasks = Assignment.objects.select_related("reviewer", "step__review__revision")
    return tasks.get(
        article=draft.article_id, state=TaskState.PENDING, step__state=StepState.OPEN
    )


def _token(task: Assignment) -> str:
    """Stands in for the review page, the only other place that mints tokens.

    Nobody reads in the demo newsroom: its reviewers are invented, and the command
    that calls this refuses outside development.
    """
    return tokens.mint(task, task.reviewer, task.step.review.revision.digest)
