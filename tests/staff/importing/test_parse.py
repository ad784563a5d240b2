"""Reading a file of staff."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.utils import translation
from openpyxl import Workbook

from staff.importing.parse import parse
from staff.importing.sheet import MAX_BYTES, Problem, Row, Unreadable
from tests.staff.importing.files import HEADER, LI, XIE, as_csv, as_xlsx

pytestmark = pytest.mark.usefixtures("_english")


@pytest.fixture
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        parse(data)
    return str(caught.value)


FIELDS = ["employee_no", "name", "departments", "post", "kind", "email", "phone"]
ROWS = [
    Row(2, dict(zip(FIELDS, XIE, strict=True))),
    Row(3, dict(zip(FIELDS, LI, strict=True))),
]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("gb18030", "gb18030"),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semi", "tab"])
def test_a_csv_is_read_in_any_encoding_and_with_any_separator(
    encoding: str, found: str, delimiter: str
) -> None:
    sheet = parse(as_csv([HEADER, XIE, LI], encoding=encoding, delimiter=delimiter))
    assert sheet.encoding == found
    assert sheet.headings == dict(zip(FIELDS, HEADER, strict=True))
    assert sheet.rows == ROWS
    assert sheet.warnings == []


def test_a_utf_16_file_of_the_other_byte_order_is_read() -> None:
    data = b"\xfe\xff" + as_csv([HEADER, XIE, LI], encoding="utf-16-be")
    assert parse(data).rows == ROWS


@pytest.mark.parametrize(
    ("written", "chosen", "found"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8-sig", "utf-8", "utf-8-sig"),
        ("utf-16", "utf-16", "utf-16"),
        ("utf-16-le", "utf-16", "utf-16"),
        ("gb18030", "gb18030", "gb18030"),
    ],
)
def test_a_person_may_say_what_the_file_is_in(
    written: str, chosen: str, found: str
) -> None:
    sheet = parse(as_csv([HEADER, XIE, LI], encoding=written), encoding=chosen)
    assert (sheet.encoding, sheet.rows) == (found, ROWS)


def test_a_file_that_is_not_in_the_encoding_named_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        parse(as_csv([HEADER, XIE], encoding="gb18030"), encoding="utf-8")
    assert str(caught.value) == (
        "This is not a text file in UTF-8. Choose another encoding."
    )


def test_the_apostrophe_before_a_mark_of_formulas_is_not_part_of_the_cell() -> None:
    row = ["E0001", "谢志刚", "'部门'", "'=值班", "", "", "'+86 10 555"]
    values = parse(as_csv([HEADER, row])).rows[0].values
    assert values["phone"] == "+86 10 555"
    assert values["post"] == "=值班"
    assert values["departments"] == "'部门'"


def test_a_workbook_is_read_like_a_csv() -> None:
    sheet = parse(as_xlsx([HEADER, XIE, LI]))
    assert sheet.encoding == "xlsx"
    assert sheet.rows == ROWS
    assert sheet.warnings == []


@pytest.mark.parametrize(
    "header",
    [
        ["Employee No.", "Full name", "Department", "Job title", "E-mail"],
        ["工号*", " 姓　名 ", "所属部门（多个用；分开）", "职位", "电子邮箱"],
        ["employee_no", "NAME", "departments", "post", "email"],
        ["员工编号", "名字", "部门路径", "岗位", "邮件"],
    ],
)
def test_headings_are_known_by_many_names(header: list[str]) -> None:
    sheet = parse(as_csv([header, ["1", "李岩", "总编室", "编辑", ""]]))
    assert list(sheet.headings) == [
        "employee_no",
        "name",
        "departments",
        "post",
        "email",
    ]
    assert sheet.headings["name"] == header[1].strip()


def test_columns_may_come_in_any_order_and_blank_rows_are_dropped() -> None:
    rows = [["", ""], ["姓名", "工号"], ["", " "], ["李岩", "7"], [], ["　", ""]]
    sheet = parse(as_csv(rows))
    assert sheet.rows == [Row(4, {"name": "李岩", "employee_no": "7"})]


def test_blank_rows_of_a_workbook_are_dropped_and_lines_keep_their_numbers() -> None:
    rows: list[Sequence[Any]] = [
        *([None], HEADER, [None] * 7, XIE, [], [" "], LI, [None])
    ]
    sheet = parse(as_xlsx(rows))
    assert [row.line for row in sheet.rows] == [4, 7]


def test_a_number_keeps_its_digits_and_warns_of_lost_zeros() -> None:
    rows: list[Sequence[Any]] = [
        ["工号", "姓名", "手机"],
        [7, "李岩", 13800138000],
        [123.0, "李海涛", ""],
    ]
    sheet = parse(as_xlsx(rows))
    assert [row.values["employee_no"] for row in sheet.rows] == ["7", "123"]
    assert sheet.rows[0].values["phone"] == "13800138000"
    assert sheet.warnings == [
        (
            "2 employee numbers are numbers, not text, the first in line 2: zeros "
            "before them, if there were any, are lost."
        )
    ]


def test_zeros_of_a_text_stay() -> None:
    sheet = parse(as_xlsx([["工号", "姓名"], ["007", "李岩"]]))
    assert sheet.rows[0].values["employee_no"] == "007"
    assert sheet.warnings == []


def test_a_formula_and_an_error_are_problems_of_their_cells() -> None:
    book = Workbook()
    assert book.active is not None
    for row in (["工号", "姓名", "职务"], ["=1+1", "李岩", "#N/A"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    sheet = parse(out.getvalue())
    assert sheet.rows[0].problems == (
        Problem("employee_no", "The cell holds a formula. Paste it as a value."),
        Problem("post", "The cell holds the error #N/A."),
    )


def test_a_column_of_another_name_is_left_out_with_a_warning() -> None:
    sheet = parse(as_csv([["工号", "姓名", "is_superuser"], ["1", "李岩", "1"]]))
    assert sheet.rows == [Row(2, {"employee_no": "1", "name": "李岩"})]
    assert sheet.warnings == ['Column "is_superuser" is not imported and was left out.']


@pytest.mark.parametrize(
    "rows",
    [
        [["工号", "姓名"], ["1", "李岩", "多出来的"]],
        [["工号", "姓名", ""], ["1", "李岩", "多出来的"]],
    ],
)
@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_a_cell_without_a_heading_is_a_problem_of_the_row(
    rows: list[list[str]], write: Callable[[list[list[str]]], bytes]
) -> None:
    sheet = parse(write(rows))
    assert sheet.rows[0].problems == (
        Problem("", "A cell of this row has no heading above it."),
    )


def test_a_cell_that_is_too_long_is_a_problem() -> None:
    sheet = parse(as_csv([["工号", "姓名"], ["1", "李" * 4001]]))
    assert sheet.rows[0].problems == (
        Problem("name", "The cell holds more than 4000 characters."),
    )
    assert len(sheet.rows[0].values["name"]) == 4000


def test_only_the_first_visible_sheet_is_read() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.sheet_state = "hidden"
    for title in ("人员", "旧"):
        sheet = book.create_sheet(title)
        sheet.append(["工号", "姓名"])
        sheet.append(["1", title])
    out = io.BytesIO()
    book.save(out)
    found = parse(out.getvalue())
    assert [row.values["name"] for row in found.rows] == ["人员"]
    assert found.warnings == ['Only the first sheet, "人员", was read.']


@pytest.mark.parametrize("data", [b"", b" \r\n ", "\ufeff".encode(), b",,,\n,,\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert refusal(data) == "The file is empty."


def test_an_empty_workbook_is_refused() -> None:
    assert refusal(as_xlsx([])) == "The file is empty."


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_headings_alone_are_refused(write: Callable[[list[list[str]]], bytes]) -> None:
    assert refusal(write([HEADER])) == "The file has headings but nobody below them."


def test_a_file_without_the_headings_is_refused_with_what_it_holds() -> None:
    assert refusal(as_csv([["编号", "姓名"], ["1", "李岩"]])) == (
        "The first line must hold the headings 工号 (employee number) and 姓名 (name). "
        "It holds: 编号、姓名"
    )


def test_a_heading_twice_is_refused() -> None:
    assert refusal(as_csv([["工号", "姓名", "名字"], ["1", "李岩", "李岩"]])) == (
        'Two columns mean the same: "名字" is there again.'
    )


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_more_than_thirty_columns_are_refused(
    write: Callable[[list[list[str]]], bytes],
) -> None:
    header = ["工号", "姓名", *(f"列{n}" for n in range(29))]
    assert (
        refusal(write([header, ["1", "李岩"]])) == "The file has more than 30 columns."
    )


def test_more_than_fifty_thousand_rows_are_refused() -> None:
    fifty_thousand = b"employee no,name\n" + b"1,x\n" * 50_000
    assert len(parse(fifty_thousand).rows) == 50_000
    assert refusal(fifty_thousand + b"1,x\n") == (
        "The file has more than 50000 rows. Split it."
    )


def test_a_file_of_more_than_ten_megabytes_is_refused() -> None:
    assert refusal(b"x" * (MAX_BYTES + 1)) == "The file is larger than 10 MB."


def test_an_old_workbook_is_refused_in_words() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512) == (
        "Old .xls workbooks and workbooks with a password cannot be imported. Save the "
        "list as .xlsx without a password."
    )


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7\n\xff\xff\x01", b"\xff" * 9]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert refusal(data).startswith("This is not a text file in UTF-8, UTF-16")


def test_quotation_marks_that_do_not_match_are_refused_with_their_line() -> None:
    assert refusal('工号,姓名\n1,李岩\n2,"李海涛\n3,谢志强\n'.encode()) == (
        'Line 3 cannot be read: its quotation marks (") do not match.'
    )


def test_a_row_is_numbered_by_the_line_where_it_begins() -> None:
    data = '工号,姓名,职务\r\n1,李岩,"记\r\n者"\r\n2,李海涛,编辑\r\n'.encode()
    assert [row.line for row in parse(data).rows] == [2, 4]


NO_WORKBOOK = "The file says it is an .xlsx workbook but cannot be read as one."
TOO_MUCH = (
    "The workbook unpacks to far more than it should. Copy the list alone into a new "
    "workbook and import that."
)


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def parts_of(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    assert refusal(archive({"a.txt": b"hello"})) == NO_WORKBOOK
    assert refusal(b"PK\x03\x04 and then nothing") == NO_WORKBOOK


def test_half_a_workbook_is_refused() -> None:
    whole = as_xlsx([HEADER, XIE])
    assert refusal(whole[: len(whole) // 2]) == NO_WORKBOOK


def test_a_zip_bomb_is_refused_by_its_directory() -> None:
    assert refusal(archive({"xl/worksheets/sheet1.xml": bytes(90_000_000)})) == TOO_MUCH
    assert refusal(archive({"xl/worksheets/sheet1.xml": bytes(9_000_000)})) == TOO_MUCH
    assert refusal(archive({f"{n}.xml": b"" for n in range(1001)})) == TOO_MUCH
    assert refusal(archive({"a.xml": b"<a/>"}, zipfile.ZIP_LZMA)) == TOO_MUCH


def test_a_part_larger_than_the_directory_says_is_refused() -> None:
    whole = bytearray(as_xlsx([HEADER, *[XIE] * 500]))
    with zipfile.ZipFile(io.BytesIO(bytes(whole))) as file:
        size = file.getinfo("xl/worksheets/sheet1.xml").file_size
    real, lie = size.to_bytes(4, "little"), (100).to_bytes(4, "little")
    assert real in whole
    assert refusal(bytes(whole).replace(real, lie)) == NO_WORKBOOK


def test_a_row_far_below_the_last_is_refused_and_not_waited_for() -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row r="999999999999"><c t="str"><v>x</v></c></row></sheetData>'
        "</worksheet>"
    )
    parts = parts_of(as_xlsx([HEADER]))
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    assert refusal(archive(parts)) == NO_WORKBOOK


def test_a_workbook_of_hidden_sheets_is_refused() -> None:
    parts = parts_of(as_xlsx([HEADER, XIE]))
    book = parts["xl/workbook.xml"]
    parts["xl/workbook.xml"] = book.replace(b'state="visible"', b'state="hidden"')
    assert parts["xl/workbook.xml"] != book
    assert refusal(archive(parts)) == "The workbook has no visible sheet."


def test_an_archive_with_a_password_is_refused() -> None:
    data = bytearray(archive({"xl/workbook.xml": b"<workbook/>"}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert refusal(bytes(data)) == (
        "The workbook is protected by a password. Save it without one."
    )
