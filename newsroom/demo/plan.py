"""The plan of the demo newsroom, as fixtures/demo.json has it. Values only."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

State = Literal[
    "draft",
    "stage1",
    "stage2",
    "stage3",
    "returned",
    "approved",
    "live",
    "live_with_draft",
]


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in; `channels` are addresses of channels by right."""

    employee_no: str
    role: str
    groups: Sequence[str]
    channels: Mapping[str, Sequence[str]]
    is_superuser: bool = False


@dataclass(frozen=True, slots=True)
class StagePlan:
    """A stage; departments as paths from the root, people as 工号."""

    name: str
    eligible_departments: Sequence[str]
    eligible_people: Sequence[str]
    hours: int
    urgent_hours: int
    quorum: str


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """A route with its stages in order."""

    name: str
    stages: Sequence[StagePlan]

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """From a row of the file."""
        return cls(row["name"], [StagePlan(**stage) for stage in row["stages"]])


@dataclass(frozen=True, slots=True)
class ChannelPlan:
    """A channel, its address, and the name of its default route."""

    name: str
    slug: str
    route: str


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead picture; `file` is relative to the folder of the plan."""

    file: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """What a reprint says of its original; the editor by 工号."""

    source: str
    original_title: str
    original_author: str
    responsible_editor: str


@dataclass(frozen=True, slots=True)
class NextDraft:
    """What a new draft of a live story changes."""

    title: str
    add_paragraph: str


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """A story and how far it gets; people by 工号, `reviewers` by stage name.

    It is brought in `hours_ago`. `opinions` are of the stages that approve.
    """

    file: str
    owner: str
    channel: str
    route: str
    state: State
    hours_ago: int
    reviewers: Mapping[str, Sequence[str]]
    opinions: Mapping[str, str] = field(default_factory=dict)
    publisher: str = ""
    urgent_reason: str = ""
    returned_at: str = ""
    return_reason: str = ""
    lead: Lead | None = None
    reprint: Reprint | None = None
    next_draft: NextDraft | None = None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """From a row of the file."""
        parts = {"lead": Lead, "reprint": Reprint, "next_draft": NextDraft}
        found = {name: parts[name](**row[name]) for name in parts if name in row}
        return cls(**{**row, **found})


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """The whole newsroom; `folder` is where its files lie."""

    folder: Path
    password: str
    channels: Sequence[ChannelPlan]
    routes: Sequence[RoutePlan]
    accounts: Sequence[Account]
    stories: Sequence[StoryPlan]


def read(folder: Path) -> DemoPlan:
    """The plan that lies in `folder` as demo.json."""
    data = json.loads((folder / "demo.json").read_text("utf-8"))
    return DemoPlan(
        folder=folder,
        password=data["password"],
        channels=[ChannelPlan(**row) for row in data["channels"]],
        routes=[RoutePlan.of(row) for row in data["routes"]],
        accounts=[Account(**row) for row in data["accounts"]],
        stories=[StoryPlan.of(row) for row in data["stories"]],
    )
