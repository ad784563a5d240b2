"""撤销导入: take an import back while nothing else touched its rows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from staff import hooks
from staff.importing.apply import FROM_THE_FILE, Refused, listed, locked, place, store
from staff.importing.directory import BATCH, department_paths
from staff.importing.jobs import reachable
from staff.importing.plan import Class
from staff.importing.values import DepartmentPath
from staff.models import ImportJob, User

Difference = Mapping[str, Any]
_PLACES = "departments"


def undo(job_id: int, *, by: User) -> ImportJob:
    """Give every row of the import its old values back, all of them or none.

    New people are not deleted: their accounts are closed. Departments that the import
    made stay. Raises Refused when the import is not written or somebody changed one
    of its rows since.
    """
    with transaction.atomic():
        job = reachable(job_id, by)
        if job.state != ImportJob.State.APPLIED:
            raise Refused(_("Only an import that was written can be undone."))
        differences: list[Difference] = job.differences
        people = locked([row["employee_no"] for row in differences])
        _check_untouched(differences, people)
        _check_free(differences, people)
        _check_departments(differences)
        _give_back(differences, people)
        job.state = ImportJob.State.UNDONE
        job.save(update_fields=["state"])
        hooks.record("import_undone", by=by, details=_details(job))
    return job


def _details(job: ImportJob) -> dict[str, Any]:
    return {
        "filename": job.filename,
        "sha256": job.sha256,
        "counts": job.counts,
        "job": job.pk,
    }


def _check_untouched(
    differences: Iterable[Difference], people: Mapping[str, User]
) -> None:
    touched = [
        _name(row, people)
        for row in differences
        if row["employee_no"] not in people
        or people[row["employee_no"]].version != row.get("version")
    ]
    if touched:
        raise Refused(
            _("Nothing was undone: %(names)s changed since the import.")
            % {"names": listed(touched)}
        )


def _check_free(differences: Iterable[Difference], people: Mapping[str, User]) -> None:
    """Refuse to close the account of somebody for whom a review waits."""
    leaving = [people[row["employee_no"]] for row in differences if _closes(row)]
    names: list[str] = []
    for start in range(0, len(leaving), BATCH):
        some = leaving[start : start + BATCH]
        busy = hooks.open_tasks([user.pk for user in some])
        names += [user.name for user in some if busy.get(user.pk)]
    if names:
        raise Refused(
            _("Nothing was undone: reviews wait for %(names)s.")
            % {"names": listed(names)}
        )


def _name(row: Difference, people: Mapping[str, User]) -> str:
    user = people.get(row["employee_no"])
    return user.name if user else str(row["employee_no"])


def _closes(row: Difference) -> bool:
    """Whether taking this row back closes an account."""
    return bool(row["class"] in {Class.NEW, Class.RETURNING})


def _check_departments(differences: Iterable[Difference]) -> None:
    wanted = {path for paths in _places(differences).values() for path in paths}
    gone = wanted - set(department_paths().values())
    if gone:
        raise Refused(
            _("Nothing was undone: these departments are not there any more: %(names)s")
            % {"names": listed(sorted("/".join(path) for path in gone))}
        )


def _places(
    differences: Iterable[Difference],
) -> dict[str, tuple[DepartmentPath, ...]]:
    """Where the people whom the import moved were before, by 工号."""
    return {
        row["employee_no"]: tuple(tuple(path) for path in row["changes"][_PLACES][0])
        for row in differences
        if row["class"] != Class.NEW and _PLACES in row["changes"]
    }


def _give_back(differences: Iterable[Difference], people: Mapping[str, User]) -> None:
    for row in differences:
        user = people[row["employee_no"]]
        if row["class"] == Class.NEW:
            _close(user)
        else:
            _set_back(user, row)
    store(people.values())
    place(_places(differences))


def _close(user: User) -> None:
    if user.is_active:
        user.is_active = False
        user.left_on = timezone.localdate()


def _set_back(user: User, row: Difference) -> None:
    for field in FROM_THE_FILE:
        if field in row["changes"]:
            setattr(user, field, row["changes"][field][0])
    if "is_active" in row["changes"]:
        left_on = row["left_on"]
        user.left_on = date.fromisoformat(left_on) if left_on else None
    user.fill_keys()
