"""The commands that import staff and rebuild their pinyin."""

import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from articles.models import Event
from staff.models import Department, ImportJob, User
from tests.staff.importing.files import HEADER, LI, XIE, as_csv, as_xlsx

pytestmark = pytest.mark.django_db

SAMPLE = Path(settings.BASE_DIR) / "fixtures" / "staff.csv"


def write(folder: Path, rows: Sequence[Sequence[Any]]) -> Path:
    file = folder / "staff.csv"
    file.write_bytes(as_csv(rows, encoding="gb18030"))
    return file


def run(file: Path, *switches: str) -> Any:
    """The report of an import that succeeded."""
    out = StringIO()
    call_command("import_staff", str(file), "--json", *switches, stdout=out)
    return json.loads(out.getvalue())


def refused(file: Path, *switches: str) -> Any:
    """The report of an import that was refused."""
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("import_staff", str(file), "--json", *switches, stdout=out)
    return json.loads(out.getvalue())


def test_the_sample_newsroom_is_imported_in_its_order() -> None:
    report = run(SAMPLE, "--create-departments")
    assert report["applied"] is True
    assert (report["rows"], report["counts"]["new"]) == (47, 47)
    assert (report["errors"], report["warnings"], report["missing"]) == ([], [], [])
    people = User.objects.order_by("position")
    assert people.count() == 47
    assert [user.name for user in people[:3]] == ["谢志刚", "李岩", "李海涛"]
    assert [user.name for user in people.filter(kind="role")] == [
        "行政专员",
        "系统管理员",
    ]
    assert not people.exclude(initials__regex="^[a-z]{2,5}$").exists()
    assert not people.filter(is_superuser=True).exists()


def test_the_sample_as_a_workbook_is_the_same_and_a_second_import_changes_nothing(
    tmp_path: Path,
) -> None:
    run(SAMPLE, "--create-departments")
    lines = SAMPLE.read_text("utf-8-sig").splitlines()
    workbook = tmp_path / "staff.xlsx"
    workbook.write_bytes(as_xlsx([line.split(",") for line in lines]))
    assert run(SAMPLE)["counts"]["unchanged"] == 47
    report = run(workbook)
    assert report["encoding"] == "xlsx"
    assert report["counts"]["unchanged"] == 47


def test_a_dry_run_says_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    file = write(tmp_path, [HEADER, XIE, LI])
    report = run(file, "--create-departments", "--dry-run")
    assert report["applied"] is False
    assert report["encoding"] == "gb18030"
    assert report["counts"]["new"] == 2
    assert report["departments_to_create"] == [
        "总编室",
        "采访部",
        "采访部/时政组",
        "编辑部",
    ]
    assert not User.objects.exists()
    assert not Department.objects.exists()
    assert not Event.objects.exists()


def test_errors_name_line_and_column_and_nothing_is_written(tmp_path: Path) -> None:
    bad = ["E0003", "", "总编室", "", "人员", "no address", ""]
    report = refused(write(tmp_path, [HEADER, XIE, [], bad]), "--create-departments")
    assert report["applied"] is False
    assert [(error["line"], error["column"]) for error in report["errors"]] == [
        (4, "姓名"),
        (4, "邮箱"),
    ]
    assert report["errors"][0]["employee_no"] == "E0003"
    assert report["errors"][0]["class"] == "error"
    assert all(error["sentence"] for error in report["errors"])
    assert not User.objects.exists()
    assert not Department.objects.exists()


def test_unknown_departments_are_refused_without_the_switch(tmp_path: Path) -> None:
    file = write(tmp_path, [HEADER, XIE])
    report = refused(file)
    assert report["departments_to_create"] == ["总编室"]
    assert [(error["line"], error["column"]) for error in report["errors"]] == [
        (2, "部门")
    ]
    assert run(file, "--create-departments")["counts"]["new"] == 1


def test_a_column_of_rights_is_left_out_with_a_warning(tmp_path: Path) -> None:
    header = [*HEADER, "is_superuser", "password", "groups"]
    file = write(tmp_path, [header, [*XIE, "1", "secret", "publisher"]])
    report = run(file, "--create-departments")
    assert len(report["warnings"]) == 3
    xie = User.objects.get()
    assert xie.is_superuser is False
    assert xie.has_usable_password() is False
    assert not xie.groups.exists()


def test_people_not_in_the_file_are_reported_and_left_alone(tmp_path: Path) -> None:
    run(write(tmp_path, [HEADER, XIE, LI]), "--create-departments")
    report = run(write(tmp_path, [HEADER, XIE]))
    assert report["missing"] == [{"employee_no": "E0002", "name": "李岩"}]
    assert User.objects.get(employee_no="E0002").is_active is True


def test_the_person_who_imports_is_recorded(tmp_path: Path) -> None:
    run(write(tmp_path, [HEADER, XIE]), "--create-departments")
    run(write(tmp_path, [HEADER, XIE, LI]), "--create-departments", "--by", "e0001")
    job = ImportJob.objects.get()
    assert job.owner.employee_no == "E0001"
    assert len(job.sha256) == 64
    assert Event.objects.latest("id").actor == job.owner


def test_nobody_imports_in_the_name_of_an_account_that_is_not_active(
    tmp_path: Path,
) -> None:
    file = write(tmp_path, [HEADER, XIE])
    with pytest.raises(CommandError, match="E0404"):
        call_command("import_staff", str(file), "--by", "E0404")


@pytest.mark.parametrize(
    "data",
    [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "工号,姓名\n".encode(), b"a,b\n1,2"],
)
def test_an_unreadable_file_is_refused_in_a_sentence(
    tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "staff.csv"
    file.write_bytes(data)
    report = refused(file)
    assert report["applied"] is False
    assert len(report["errors"]) == 1
    assert report["errors"][0]["sentence"]


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"absent\.csv"):
        call_command("import_staff", str(tmp_path / "absent.csv"))


def test_the_report_in_words_names_counts_and_errors(tmp_path: Path) -> None:
    out = StringIO()
    file = write(tmp_path, [HEADER, XIE])
    with pytest.raises(CommandError):
        call_command("import_staff", str(file), stdout=out)
    assert "总编室" in out.getvalue()
    assert "部门" in out.getvalue()


def test_rebuilding_writes_who_differs_and_keeps_what_was_typed() -> None:
    xie = User.objects.create_user("E0001", name="谢志刚")
    zeng = User.objects.create_user("E0002", name="曾强")
    User.objects.filter(pk=xie.pk).update(pinyin="", search_key="", sort_key="x")
    User.objects.filter(pk=zeng.pk).update(
        pinyin="ceng qiang", pinyin_edited=True, initials=""
    )
    call_command("rebuild_pinyin", stdout=StringIO())
    xie.refresh_from_db()
    zeng.refresh_from_db()
    assert (xie.pinyin, xie.sort_key) == ("xie zhigang", "xie0zhi0gang0")
    assert " xiezgang" in xie.search_key
    assert (zeng.pinyin, zeng.initials) == ("ceng qiang", "cq")
    out = StringIO()
    with translation.override("en"):
        call_command("rebuild_pinyin", stdout=out)
    assert out.getvalue() == "0 of 2 accounts were brought up to date.\n"
