"""An .xlsx file to lines, without trusting what it says about its size."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import count, islice
from typing import Any
from warnings import catch_warnings, simplefilter

from django.utils.translation import gettext as _

from staff.importing.sheet import (
    MAX_COLUMNS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    Cell,
    Line,
    Unreadable,
)

_PLAIN_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_MAX_PARTS = 1_000
_BATCH = 500
_EMPTY = Cell("")
_MAX_SHEET_LINES = 1_048_576  # of Excel itself; empty lines count


def workbook_lines(data: bytes, warnings: list[str]) -> Iterator[Line]:
    """The filled lines of the first visible sheet; `warnings` hears what is left out.

    Raises Unreadable for a file that is no workbook or unpacks to too much.
    """
    _check_archive(data)
    try:
        yield from _lines(data, warnings)
    except Unreadable:
        raise
    # openpyxl raises whatever a malformed part makes it meet, from KeyError to
    # ParseError; each means that the file is not a workbook it can read.
    except Exception as error:
        raise _not_a_workbook() from error


def _check_archive(data: bytes) -> None:
    """Refuse a bomb by the archive's own directory, which unpacking never exceeds."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError) as error:
        raise _not_a_workbook() from error
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(
            _("The workbook is protected by a password. Save it without one.")
        )
    unpacked = sum(part.file_size for part in parts)
    bomb = (
        len(parts) > _MAX_PARTS
        or unpacked > MAX_UNPACKED_BYTES
        or unpacked > MAX_RATIO * max(len(data), 1)
        or any(part.compress_type not in _PLAIN_METHODS for part in parts)
    )
    if bomb:
        raise Unreadable(
            _(
                "The workbook unpacks to far more than it should. Copy the list alone "
                "into a new workbook and import that."
            )
        )


def _not_a_workbook() -> Unreadable:
    return Unreadable(
        _("The file says it is an .xlsx workbook but cannot be read as one.")
    )


def _lines(data: bytes, warnings: list[str]) -> Iterator[Line]:
    # Only who imports a workbook loads openpyxl.
    from openpyxl import load_workbook  # noqa: PLC0415

    with _quiet():
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
    visible = [ws for ws in book.worksheets if ws.sheet_state == "visible"]
    if not visible:
        raise Unreadable(_("The workbook has no visible sheet."))
    if len(visible) > 1:
        warnings.append(
            _('Only the first sheet, "%(sheet)s", was read.')
            % {"sheet": visible[0].title}
        )
    # What a sheet says about its own size may be wrong.
    visible[0].reset_dimensions()
    rows = iter(visible[0].iter_rows(min_row=1, max_col=MAX_COLUMNS + 1))
    numbers = count(1)
    above = None
    while batch := _some(rows):
        for row in batch:
            number = next(numbers)
            # A gap comes as one and the same empty row, up to a million times.
            if row is not above and any(cell.value is not None for cell in row):
                yield Line(number, [_cell(cell.value, cell.data_type) for cell in row])
            above = row
        if number > _MAX_SHEET_LINES:
            raise _not_a_workbook()


def _some(rows: Iterator[Any]) -> list[Any]:
    with _quiet():
        return list(islice(rows, _BATCH))


@contextmanager
def _quiet() -> Iterator[None]:
    """Without openpyxl's warnings about styles and the like, which are not read."""
    with catch_warnings():
        simplefilter("ignore")
        yield


def _cell(value: Any, data_type: str) -> Cell:
    """A cell's value as text, never guessed: 007 kept as a number is 7."""
    if data_type == "f":
        return Cell("", "formula")
    if data_type == "e":
        return Cell(str(value), "fault")
    if value is None:
        return _EMPTY
    if isinstance(value, int | float) and not isinstance(value, bool):
        whole = isinstance(value, float) and value.is_integer()
        return Cell(str(int(value) if whole else value), "number")
    return Cell(str(value))
