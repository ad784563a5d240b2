"""A plan to the directory, in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from staff import hooks
from staff.importing.directory import BATCH, batches, department_paths, snapshot
from staff.importing.plan import WRITTEN, Class, Item, Plan
from staff.importing.values import DepartmentPath
from staff.models import Department, ImportJob, Membership, User

FROM_THE_FILE = ("name", "kind", "post", "email", "phone", "is_active")
# Rights, passwords and groups are no columns of a staff file and never written.
UPDATED = (
    *FROM_THE_FILE,
    *("left_on", "pinyin", "initials", "search_key", "sort_key", "version"),
)
FIRST_VERSION = 1
_NAMES_SHOWN = 10


class Refused(Exception):  # noqa: N818  (a sentence for the person who imports)
    """The plan cannot be written; nothing was."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a plan was made from."""

    filename: str
    sha256: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written: rows by class, and the job that says who changed in what.

    Without a person who imports there is no job, only the line in the log.
    """

    counts: dict[str, int]
    job: ImportJob | None


def apply(
    plan: Plan, *, by: User | None, origin: Origin, job: ImportJob | None = None
) -> Outcome:
    """Write what `plan` says, all of it or nothing, and one line in the log.

    New people come after everybody else in the directory's order and have no usable
    password. `job` is the one that the plan was made for, if there is one. Raises
    Refused when a row stands in the way or when somebody changed the directory since
    the plan was made.
    """
    if plan.is_blocked:
        raise Refused(_("Rows with errors or conflicts stand in the way."))
    try:
        with transaction.atomic():
            differences = _write(plan)
            if by is not None:
                job = job or ImportJob(owner=by)
                _finish(job, plan, origin, differences)
            _log(plan, by, origin, job)
    except IntegrityError as error:
        # Somebody else added the same 工号 or department in this very moment.
        raise Refused(_changed_since()) from error
    return Outcome(plan.counts, job)


def _write(plan: Plan) -> list[dict[str, Any]]:
    """What was written, row by row, with all that taking it back needs."""
    items = [item for item in plan.items if item.klass in WRITTEN]
    numbers = [item.employee_no for item in items]
    there = locked(numbers)
    left_on = {number: user.left_on for number, user in there.items()}
    _check_unchanged(plan, items, numbers)
    _create_departments(plan.departments_to_create)
    _create_people([item for item in items if item.klass is Class.NEW])
    _update_people([item for item in items if item.klass is not Class.NEW], there)
    place(
        {
            item.employee_no: item.after.departments
            for item in items
            if item.after and "departments" in item.changes
        }
    )
    return [_difference(item, left_on.get(item.employee_no)) for item in items]


def _difference(item: Item, left_on: date | None) -> dict[str, Any]:
    return {
        "employee_no": item.employee_no,
        "class": item.klass.value,
        "changes": item.changes,
        "version": item.before.version + 1 if item.before else FIRST_VERSION,
        "left_on": left_on and left_on.isoformat(),
    }


def locked(numbers: list[str]) -> dict[str, User]:
    """The accounts with these 工号, locked in the order of their ids."""
    ids = [
        pk
        for some in batches(numbers)
        for pk in User.objects.filter(employee_no__in=some).values_list("pk", flat=True)
    ]
    ids.sort()
    found: dict[str, User] = {}
    for start in range(0, len(ids), BATCH):
        some_ids = ids[start : start + BATCH]
        users = User.objects.select_for_update().filter(pk__in=some_ids).order_by("pk")
        found.update((user.employee_no, user) for user in users)
    return found


def _check_unchanged(plan: Plan, items: list[Item], numbers: list[str]) -> None:
    now = snapshot(numbers)
    changed = [
        item for item in items if now.people.get(item.employee_no) != item.before
    ]
    if changed:
        names = [item.after.name for item in changed if item.after]
        raise Refused(_changed_since(names))
    wanted = {path for item in items if item.after for path in item.after.departments}
    to_create = set(plan.departments_to_create)
    if now.departments & to_create or wanted - now.departments - to_create:
        raise Refused(_changed_since())


def _changed_since(names: Iterable[str] = ()) -> str:
    changed = list(names)
    if not changed:
        return _("The directory changed meanwhile. Import the file again.")
    return _(
        "Somebody changed %(names)s meanwhile. Nothing was written; import the file "
        "again."
    ) % {"names": listed(changed)}


def listed(names: Sequence[str]) -> str:
    """The first of `names` for a sentence, and whether there are more."""
    more = " …" if len(names) > _NAMES_SHOWN else ""
    return "、".join(names[:_NAMES_SHOWN]) + more


def _create_departments(paths: tuple[DepartmentPath, ...]) -> None:
    ids = {path: pk for pk, path in department_paths().items()}
    for path in paths:
        department = Department(name=path[-1])
        if path[:-1]:
            department.parent = Department.objects.get(pk=ids[path[:-1]])
        department.save()
        ids[path] = department.pk


def _create_people(items: list[Item]) -> None:
    last = User.objects.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    people = []
    for position, item in enumerate(items, start=first):
        user = User(
            employee_no=item.employee_no, position=position, version=FIRST_VERSION
        )
        user.password = make_password(None)
        _fill(user, item)
        people.append(user)
    # Without update_conflicts: a number that somebody else took just now is refused.
    User.objects.bulk_create(people, batch_size=BATCH)


def _update_people(items: list[Item], there: dict[str, User]) -> None:
    people = []
    for item in items:
        user = there[item.employee_no]
        _fill(user, item)
        people.append(user)
    store(people)


def store(people: Iterable[User]) -> None:
    """Write the columns that an import changes, each row one version further."""
    rows = []
    for user in people:
        user.version += 1
        # The row is found by its 工号; with an id it would collide there first.
        user.pk = None
        rows.append(user)
    User.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["employee_no"],
        update_fields=UPDATED,
    )


def _fill(user: User, item: Item) -> None:
    was_active = user.is_active
    for field in FROM_THE_FILE:
        setattr(user, field, getattr(item.after, field))
    if user.is_active:
        user.left_on = None
    elif was_active and item.before is not None:
        user.left_on = timezone.localdate()
    user.fill_keys()


def place(wanted: Mapping[str, tuple[DepartmentPath, ...]]) -> None:
    """Put people, by 工号, into these departments and out of all others.

    The first is the main one. Raises KeyError for a department that does not exist.
    """
    ids = {path: pk for pk, path in department_paths().items()}
    for some in batches(wanted):
        Membership.objects.filter(user__employee_no__in=some).delete()
        people = User.objects.filter(employee_no__in=some).order_by("position", "id")
        Membership.objects.bulk_create(
            Membership(user_id=pk, department_id=ids[path], is_main=index == 0)
            for pk, number in people.values_list("pk", "employee_no")
            for index, path in enumerate(wanted[number])
        )


def _finish(
    job: ImportJob, plan: Plan, origin: Origin, differences: list[dict[str, Any]]
) -> None:
    job.filename = origin.filename
    job.sha256 = origin.sha256
    job.encoding = origin.encoding
    job.state = ImportJob.State.APPLIED
    job.counts = plan.counts
    job.differences = differences
    job.message = ""
    job.applied_at = timezone.now()
    job.save()


def _log(plan: Plan, by: User | None, origin: Origin, job: ImportJob | None) -> None:
    details: dict[str, Any] = {
        "filename": origin.filename,
        "sha256": origin.sha256,
        "counts": plan.counts,
        "departments": ["/".join(path) for path in plan.departments_to_create],
    }
    if job is not None:
        details["job"] = job.pk
    hooks.record("staff_imported", by=by, details=details)
