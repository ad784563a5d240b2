"""What the directory asks of rooms that it may not import.

`articles/apps.py` registers the answers when the product starts.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from staff.desk import EventRow
    from staff.models import User


@dataclass(slots=True)
class Hooks:
    """The registered answers; each is one plain function."""

    record: "Callable[..., None] | None" = None
    events_about: "Callable[[User], Iterable[EventRow]] | None" = None
    open_tasks: "Callable[[Collection[int]], Mapping[int, int]] | None" = None
    people_with_tasks: "Callable[[], QuerySet[Any, int]] | None" = None
    barred: "dict[str, Callable[[User, str, Collection[int]], Mapping[int, str]]]" = (
        field(default_factory=dict)
    )


registered = Hooks()


def record(
    act: str,
    *,
    by: "User | None",
    person: "User | None" = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write one line into the newsroom's log: who did `act` to which person."""
    if registered.record is None:
        raise RuntimeError("No room has registered staff.hooks.registered.record.")
    registered.record(act, by=by, person=person, details=dict(details or {}))


def events_about(person: "User") -> "Iterable[EventRow]":
    """What the log says was done to this person's account, newest first."""
    return () if registered.events_about is None else registered.events_about(person)


def open_tasks(people: Collection[int]) -> Mapping[int, int]:
    """How many open tasks each of these people (by id) has; absent means none."""
    if registered.open_tasks is None:
        return {}
    return registered.open_tasks(people)


def people_with_tasks() -> "Collection[int] | QuerySet[Any, int]":
    """Ids of everybody for whom a review waits, now or once it gets that far."""
    ask = registered.people_with_tasks
    return () if ask is None else ask()


def barred(
    place: str, *, by: "User", subject: str, people: Collection[int]
) -> Mapping[int, str]:
    """Why some of `people` may not be picked in `place`, in words, by id.

    `place` names the field (for example ``stage``), `subject` what it belongs to.
    """
    why = registered.barred.get(place)
    return {} if why is None else why(by, subject, people)
