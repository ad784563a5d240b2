"""Rows and the directory as it is to what an import would change. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from staff.importing.sheet import Problem, Row
from staff.importing.values import (
    CONVERTERS,
    Bad,
    DepartmentPath,
    normal_employee_no,
)


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """An account as the import sees it; the first of `departments` is the main one."""

    employee_no: str
    name: str
    kind: str = "person"
    post: str = ""
    email: str = ""
    phone: str = ""
    is_active: bool = True
    departments: tuple[DepartmentPath, ...] = ()
    is_administrator: bool = False
    version: int = 0


_COMPARED = [
    spec.name
    for spec in fields(PersonRecord)
    if spec.name not in {"employee_no", "is_administrator", "version"}
]


@dataclass(frozen=True, slots=True)
class Directory:
    """The directory when the plan is made: accounts by 工号, and departments."""

    people: Mapping[str, PersonRecord]
    departments: frozenset[DepartmentPath]


class Class(StrEnum):
    """What an import would do with a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    RETURNING = "returning"
    CONFLICT = "conflict"
    ERROR = "error"


WRITTEN = (Class.NEW, Class.CHANGED, Class.RETURNING)
REFUSED = (Class.CONFLICT, Class.ERROR)


@dataclass(frozen=True, slots=True)
class Item:
    """A row's fate; `after` is None when the row cannot be imported."""

    line: int
    klass: Class
    employee_no: str
    before: PersonRecord | None = None
    after: PersonRecord | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def changes(self) -> dict[str, tuple[Any, Any]]:
        """The fields that differ, each with its old and new value; old None if new."""
        if self.after is None:
            return {}
        return {
            name: (getattr(self.before, name, None), getattr(self.after, name))
            for name in _COMPARED
            if getattr(self.before, name, None) != getattr(self.after, name)
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do, row by row in file order.

    `departments_to_create` are those the file names and the directory lacks, parents
    first. `missing` are active people whom the file does not name: they are reported
    and never touched.
    """

    items: list[Item]
    departments_to_create: tuple[DepartmentPath, ...] = ()
    missing: tuple[PersonRecord, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each class, every class named."""
        found = Counter(item.klass for item in self.items)
        return {klass.value: found[klass] for klass in Class}

    @property
    def is_blocked(self) -> bool:
        """Whether a row stands in the way of the whole import."""
        return any(item.klass in REFUSED for item in self.items)


@dataclass(slots=True)
class _Surroundings:
    """What a row is judged by, beside its own values."""

    directory: Directory
    create_departments: bool
    lines: dict[str, list[int]]
    by_leaf: dict[str, list[DepartmentPath]]
    unknown: dict[DepartmentPath, None] = field(default_factory=dict)


def plan(
    rows: Iterable[Row], directory: Directory, *, create_departments: bool = False
) -> Plan:
    """What importing `rows` into `directory` would do.

    A field whose column the file lacks stays as it is; an empty cell empties its
    field. Without `create_departments`, a row that names an unknown one is an error.
    """
    rows = list(rows)
    around = _surroundings(rows, directory, create_departments=create_departments)
    items = [_item(row, around) for row in rows]
    missing = [
        person
        for person in directory.people.values()
        if person.is_active
        and person.kind != "system"
        and person.employee_no not in around.lines
    ]
    return Plan(items, _with_parents(around), tuple(missing))


def _surroundings(
    rows: list[Row], directory: Directory, *, create_departments: bool
) -> _Surroundings:
    lines: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        lines[normal_employee_no(row.values["employee_no"])].append(row.line)
    by_leaf: dict[str, list[DepartmentPath]] = defaultdict(list)
    for path in directory.departments:
        by_leaf[path[-1]].append(path)
    return _Surroundings(directory, create_departments, lines, by_leaf)


def _item(row: Row, around: _Surroundings) -> Item:
    number = normal_employee_no(row.values["employee_no"])
    values, problems = _values(row)
    problems += _repeats(row, number, around)
    if "departments" in values:
        values["departments"], unresolved = _resolved(values["departments"], around)
        problems += unresolved
    if problems:
        return Item(row.line, Class.ERROR, number, problems=tuple(problems))
    before = around.directory.people.get(number)
    after = _after(before, values)
    conflict = _conflict(before, after)
    if conflict is not None:
        return Item(row.line, Class.CONFLICT, number, before, problems=(conflict,))
    return Item(row.line, _class(before, after), number, before, after)


def _values(row: Row) -> tuple[dict[str, Any], list[Problem]]:
    """The values of a row, and what is wrong with it."""
    values: dict[str, Any] = {}
    problems = list(row.problems)
    faulty = {problem.column for problem in problems}
    for column, text in row.values.items():
        if column in faulty:
            continue
        try:
            values[column] = CONVERTERS[column](text)
        except Bad as bad:
            problems.append(Problem(column, str(bad)))
    return values, problems


def _repeats(row: Row, number: str, around: _Surroundings) -> list[Problem]:
    others = [line for line in around.lines[number] if line != row.line]
    if not number or not others:
        return []
    sentence = _("The file has this employee number again in line %(lines)s.")
    shown = "、".join(map(str, others[:5]))
    return [Problem("employee_no", sentence % {"lines": shown})]


def _resolved(
    paths: tuple[DepartmentPath, ...], around: _Surroundings
) -> tuple[tuple[DepartmentPath, ...], list[Problem]]:
    """Full paths; one name alone means the only department so named."""
    found: list[DepartmentPath] = []
    problems = []
    for path in paths:
        known = path in around.directory.departments
        same = [] if known or len(path) > 1 else around.by_leaf.get(path[0], [])
        if len(same) > 1:
            problems.append(Problem("departments", _ambiguous(path, same)))
            continue
        if not known and not same:
            around.unknown[path] = None
            if not around.create_departments:
                sentence = _('There is no department "%(path)s".')
                problems.append(
                    Problem("departments", sentence % {"path": "/".join(path)})
                )
        found.append(same[0] if same else path)
    return tuple(dict.fromkeys(found)), problems


def _ambiguous(path: DepartmentPath, same: list[DepartmentPath]) -> str:
    return _(
        'Several departments are called "%(name)s": %(paths)s. Write the path.'
    ) % {
        "name": path[0],
        "paths": "、".join(sorted("/".join(other) for other in same)),
    }


def _with_parents(around: _Surroundings) -> tuple[DepartmentPath, ...]:
    wanted = {
        path[:depth]: None
        for path in around.unknown
        for depth in range(1, len(path) + 1)
    }
    return tuple(path for path in wanted if path not in around.directory.departments)


def _after(before: PersonRecord | None, values: dict[str, Any]) -> PersonRecord:
    """The account as the row wants it."""
    is_active = values.pop("status", True)
    if not values.get("kind"):
        values["kind"] = before.kind if before else "person"
    if before is None:
        return PersonRecord(**values, is_active=is_active)
    return replace(before, **values, is_active=is_active)


def _conflict(before: PersonRecord | None, after: PersonRecord) -> Problem | None:
    """Why a well-written row may not change this account."""
    if before is None or before == after:
        return None
    if before.kind == "system":
        return Problem("employee_no", _("This number is a system account's."))
    if before.is_administrator:
        # Whoever may import could otherwise take an administrator's mailbox, and with
        # it the account.
        sentence = _(
            "%(name)s is an administrator, whom an import may not change. Change the "
            "account on its own page."
        )
        return Problem("employee_no", sentence % {"name": before.name})
    if before.kind != after.kind:
        return Problem("kind", _("The account is of another kind in the directory."))
    if not before.is_active and after.is_active and before.name != after.name:
        sentence = _(
            "This number was %(name)s's, who has left. Give the new person a number of "
            "their own."
        )
        return Problem("name", sentence % {"name": before.name})
    return None


def _class(before: PersonRecord | None, after: PersonRecord) -> Class:
    if before is None:
        return Class.NEW
    if before == after:
        return Class.UNCHANGED
    if after.is_active and not before.is_active:
        return Class.RETURNING
    return Class.CHANGED
