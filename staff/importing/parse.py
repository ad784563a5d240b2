"""The bytes of a staff file to rows of text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from staff.importing.columns import REQUIRED, field_of
from staff.importing.sheet import (
    MAX_BYTES,
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Line,
    Problem,
    Row,
    Sheet,
    Unreadable,
)
from staff.importing.text import csv_lines, decode
from staff.importing.workbook import workbook_lines

_ZIP = b"PK\x03\x04"
# Excel before 2007, and every workbook with a password, is such a container.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def parse(data: bytes, *, encoding: str = "") -> Sheet:
    """The rows of an .xlsx or .csv file, told by its content and not by its name.

    A row that has a fault is kept with its `problems`. `encoding`, a key of
    `text.CHOICES`, is what a person says a .csv is in. Raises Unreadable when the
    whole file cannot be used.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(
            _("The file is larger than %(limit)d MB.") % {"limit": MAX_BYTES >> 20}
        )
    if not data.strip():
        raise Unreadable(_("The file is empty."))
    if data.startswith(_OLE):
        raise Unreadable(
            _(
                "Old .xls workbooks and workbooks with a password cannot be imported. "
                "Save the list as .xlsx without a password."
            )
        )
    warnings: list[str] = []
    if data.startswith(_ZIP):
        return _sheet("xlsx", workbook_lines(data, warnings), warnings)
    text, recognised = decode(data, encoding)
    return _sheet(recognised, csv_lines(text), warnings)


@dataclass(slots=True)
class _Header:
    """The heading line: where each field stands, and which columns have no name."""

    texts: list[str]
    fields: dict[str, int] = field(default_factory=dict)

    def is_named(self, index: int) -> bool:
        return index < len(self.texts) and bool(self.texts[index])


def _sheet(encoding: str, lines: Iterator[Line], warnings: list[str]) -> Sheet:
    filled = (line for line in lines if _is_filled(line.cells))
    first = next(filled, None)
    if first is None:
        raise Unreadable(_("The file is empty."))
    header = _header(first.cells, warnings)
    rows: list[Row] = []
    numbers: list[int] = []
    for line in filled:
        if len(rows) == MAX_ROWS:
            raise Unreadable(
                _("The file has more than %(limit)d rows. Split it.")
                % {"limit": MAX_ROWS}
            )
        cells = _named(line, header)
        rows.append(_row(line, cells, header))
        if cells["employee_no"].was == "number":
            numbers.append(line.number)
    if not rows:
        raise Unreadable(_("The file has headings but nobody below them."))
    if numbers:
        warnings.append(_numbers_warning(numbers))
    headings = {name: header.texts[index] for name, index in header.fields.items()}
    return Sheet(encoding, headings, rows, warnings)


def _is_filled(cells: Iterable[Cell]) -> bool:
    return any(cell.was == "formula" or cell.text.strip() for cell in cells)


def _header(cells: list[Cell], warnings: list[str]) -> _Header:
    """Which column holds which field; a column of another name is left out aloud."""
    if _is_filled(cells[MAX_COLUMNS:]):
        raise Unreadable(
            _("The file has more than %(limit)d columns.") % {"limit": MAX_COLUMNS}
        )
    header = _Header([cell.text.strip()[:MAX_CELL] for cell in cells])
    for index, heading in enumerate(header.texts):
        name = field_of(heading)
        if name in header.fields:
            raise Unreadable(
                _('Two columns mean the same: "%(heading)s" is there again.')
                % {"heading": heading}
            )
        if name is not None:
            header.fields[name] = index
        elif heading:
            warnings.append(
                _('Column "%(heading)s" is not imported and was left out.')
                % {"heading": heading[:40]}
            )
    if not header.fields.keys() >= set(REQUIRED):
        raise Unreadable(
            _(
                "The first line must hold the headings 工号 (employee number) and 姓名 "
                "(name). It holds: %(found)s"
            )
            % {"found": "、".join(filter(None, header.texts))[:200]}
        )
    return header


def _named(line: Line, header: _Header) -> dict[str, Cell]:
    return {
        name: line.cells[index] if index < len(line.cells) else Cell("")
        for name, index in header.fields.items()
    }


def _row(line: Line, cells: dict[str, Cell], header: _Header) -> Row:
    problems = [
        Problem(name, sentence)
        for name, cell in cells.items()
        if (sentence := _fault(cell))
    ]
    if _is_filled(c for i, c in enumerate(line.cells) if not header.is_named(i)):
        problems.append(Problem("", _("A cell of this row has no heading above it.")))
    values = {name: cell.text.strip()[:MAX_CELL] for name, cell in cells.items()}
    return Row(line.number, values, tuple(problems))


def _fault(cell: Cell) -> str:
    """Why a cell cannot be read, or nothing."""
    if cell.was == "formula":
        return _("The cell holds a formula. Paste it as a value.")
    if cell.was == "fault":
        return _("The cell holds the error %(fault)s.") % {"fault": cell.text}
    if len(cell.text) > MAX_CELL:
        return _("The cell holds more than %(limit)d characters.") % {"limit": MAX_CELL}
    return ""


def _numbers_warning(lines: list[int]) -> str:
    return ngettext(
        "The employee number in line %(first)d is a number, not text: zeros before "
        "it, if there were any, are lost.",
        "%(count)d employee numbers are numbers, not text, the first in line "
        "%(first)d: zeros before them, if there were any, are lost.",
        len(lines),
    ) % {"count": len(lines), "first": lines[0]}
