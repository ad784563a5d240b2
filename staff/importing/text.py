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
FORMULA_MARKS = frozenset("=+-@\t\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""

_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DELIMITERS = ",;\t"


CHOICES = {"utf-8": "UTF-8", "utf-16": "UTF-16", "gb18030": "GB18030"}
"""The encodings that a person may name, with the names that people know."""


def decode(data: bytes, chosen: str = "") -> tuple[str, str]:
    """(text, encoding): the `chosen` one, else by its mark, else UTF-8, else GB18030.

    Each strictly. `chosen` is a key of CHOICES. Raises Unreadable for what is no text
    in any of them.
    """
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in _as_chosen(chosen, marked) or marked or ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NOT_TEXT.search(text):
            return text, encoding
    if chosen:
        raise Unreadable(
            _("This is not a text file in %(encoding)s. Choose another encoding.")
            % {"encoding": CHOICES[chosen]}
        )
    raise Unreadable(
        _(
            "This is not a text file in UTF-8, UTF-16 or GB18030. Save it as .xlsx or "
            "as CSV (UTF-8) and import it again."
        )
    )


def _as_chosen(chosen: str, marked: list[str]) -> list[str]:
    """The codec for a chosen encoding: one that takes the file's own mark along."""
    if not chosen:
        return []
    return [codec for codec in marked if codec.startswith(chosen)] or [chosen]


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
        yield Line(number, [Cell(_as_typed(value)) for value in row])


def _as_typed(value: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from calculating it."""
    return value[1:] if value[:1] == "'" and value[1:2] in FORMULA_MARKS else value


def _delimiter(text: str) -> str:
    """The separator that finds the most known headings; a comma when none does."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(
        _DELIMITERS,
        key=lambda mark: sum(
            field_of(cell.strip('"')) is not None for cell in first.split(mark)
        ),
    )
