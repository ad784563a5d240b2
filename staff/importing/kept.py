"""A plan beside its file in private storage, so that pages need not make it again.

The first line is the summary; each further one is a row: its class, a tab, JSON. A
page of rows reads the classes and decodes only what it shows.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from io import BytesIO
from itertools import islice
from typing import Any

from django.core.files.base import File
from django.core.files.storage import Storage

from staff.importing.plan import REFUSED, Class, Item, PersonRecord, Plan
from staff.importing.sheet import Problem, Sheet
from staff.models import ImportJob

MISSING_SHOWN = 200
_SUFFIX = ".plan"
_PERSON = [field.name for field in fields(PersonRecord)]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a page says of a plan beside its rows; the file it belongs to by sha256.

    `missing` are the first MISSING_SHOWN people (工号, name) whom the file lacks.
    """

    sha256: str
    headings: dict[str, str]
    warnings: list[str]
    create_departments: bool
    departments: list[str]
    missing: list[tuple[str, str]]
    missing_count: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A row of a kept plan, and the texts of its cells if it cannot be imported."""

    item: Item
    cells: dict[str, str]


def keep(job: ImportJob, sheet: Sheet, plan: Plan, *, create_departments: bool) -> None:
    """Store `plan`, made of the job's file, in place of an earlier one."""
    summary = Summary(
        sha256=job.sha256,
        headings=sheet.headings,
        warnings=sheet.warnings,
        create_departments=create_departments,
        departments=["/".join(path) for path in plan.departments_to_create],
        missing=[(p.employee_no, p.name) for p in plan.missing[:MISSING_SHOWN]],
        missing_count=len(plan.missing),
    )
    out = BytesIO()
    out.write(_line(asdict(summary)))
    for row, item in zip(sheet.rows, plan.items, strict=True):
        cells = row.values if item.klass in REFUSED else {}
        out.write(f"{item.klass.value}\t".encode() + _line(_stored(item, cells)))
    out.seek(0)
    forget(job)
    _storage(job).save(_name(job), File(out))


def forget(job: ImportJob) -> None:
    """Remove the plan; what is not there is not missed."""
    _storage(job).delete(_name(job))


def summary_of(job: ImportJob) -> Summary | None:
    """What the plan of `job` says as a whole; None: it is not there any more."""
    with suppress(FileNotFoundError), _storage(job).open(_name(job)) as file:
        stored = json.loads(file.readline())
        missing = [(number, name) for number, name in stored.pop("missing")]
        return Summary(**stored, missing=missing)
    return None


def rows_of(
    job: ImportJob, classes: tuple[Class, ...], *, start: int = 0, count: int | None
) -> list[Kept]:
    """`count` rows of these classes from `start` on, None: all. In file order."""
    with _storage(job).open(_name(job)) as file:
        file.readline()
        end = None if count is None else start + count
        chosen = islice(_of_classes(file, classes), start, end)
        return [_restored(line) for line in chosen]


def plan_of(job: ImportJob) -> Plan:
    """The plan of `job` as it was made; raises FileNotFoundError without one.

    Rows that change nothing are only counted: they are most of a large file.
    """
    summary = summary_of(job)
    if summary is None or summary.sha256 != job.sha256:
        raise FileNotFoundError
    others = tuple(klass for klass in Class if klass is not Class.UNCHANGED)
    items = [kept.item for kept in rows_of(job, others, count=None)]
    unchanged = job.counts[Class.UNCHANGED.value]
    items += [Item(0, Class.UNCHANGED, "")] * unchanged
    departments = tuple(tuple(path.split("/")) for path in summary.departments)
    return Plan(items, departments)


def _of_classes(file: Any, classes: tuple[Class, ...]) -> Iterator[bytes]:
    marks = tuple(f"{klass.value}\t".encode() for klass in classes)
    return (line for line in file if line.startswith(marks))


def _stored(item: Item, cells: dict[str, str]) -> dict[str, Any]:
    return {
        "line": item.line,
        "employee_no": item.employee_no,
        "before": _record(item.before),
        "after": _record(item.after),
        "problems": [(problem.column, problem.sentence) for problem in item.problems],
        "cells": cells,
    }


def _record(person: PersonRecord | None) -> dict[str, Any] | None:
    if person is None:
        return None
    # `asdict` copies deeply, which 50,000 rows feel.
    return {name: getattr(person, name) for name in _PERSON}


def _restored(line: bytes) -> Kept:
    klass, _tab, stored = line.partition(b"\t")
    row = json.loads(stored)
    item = Item(
        row["line"],
        Class(klass.decode()),
        row["employee_no"],
        before=_person(row["before"]),
        after=_person(row["after"]),
        problems=tuple(Problem(*problem) for problem in row["problems"]),
    )
    return Kept(item, row["cells"])


def _person(stored: dict[str, Any] | None) -> PersonRecord | None:
    if stored is None:
        return None
    departments = tuple(tuple(path) for path in stored["departments"])
    return PersonRecord(**(stored | {"departments": departments}))


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def _storage(job: ImportJob) -> Storage:
    storage: Storage = job.file.storage
    return storage


def _name(job: ImportJob) -> str:
    return f"{job.file.name}{_SUFFIX}"
