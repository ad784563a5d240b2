"""Staff files as people make them."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook

HEADER = ["工号", "姓名", "部门", "职务", "类型", "邮箱", "手机"]
XIE = [
    *("E0001", "谢志刚", "总编室", "总编辑"),
    *("人员", "e0001@newsroom.example", "555-0101"),
]
LI = [
    *("E0002", "李岩", "采访部/时政组；编辑部", "记者"),
    *("人员", "e0002@newsroom.example", ""),
]


def as_csv(
    rows: Iterable[Sequence[str]], *, encoding: str = "utf-8", delimiter: str = ","
) -> bytes:
    """The rows as a CSV file."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(rows: Iterable[Sequence[Any]]) -> bytes:
    """The rows as the first sheet of a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("人员")
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
