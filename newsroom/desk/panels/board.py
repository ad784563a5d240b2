"""The desk chief's board: stories by stage, the longest waiting first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Channel, Draft, Review, Step
from articles.workflow import DraftState, ReviewState, StepState
from newsroom.desk.panels.parts import (
    Panel,
    Row,
    Words,
    headline_of,
    people_on,
    story_url,
)
from staff.models import User
from staff.moments import is_late, lasting, time_left

MOST_CARDS = 5  # of a column
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A stage: the stories that have waited there longest, and how many there are."""

    title: Words
    total: int
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Board(Panel):
    """The stages side by side."""

    template = "desk/panels/board.html"
    wide = True

    columns: Sequence[Column]
    empty: Promise


def panel(user: User, channels: Collection[Channel], *, signs: bool) -> Board:
    """Stories of `channels` that came back or are in review; approved ones too for
    somebody who does not sign (`signs`) and so has no list of them.

    What came back to `user` stands in a panel of its own. Three queries.
    """
    states = [DraftState.RETURNED] if signs else [DraftState.RETURNED, _APPROVED]
    drafts = _drafts(user, channels, states)
    columns = [
        *_columns(drafts, DraftState.RETURNED, _("Sent back")),
        *_stages(channels),
        *_columns(drafts, _APPROVED, _("Waiting for a signature")),
    ]
    return Board(
        title=_("On the desk"),
        total=sum(column.total for column in columns),
        url=None,
        columns=columns,
        empty=_("Nothing is in review in your channels."),
    )


_APPROVED = DraftState.APPROVED


def _drafts(
    user: User, channels: Collection[Channel], states: Sequence[DraftState]
) -> list[Values]:
    rounds = Review.objects.filter(draft=OuterRef("pk")).order_by("-number")
    return list(
        Draft.objects.filter(article__channel__in=channels, state__in=states)
        .exclude(Q(state=DraftState.RETURNED, article__owner=user))
        .annotate(since=Subquery(rounds.values("closed_at")[:1]))
        .annotate(
            place=Window(
                RowNumber(),
                partition_by=[F("state")],
                order_by=[F("since"), F("id")],
            ),
            total=Window(Count("id"), partition_by=[F("state")]),
        )
        .filter(place__lte=MOST_CARDS)
        .order_by("place")
        .values(
            "state", "headline", "article", "article__owner__name", "since", "total"
        )
    )


def _columns(drafts: Sequence[Values], state: str, title: Promise) -> list[Column]:
    mine = [values for values in drafts if values["state"] == state]
    if not mine:
        return []
    rows = [
        Row(
            headline=headline_of(values),
            url=story_url(values["article"]),
            who=values["article__owner__name"],
            when=lasting(values["since"]),
            at=values["since"],
        )
        for values in mine
    ]
    return [Column(title, mine[0]["total"], rows)]


def _stages(channels: Collection[Channel]) -> list[Column]:
    """Open stages by name, in the order in which routes have them."""
    steps = list(
        Step.objects.filter(
            state=StepState.OPEN,
            review__state=ReviewState.OPEN,
            review__draft__article__channel__in=channels,
        )
        .annotate(
            place=Window(
                RowNumber(),
                partition_by=[F("name")],
                order_by=[F("opened_at"), F("id")],
            ),
            total=Window(Count("id"), partition_by=[F("name")]),
        )
        .filter(place__lte=MOST_CARDS)
        .order_by("position", "place")
        .values(
            "id",
            "name",
            "opened_at",
            "due_at",
            "total",
            urgent=F("review__urgent"),
            headline=F("review__draft__headline"),
            article=F("review__draft__article"),
        )
    )
    names = people_on(values["id"] for values in steps)
    columns: dict[str, list[Row]] = {}
    for values in steps:
        row = _card(values, names.get(values["id"], ""))
        columns.setdefault(values["name"], []).append(row)
    totals = {values["name"]: values["total"] for values in steps}
    return [Column(name, totals[name], rows) for name, rows in columns.items()]


def _card(values: Values, who: str) -> Row:
    late = is_late(values["due_at"])
    return Row(
        headline=headline_of(values),
        url=story_url(values["article"]),
        tone="overdue" if late else "",
        word=time_left(values["due_at"]) if late else "",
        who=who,
        when=lasting(values["opened_at"]),
        at=values["opened_at"],
        urgent=values["urgent"],
    )
