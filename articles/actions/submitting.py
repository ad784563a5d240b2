"""送审, 再次送审 and 撤回送审."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import access, freezing, log, preflight
from articles.actions import carrying, grants, locking, picks, rounds
from articles.models import Assignment, Draft, Review, Revision, Route, Step
from articles.refusal import Refused, Stale
from articles.workflow import Act, DraftState, ReviewState
from staff.models import User


@dataclass(frozen=True, slots=True)
class Submission:
    """What the submitter chose: a route, and per stage (by its id) the people.

    An urgent one carries a reason, uses the stages' urgent hours and sorts first; it
    never needs fewer people.
    """

    route: Route
    people: Mapping[int, Sequence[int]]
    urgent_reason: str = ""


@transaction.atomic
def submit(draft_id: int, *, by: User, version: int, choice: Submission) -> Review:
    """Start a round with the text of `version`, as new or after it was sent back.

    After a return with an unchanged text, approvals of the stages before the returning
    one carry over. Raises `Refused` with every problem found, `Stale` when the text is
    not the one that the person saw.
    """
    draft = locking.draft(draft_id)
    by = locking.person(by)
    act = _guard(draft, by, version, choice)
    now = timezone.now()
    revision = freezing.freeze(draft, at=now, by=draft.saved_by)
    stages = list(
        choice.route.stages.prefetch_related("people", "departments", "groups")
    )
    carried = carrying.plan(draft, choice.route, stages, revision.digest)
    picks.check(draft, stages, choice.people, carried)
    review = _begin(draft, choice, revision, by=by, at=now)
    for stage in stages:
        step = Step.objects.create(review=review, **carrying.copied(stage))
        if stage.pk in carried:
            carrying.carry(step, carried[stage.pk])
        else:
            _assign(step, choice.people[stage.pk], by=by, at=now)
    rounds.open_next(review, at=now)
    draft.state = DraftState.IN_REVIEW
    draft.save(update_fields=["state"])
    grants.sync(draft.article_id)
    log.write(act, by=by, draft=draft, at=now, details=_details(review, carried))
    return review


def _guard(draft: Draft, by: User, version: int, choice: Submission) -> Act:
    """Which of the two acts this is, once everything but the people is in order."""
    act = Act.RESUBMIT if draft.state == DraftState.RETURNED else Act.SUBMIT
    access.may(by, act, draft).require()
    if draft.version != version:
        raise Stale(
            _("Somebody saved this draft after you opened it. Read it, then submit."),
            draft,
        )
    _check_text(draft)
    if not access.routes_for(by, draft).filter(pk=choice.route.pk).exists():
        raise Refused(_("This route is not open to you for this channel."))
    return act


def _check_text(draft: Draft) -> None:
    found = preflight.problems(freezing.content_of(draft), is_reprint=draft.is_reprint)
    if found:
        raise Refused(*(problem.sentence for problem in found))


def _begin(
    draft: Draft, choice: Submission, revision: Revision, *, by: User, at: datetime
) -> Review:
    previous = draft.reviews.order_by("-number").first()
    return Review.objects.create(
        draft=draft,
        number=previous.number + 1 if previous else 1,
        previous=previous,
        route=choice.route,
        route_name=choice.route.name,
        revision=revision,
        urgent=bool(choice.urgent_reason.strip()),
        urgent_reason=choice.urgent_reason.strip(),
        submitted_by=by,
        submitted_at=at,
    )


def _assign(step: Step, people: Sequence[int], *, by: User, at: datetime) -> None:
    Assignment.objects.bulk_create(
        Assignment(
            step=step,
            article_id=step.review.draft.article_id,
            reviewer_id=person,
            assigned_by=by,
            assigned_at=at,
        )
        # Somebody ticked twice is asked once.
        for person in dict.fromkeys(people)
    )


def _details(review: Review, carried: Mapping[int, object]) -> dict[str, object]:
    return {
        "round": review.number,
        "route": review.route_name,
        "revision": review.revision.number,
        "urgent_reason": review.urgent_reason,
        "carried": len(carried),
    }


@transaction.atomic
def recall(draft_id: int, *, by: User) -> Draft:
    """撤回送审: take the text back into work; open tasks lapse."""
    draft = locking.draft(draft_id)
    by = locking.person(by)
    access.may(by, Act.RECALL, draft).require()
    now = timezone.now()
    review = draft.reviews.order_by("-number")[0]
    review.draft = draft
    if review.state == ReviewState.OPEN:
        rounds.close(review, ReviewState.RECALLED, DraftState.DRAFT, at=now)
    else:
        draft.state = DraftState.DRAFT
        draft.save(update_fields=["state"])
    grants.sync(draft.article_id)
    log.write(Act.RECALL, by=by, draft=draft, at=now, details={"round": review.number})
    return draft
