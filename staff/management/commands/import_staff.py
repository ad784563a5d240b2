"""Import staff from a file: a door to `staff.importing`."""

import hashlib
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from staff.importing.apply import Origin, Refused, apply
from staff.importing.directory import snapshot
from staff.importing.parse import parse
from staff.importing.plan import Plan, plan
from staff.importing.sheet import MAX_BYTES, Sheet, Unreadable
from staff.models import User


class Command(BaseCommand):
    """Read FILE, say what it changes, and change it unless a row is wrong."""

    help = "Import staff from an .xlsx or .csv file: all of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare FILE and the four switches."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, no more"
        )
        parser.add_argument(
            "--create-departments",
            action="store_true",
            help="make the departments that the file names and the directory lacks",
        )
        parser.add_argument(
            "--json", action="store_true", help="report as one JSON object"
        )
        parser.add_argument(
            "--by", metavar="工号", default="", help="the person who imports"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import and report; raises CommandError when something stands in the way."""
        report, failure = _run(options)
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_in_words(report))
        if failure:
            raise CommandError(failure)


def _run(options: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The report, and why nothing was written (empty when all went well)."""
    by = _person(options["by"])
    data = _read(options["file"])
    try:
        sheet = parse(data)
    except Unreadable as error:
        return {"applied": False, "errors": [_error(str(error))]}, str(error)
    found = plan(
        sheet.rows, snapshot(), create_departments=options["create_departments"]
    )
    report = _report(sheet, found)
    if found.is_blocked:
        return report, _("Nothing was written.")
    if options["dry_run"]:
        return report, ""
    digest = hashlib.sha256(data).hexdigest()
    try:
        apply(found, by=by, origin=Origin(options["file"].name, digest, sheet.encoding))
    except Refused as error:
        return {**report, "errors": [_error(str(error))]}, str(error)
    return {**report, "applied": True}, ""


def _person(employee_no: str) -> User | None:
    if not employee_no:
        return None
    number = User.normalise_employee_no(employee_no)
    people = User.objects.filter(employee_no=number, is_active=True)
    person: User | None = people.first()
    if person is None:
        raise CommandError(
            _("There is no active account %(number)s.") % {"number": employee_no}
        )
    return person


def _read(path: Path) -> bytes:
    """The file, or enough of one that is too large for `parse` to say so."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(
            _("%(file)s cannot be read: %(why)s")
            % {"file": path, "why": error.strerror}
        ) from error


def _report(sheet: Sheet, found: Plan) -> dict[str, Any]:
    return {
        "applied": False,
        "encoding": sheet.encoding,
        "rows": len(sheet.rows),
        "counts": found.counts,
        "departments_to_create": ["/".join(p) for p in found.departments_to_create],
        "missing": [
            {"employee_no": person.employee_no, "name": person.name}
            for person in found.missing
        ],
        "warnings": sheet.warnings,
        "errors": [
            {
                **_error(problem.sentence, line=item.line),
                "column": sheet.headings.get(problem.column),
                "employee_no": item.employee_no,
                "class": item.klass.value,
            }
            for item in found.items
            for problem in item.problems
        ],
    }


def _error(sentence: str, *, line: int | None = None) -> dict[str, Any]:
    return {"line": line, "column": None, "sentence": sentence}


def _in_words(report: dict[str, Any]) -> str:
    labels = {
        "new": _("New"),
        "changed": _("Changed"),
        "unchanged": _("Unchanged"),
        "returning": _("Returning"),
        "conflict": _("Conflicts"),
        "error": _("Errors"),
    }
    counts = report.get("counts", {})
    lines = [f"{labels[name]}: {count}" for name, count in counts.items()]
    lines += report.get("warnings", [])
    lines += [
        _("New department: %(path)s") % {"path": path}
        for path in report.get("departments_to_create", [])
    ]
    if missing := report.get("missing"):
        lines.append(_("Not in the file: %(count)d") % {"count": len(missing)})
    lines += [
        _("Line %(line)d, %(column)s: %(sentence)s")
        % {**error, "column": error["column"] or "—"}
        for error in report["errors"]
        if error["line"]
    ]
    return "\n".join(lines)
