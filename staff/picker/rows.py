"""What the dialog knows of a person: no more than it shows and searches."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from staff import hooks
from staff.models import User
from staff.picker.scopes import Departments

COLUMNS = (
    "name",
    "employee_no",
    "kind",
    "is_active",
    "position",
    "search_key",
    "sort_key",
)
"""What is read of an account; its password is not."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who picks, in which field (`place`) of what (`subject`)."""

    by: User
    place: str = ""
    subject: str = ""


def rows(
    people: Iterable[User], asker: Asker, departments: Departments
) -> list[dict[str, Any]]:
    """The people as they go to the browser, each with the reason to bar them if any."""
    listed = list(people)
    prefetch_related_objects(listed, "memberships")
    ids = [person.pk for person in listed]
    tasks = hooks.open_tasks(ids)
    barred = hooks.barred(asker.place, by=asker.by, subject=asker.subject, people=ids)
    return [
        _row(person, departments)
        | {"tasks": tasks.get(person.pk, 0), "barred": barred.get(person.pk, "")}
        for person in listed
    ]


def _row(person: User, departments: Departments) -> dict[str, Any]:
    belongs = [membership.department_id for membership in person.memberships.all()]
    return {
        "id": person.pk,
        "name": person.name,
        "employee_no": person.employee_no,
        "department": departments.label(belongs[0]) if belongs else "",
        "departments": belongs,
        "kind": person.kind,
        "active": person.is_active,
        "search_key": person.search_key,
        "sort_key": person.sort_key,
    }
