"""A person's own stories: what came back, drafts, and what waits at whom."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Assignment, Channel, Draft, Review, Step
from articles.workflow import OPEN, DraftState, StepState, TaskState
from newsroom.desk.panels.parts import (
    MOST,
    Row,
    Stories,
    headline_of,
    people_on,
    story_url,
)
from staff.models import User
from staff.moments import is_late, lasting, relative

Values = Mapping[str, Any]
# By state, in the order of the page.
TITLES: Mapping[str, Promise] = {
    DraftState.RETURNED: gettext_lazy("Sent back to me"),
    DraftState.DRAFT: gettext_lazy("My drafts"),
    DraftState.IN_REVIEW: gettext_lazy("My stories in review"),
    DraftState.APPROVED: gettext_lazy("My stories waiting for a signature"),
}
EMPTY = gettext_lazy("No drafts. Paste a story, and it appears here.")


def panels(user: User, url: str, led: Collection[Channel]) -> Iterator[Stories]:
    """Own stories by state; of those who write, the drafts even where there are none.

    What is under way in the channels `led` stands on the board already. Four queries.
    """
    found = _found(user, led)
    returns = _returns(found[DraftState.RETURNED])
    steps = _steps(found[DraftState.IN_REVIEW])
    writes = user.has_perm("articles.add_article")
    for state, title in TITLES.items():
        rows = found[state]
        if not rows and not (writes and state == DraftState.DRAFT):
            continue
        whole = not led or state in {DraftState.RETURNED, DraftState.DRAFT}
        yield Stories(
            title=title,
            total=rows[0]["total"] if rows else 0,
            url=f"{url}?owner=me&state={state}" if whole else None,
            rows=[_row(values, returns, steps) for values in rows],
            empty=EMPTY,
        )


def _found(user: User, led: Collection[Channel]) -> dict[str, list[Values]]:
    """The first own drafts of each state, each with the number of all of its state."""
    drafts = Draft.objects.filter(article__owner=user, state__in=OPEN).exclude(
        state__in=[DraftState.IN_REVIEW, DraftState.APPROVED],
        article__channel__in=led,
    )
    rounds = Review.objects.filter(draft=OuterRef("pk")).order_by("-number")
    found: dict[str, list[Values]] = {state: [] for state in TITLES}
    for values in _first(drafts).values(
        "id",
        "state",
        "headline",
        "article",
        "saved_at",
        "total",
        closed=Subquery(rounds.values("closed_at")[:1]),
    ):
        found[values["state"]].append(values)
    return found


def _first(drafts: QuerySet[Draft]) -> QuerySet[Any]:
    order = (F("saved_at").desc(), F("id").desc())
    state = [F("state")]
    return (
        drafts.annotate(
            place=Window(RowNumber(), partition_by=state, order_by=order),
            total=Window(Count("id"), partition_by=state),
        )
        .filter(place__lte=MOST)
        .order_by(*order)
    )


def _returns(rows: Collection[Values]) -> dict[int, Values]:
    """By draft: who sent it back last, at which stage, when and why."""
    decided = Assignment.objects.filter(
        step__review__draft__in=[row["id"] for row in rows], state=TaskState.RETURNED
    ).order_by("decided_at", "id")
    return {
        values["draft"]: values
        for values in decided.values(
            "decided_name",
            "decided_at",
            "opinion",
            draft=F("step__review__draft"),
            stage=F("step__name"),
        )
    }


def _steps(rows: Collection[Values]) -> dict[int, Values]:
    """By draft: the stage that decides now, with its people."""
    steps = Step.objects.filter(
        review__draft__in=[row["id"] for row in rows], state=StepState.OPEN
    ).values("id", "name", "opened_at", "due_at", draft=F("review__draft"))
    found: list[Values] = list(steps)
    names = people_on(values["id"] for values in found)
    return {
        values["draft"]: {**values, "who": names.get(values["id"], "")}
        for values in found
    }


def _row(
    values: Values, returns: Mapping[int, Values], steps: Mapping[int, Values]
) -> Row:
    common: dict[str, Any] = {
        "headline": headline_of(values),
        "url": story_url(values["article"]),
    }
    if back := returns.get(values["id"]):
        return Row(
            **common,
            tone="returned",
            word=back["stage"],
            who=back["decided_name"],
            when=relative(back["decided_at"]),
            at=back["decided_at"],
            note=back["opinion"],
        )
    if step := steps.get(values["id"]):
        return Row(
            **common,
            tone="overdue" if is_late(step["due_at"]) else "in_review",
            word=step["name"],
            who=step["who"],
            when=_("for %(time)s") % {"time": lasting(step["opened_at"])},
            at=step["opened_at"],
        )
    at = values["closed"] or values["saved_at"]
    return Row(**common, when=relative(at), at=at)
