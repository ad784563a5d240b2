"""What a person may do, before and after a form was saved, and the log of changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from staff import hooks
from staff.models import User


@dataclass(frozen=True, slots=True)
class Rights:
    """What of an account decides who gets in and what that person may do."""

    groups: frozenset[str]
    is_superuser: bool
    is_active: bool
    email: str  # a link for a new password goes there


def rights_of(person: int | None) -> Rights:
    """The stored rights of an account by id; a new account has none."""
    row = User.objects.filter(pk=person).first() if person else None
    if row is None:
        return Rights(frozenset(), is_superuser=False, is_active=True, email="")
    names = row.groups.values_list("name", flat=True)
    return Rights(frozenset(names), row.is_superuser, row.is_active, row.email)


def record_changes(before: Rights, *, by: User, person: User) -> None:
    """Write one event for each kind of right that differs from what is stored now."""
    for act, details in _changes(before, rights_of(person.pk)):
        hooks.record(act, by=by, person=person, details=details)


def _changes(before: Rights, now: Rights) -> Iterator[tuple[str, dict[str, Any]]]:
    if before.groups != now.groups:
        yield (
            "groups_changed",
            {
                "added": sorted(now.groups - before.groups),
                "removed": sorted(before.groups - now.groups),
            },
        )
    if before.is_superuser != now.is_superuser:
        yield "superuser_changed", {"is_superuser": now.is_superuser}
    if before.is_active != now.is_active:
        yield ("reactivated" if now.is_active else "deactivated"), {}
    if before.email != now.email:
        yield "email_changed", {"before": before.email, "now": now.email}
