"""Files to download: an empty list to fill in, and the rows to mend."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from staff.importing.columns import FIELDS
from staff.importing.kept import Kept, Summary
from staff.importing.text import FORMULA_MARKS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
_TEXT = "@"  # the number format under which Excel keeps what is typed: 007
_WIDTH = 18


def template() -> bytes:
    """A workbook with the Chinese headings and columns of text."""
    return _workbook([[names[0] for names in FIELDS.values()]])


def refused_rows(
    rows: Iterable[Kept], summary: Summary, *, as_csv: bool = False
) -> bytes:
    """The rows that cannot be imported as they came, each with its line and reason.

    Cells that a spreadsheet would calculate stay text: in a CSV, which has no types,
    behind an apostrophe, which importing the mended file takes away again.
    """
    lines = [[*summary.headings.values(), _("line number"), _("what is wrong")]]
    for kept in rows:
        cells = [kept.cells.get(field, "") for field in summary.headings]
        lines.append([*cells, str(kept.item.line), _reasons(kept, summary)])
    return _csv(lines) if as_csv else _workbook(lines)


def _reasons(kept: Kept, summary: Summary) -> str:
    return "；".join(
        f"{summary.headings.get(problem.column, '')} {problem.sentence}".strip()
        for problem in kept.item.problems
    )


def _csv(lines: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_harmless(cell) for cell in line] for line in lines)
    # With its mark, by which Excel knows UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in FORMULA_MARKS else cell


def _workbook(lines: Sequence[Sequence[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    sheet.freeze_panes = "A2"
    for index in range(1, len(lines[0]) + 1):
        column = sheet.column_dimensions[get_column_letter(index)]
        column.width = _WIDTH
        column.number_format = _TEXT
    for number, line in enumerate(lines):
        cells = [WriteOnlyCell(sheet, _printable(text)) for text in line]
        for cell in cells:
            cell.data_type = "s"  # also what begins with =
            cell.number_format = _TEXT
            cell.font = Font(bold=number == 0)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _printable(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text)
