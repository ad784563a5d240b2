"""How much work a file is, told before it is read."""

import re
import zipfile
from io import BytesIO

from staff.importing.sheet import MAX_UNPACKED_BYTES

SHORT = 2_000
"""Rows that are read and written while the person waits."""

_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CHUNK = 1 << 20


def is_long(data: bytes) -> bool:
    """Whether a file may hold more than SHORT rows below its headings.

    A guess from above: empty rows and line breaks inside cells count too. What cannot
    be read at all is short: it is refused at once.
    """
    if not zipfile.is_zipfile(BytesIO(data)):
        return max(data.count(b"\n"), data.count(b"\r")) > SHORT + 1
    try:
        return _rows_in_sheets(data) > SHORT + 1
    # zlib, struct and zipfile each have errors of their own for a broken archive.
    except Exception:  # noqa: BLE001
        return False


def _rows_in_sheets(data: bytes) -> int:
    """The rows of all sheets; counting stops at SHORT + 2 and at MAX_UNPACKED_BYTES."""
    rows = unpacked = 0
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if "worksheets/" not in name:
                continue
            with archive.open(name) as part:
                while chunk := part.read(_CHUNK):
                    rows += len(_ROW.findall(chunk))
                    unpacked += len(chunk)
                    if rows > SHORT + 1 or unpacked > MAX_UNPACKED_BYTES:
                        return rows
    return rows
