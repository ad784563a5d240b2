"""The rows of an import in words: classes with their counts, and pages of rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from staff.importing import kept
from staff.importing.kept import Kept, Summary
from staff.importing.plan import Class, PersonRecord
from staff.models import ImportJob, User

PER_PAGE = 50
LABELS: Mapping[Class, Promise] = {
    Class.NEW: gettext_lazy("New"),
    Class.CHANGED: gettext_lazy("Changed"),
    Class.UNCHANGED: gettext_lazy("Unchanged"),
    Class.RETURNING: gettext_lazy("Returning"),
    Class.CONFLICT: gettext_lazy("Conflicts"),
    Class.ERROR: gettext_lazy("Errors"),
}
TONES: Mapping[Class, str] = {
    Class.NEW: "success",
    Class.CHANGED: "info",
    Class.UNCHANGED: "muted",
    Class.RETURNING: "warning",
    Class.CONFLICT: "danger",
    Class.ERROR: "danger",
}
FIELDS: Mapping[str, Promise] = {
    "name": gettext_lazy("name"),
    "kind": gettext_lazy("kind"),
    "post": gettext_lazy("post"),
    "email": gettext_lazy("e-mail"),
    "phone": gettext_lazy("phone"),
    "is_active": gettext_lazy("state"),
    "departments": gettext_lazy("departments"),
}
_NOT_TOLD_OF_NEW = {"kind": (User.Kind.PERSON,), "is_active": (True,)}


@dataclass(frozen=True, slots=True)
class Tab:
    """A class of rows to show, or all: how many there are, and whether it is open."""

    code: str
    label: str
    count: int
    is_open: bool
    is_bad: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs; `old` is None for somebody new."""

    label: str
    old: str | None
    new: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file as the page shows it; a problem has its column's heading."""

    line: int
    employee_no: str
    name: str
    label: str
    tone: str
    changes: list[Change]
    problems: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of rows, with the numbers of the pages around it; None: there is none."""

    rows: list[Row]
    number: int
    last: int
    first_row: int

    @property
    def before(self) -> int | None:
        """The page before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page after this one."""
        return self.number + 1 if self.number < self.last else None


def counts_in_words(job: ImportJob) -> str:
    """How many rows there are of each class that occurs."""
    counts = [(LABELS[klass], job.counts.get(klass.value)) for klass in Class]
    return " · ".join(f"{label} {count}" for label, count in counts if count)


def tabs(job: ImportJob, chosen: str) -> list[Tab]:
    """All rows, then each class that occurs."""
    found = [Tab("", _("All"), sum(job.counts.values()), not chosen, is_bad=False)]
    for klass in Class:
        count = job.counts.get(klass.value, 0)
        if count:
            bad = klass in {Class.CONFLICT, Class.ERROR}
            is_open = klass.value == chosen
            found.append(
                Tab(klass.value, str(LABELS[klass]), count, is_open, is_bad=bad)
            )
    return found


def page_of(job: ImportJob, summary: Summary, *, chosen: str, number: int) -> Page:
    """The page of this number of the rows of a class, or of all; the nearest one."""
    classes = (Class(chosen),) if chosen else tuple(Class)
    total = sum(job.counts.get(klass.value, 0) for klass in classes)
    last = max(1, -(-total // PER_PAGE))
    number = min(max(number, 1), last)
    start = (number - 1) * PER_PAGE
    rows = kept.rows_of(job, classes, start=start, count=PER_PAGE)
    return Page([_row(row, summary) for row in rows], number, last, start + 1)


def _row(row: Kept, summary: Summary) -> Row:
    item = row.item
    known = item.after or item.before
    return Row(
        line=item.line,
        employee_no=item.employee_no,
        name=known.name if known else row.cells.get("name", ""),
        label=str(LABELS[item.klass]),
        tone=TONES[item.klass],
        changes=list(_changes(item.before, item.changes)),
        problems=[
            (summary.headings.get(problem.column, ""), problem.sentence)
            for problem in item.problems
        ],
    )


def _changes(
    before: PersonRecord | None, changes: Mapping[str, tuple[Any, Any]]
) -> Iterator[Change]:
    for field, (old, new) in changes.items():
        if field == "name" and before is None:
            continue
        if before is not None:
            yield Change(str(FIELDS[field]), _words(field, old), _words(field, new))
        elif new not in _NOT_TOLD_OF_NEW.get(field, ("", ())):
            yield Change(str(FIELDS[field]), None, _words(field, new))


def _words(field: str, value: Any) -> str:
    if field == "departments":
        return "；".join("/".join(path) for path in value) or "—"
    if field == "is_active":
        return _("active") if value else _("inactive")
    if field == "kind":
        return str(User.Kind(value).label)
    return str(value) or "—"
