"""A .csv file to lines: its encoding, its separator, its cells."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from staff.importing.columns import field_of
from staff.importing.sheet import Cell, Line, Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DELIMITERS = ",;\t"


def decode(data: bytes) -> tuple[str, str]:
    """(text, encoding): by its mark, else UTF-8, else GB18030, each strictly.

    Raises Unreadable for what is no text in any of them.
    """
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in marked or ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NOT_TEXT.search(text):
            return text, encoding
    raise Unreadable(
        _(
            "This is not a text file in UTF-8, UTF-16 or GB18030. Save it as .xlsx or "
            "as CSV (UTF-8) and import it again."
        )
    )


def csv_lines(text: str) -> Iterator[Line]:
    """The lines of a CSV; a number is that of the line where the row begins.

    Raises Unreadable at a row whose quotation marks do not match.
    """
    lines = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_delimiter(text), strict=True)
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise Unreadable(
                _('Line %(line)d cannot be read: its quotation marks (") do not match.')
                % {"line": number}
            ) from error
        if row is None:
            return
        yield Line(number, [Cell(value) for value in row])


def _delimiter(text: str) -> str:
    """The separator that finds the most known headings; a comma when none does."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(
        _DELIMITERS,
        key=lambda mark: sum(
            field_of(cell.strip('"')) is not None for cell in first.split(mark)
        ),
    )
