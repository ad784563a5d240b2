"""The import on the desk: upload, preview, confirm, undo, drop."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from articles.models import Event
from staff import hooks
from staff.importing import jobs, kept, tasks
from staff.importing.length import SHORT, is_long
from staff.importing.parse import parse
from staff.models import Department, ImportJob, Membership, User
from tests.staff.importing.files import HEADER, LI, XIE, as_csv, as_xlsx
from tests.support.newsroom import Newsroom, build, person

ROOM = "admin:staff_importjob_"
STORAGE: Any = ImportJob._meta.get_field("file").storage
MING = ["E0003", "明慧", "", "编辑", "", "", ""]


@pytest.fixture(autouse=True)
def _a_cabinet_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files outlive the rows of a test, and job numbers come again."""
    monkeypatch.setattr(STORAGE, "location", str(tmp_path))


@pytest.fixture
def clerk(db: None) -> User:
    """A staff admin."""
    return person("A002", "覃素兰", "staff_admin")


@pytest.fixture
def colleague(db: None) -> User:
    """Another staff admin."""
    return person("A003", "仇莹", "staff_admin")


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """A newsroom with a review route."""
    return build()


@pytest.fixture
def desks(db: None) -> None:
    """The departments that XIE and LI are in."""
    Department.objects.create(name="总编室")
    Department.objects.create(name="编辑部")
    reporters = Department.objects.create(name="采访部")
    Department.objects.create(name="时政组", parent=reporters)


def signed_in(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def upload(user: User, data: bytes, name: str = "staff.csv") -> ImportJob:
    """Upload through the page; the job that it leads to."""
    file = SimpleUploadedFile(name, data)
    answer: Any = signed_in(user).post(reverse(f"{ROOM}add"), {"file": file})
    job = ImportJob.objects.latest("id")
    assert answer.status_code == 302
    assert answer["Location"] == page(job)
    return job


def uploaded(user: User, *rows: Sequence[str]) -> ImportJob:
    return upload(user, as_csv([HEADER, *rows]))


def page(job: ImportJob) -> str:
    return reverse(f"{ROOM}change", args=[job.pk])


def shown(user: User, job: ImportJob, **query: str) -> str:
    answer = signed_in(user).get(page(job), query)
    assert answer.status_code == 200
    return answer.content.decode()


def do(user: User, job: ImportJob, act: str, **data: str) -> list[str]:
    """Press a button; the sentences that the person reads next."""
    answer = signed_in(user).post(reverse(f"{ROOM}{act}", args=[job.pk]), data)
    assert answer.status_code == 302
    return [str(message) for message in get_messages(answer.wsgi_request)]


def state(job: ImportJob) -> str:
    job.refresh_from_db()
    return job.state


def stored() -> list[str]:
    """What private storage holds."""
    return sorted(STORAGE.listdir("imports")[1])


def test_a_gb18030_file_goes_in_without_a_question(clerk: User, desks: None) -> None:
    job = upload(clerk, as_csv([HEADER, XIE, LI], encoding="gb18030"))
    assert state(job) == "planned"
    text = shown(clerk, job)
    assert "<dd data-encoding>GB18030</dd>" in text
    assert "工号 · 姓名 · 部门 · 职务 · 类型 · 邮箱 · 手机" in text
    assert "谢志刚" in text
    assert "Write 2 people" in text
    assert do(clerk, job, "confirm") == []
    assert state(job) == "applied"
    assert "2 people were made or changed on" in shown(clerk, job)
    li = User.objects.get(employee_no="E0002")
    assert (li.name, li.post) == ("李岩", "记者")
    assert [m.department.name for m in Membership.objects.filter(user=li)] == [
        "时政组",
        "编辑部",
    ]
    event = Event.objects.latest("id")
    assert (event.act, event.actor) == ("staff_imported", clerk)
    assert event.details["job"] == job.pk


def test_the_file_is_kept_by_the_number_of_its_job(clerk: User, desks: None) -> None:
    job = upload(clerk, as_csv([HEADER, XIE]), name="../../evil .csv")
    assert job.filename == "evil .csv"
    assert job.file.name == f"imports/{job.pk}"
    assert stored() == [str(job.pk), f"{job.pk}.plan"]


def test_the_preview_tells_new_changed_unchanged_and_returning(
    clerk: User, desks: None
) -> None:
    do(clerk, uploaded(clerk, XIE, LI, MING), "confirm")
    User.objects.filter(employee_no="E0003").update(is_active=False)
    new = ["E0004", "曾强", "总编室", "记者", "岗位账号", "", ""]
    job = uploaded(clerk, XIE, [*LI[:3], "编委", *LI[4:]], MING, new)
    assert job.counts == {
        "new": 1,
        "changed": 1,
        "unchanged": 1,
        "returning": 1,
        "conflict": 0,
        "error": 0,
    }
    changed = shown(clerk, job, **{"class": "changed"})
    assert "<del>记者</del> → <ins>编委</ins>" in changed
    assert "曾强" not in changed
    assert "<ins>post account</ins>" in shown(clerk, job, **{"class": "new"})
    assert "<del>inactive</del>" in shown(clerk, job, **{"class": "returning"})
    assert "No rows of this class" in shown(clerk, job, **{"class": "error"})
    assert "谢志刚" in shown(clerk, job, **{"class": "no-such"}, page="9" * 30)


def test_a_missing_department_is_made_when_ticked(clerk: User) -> None:
    job = uploaded(clerk, XIE, LI)
    text = shown(clerk, job)
    assert "Create 4 missing departments" in text
    assert "<li>采访部/时政组</li>" in text
    assert "Rows with errors or conflicts stand in the way" in text
    assert do(clerk, job, "confirm") == [
        "Rows with errors or conflicts stand in the way."
    ]
    assert do(clerk, job, "read", create_departments="on") == []
    assert do(clerk, job, "confirm") == []
    assert state(job) == "applied"
    assert Department.objects.filter(parent__name="采访部").get().name == "时政组"


def test_another_encoding_is_read_when_it_is_named(clerk: User) -> None:
    job = upload(clerk, as_csv([HEADER, MING], encoding="utf-16-le"))
    assert state(job) == "failed"
    assert "This is not a text file in UTF-8, UTF-16 or GB18030." in shown(clerk, job)
    do(clerk, job, "read", encoding="gb18030")
    assert job.file.storage.exists(f"imports/{job.pk}")
    assert "This is not a text file in GB18030." in shown(clerk, job)
    do(clerk, job, "read", encoding="utf-16")
    assert state(job) == "planned"
    assert "明慧" in shown(clerk, job)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "This is not a text file in UTF-8"),
        (b"PK\x03\x04 no zip", "cannot be read as one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "Old .xls workbooks"),
        (as_csv([HEADER]), "headings but nobody below them"),
        (as_csv([["甲", "乙"], ["1", "2"]]), "It holds: 甲、乙"),
        (as_csv([["工号", "姓名", "工号"], ["1", "李", "2"]]), "Two columns mean"),
        (b" \r\n ", "The file is empty."),
    ],
    ids=["picture", "zip", "xls", "header", "headings", "twice", "blank"],
)
def test_a_file_that_cannot_be_used_is_told_in_words(
    clerk: User, data: bytes, sentence: str
) -> None:
    job = upload(clerk, data)
    assert state(job) == "failed"
    assert sentence in shown(clerk, job)
    assert do(clerk, job, "confirm") == ["The file could not be read."]
    do(clerk, job, "drop")
    assert stored() == []


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (None, "Choose a file."),
        (b"", "The file is empty."),
        (b"x" * (10 * 1024 * 1024 + 1), "The file is larger than 10 MB."),
    ],
    ids=["none", "empty", "large"],
)
def test_what_cannot_be_kept_is_told_at_the_form(
    clerk: User, data: bytes | None, sentence: str
) -> None:
    given = {} if data is None else {"file": SimpleUploadedFile("a.csv", data)}
    answer = signed_in(clerk).post(reverse(f"{ROOM}add"), given)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not ImportJob.objects.exists()


def test_problems_of_rows_have_their_line_and_column(clerk: User) -> None:
    twice = ["E0003", "王五", "", "", "", "not-an-address", ""]
    text = shown(clerk, uploaded(clerk, MING, twice, ["", "赵六", "", "", "", "", ""]))
    assert (
        '<span class="import__field">工号</span> '
        "The file has this employee number again in line 3." in text
    )
    assert (
        '<span class="import__field">邮箱</span> This is not an e-mail address.' in text
    )
    assert "Enter an employee number." in text


def test_a_workbook_s_formulas_and_numbers_are_told(clerk: User) -> None:
    rows: list[list[Any]] = [HEADER, [7, "明慧", "", "=1+1", "", "", ""]]
    job = upload(clerk, as_xlsx(rows), "staff.xlsx")
    text = shown(clerk, job)
    assert "The cell holds a formula. Paste it as a value." in text
    assert "zeros before it, if there were any, are lost" in text
    assert 'name="encoding"' not in text


BAD = ["E0009", "=cmd()", "", "@post", "", "+bad", "-1"]


def refused_rows(user: User, job: ImportJob, ending: str) -> HttpResponse:
    address = reverse(f"{ROOM}refused_rows", args=[job.pk, ending])
    return signed_in(user).get(address)  # type: ignore[return-value]


def test_rows_to_mend_come_as_a_csv_that_calculates_nothing(clerk: User) -> None:
    answer = refused_rows(clerk, uploaded(clerk, BAD, MING), "csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[0] == [*HEADER, "line number", "what is wrong"]
    assert len(lines) == 2
    assert lines[1][:8] == [
        *("E0009", "'=cmd()", "", "'@post", "", "'+bad", "'-1"),
        "2",
    ]
    assert lines[1][8].startswith("姓名 A name begins with a letter or a character.；")
    # Mended and uploaded again, the cells are what they were.
    assert list(parse(answer.content).rows[0].values.values()) == BAD


def test_rows_to_mend_come_as_a_workbook_of_texts(clerk: User) -> None:
    answer = refused_rows(clerk, uploaded(clerk, BAD, MING), "xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    cells = next(iter(sheet.iter_rows(min_row=2)))
    assert [cell.value for cell in cells][:8] == [
        *("E0009", "=cmd()", None, "@post", None, "+bad", "-1"),
        "2",
    ]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


def test_the_empty_list_has_headings_that_are_known(clerk: User) -> None:
    answer = signed_in(clerk).get(reverse(f"{ROOM}template"))
    book = load_workbook(io.BytesIO(answer.content))
    headings = [cell.value for cell in next(book.worksheets[0].iter_rows())]
    assert headings == ["工号", "姓名", "部门", "职务", "类型", "邮箱", "手机", "状态"]
    book.worksheets[0].append(["001", "明慧"])
    out = io.BytesIO()
    book.save(out)
    assert parse(out.getvalue()).rows[0].values["employee_no"] == "001"


def test_a_second_confirmation_is_refused_in_words(clerk: User) -> None:
    job = uploaded(clerk, MING)
    assert do(clerk, job, "confirm") == []
    assert do(clerk, job, "confirm") == [
        "This import was confirmed before and is written."
    ]
    assert User.objects.filter(employee_no="E0003").count() == 1
    assert Event.objects.filter(act="staff_imported").count() == 1


@pytest.mark.parametrize("act", ["confirm", "read"])
def test_somebody_else_cannot_confirm(clerk: User, colleague: User, act: str) -> None:
    job = uploaded(clerk, MING)
    text = shown(colleague, job)
    assert "Only 覃素兰, who uploaded the file, can confirm it." in text
    assert "Write 1 person" not in text
    assert do(colleague, job, act) == [
        "This import is 覃素兰's. Only 覃素兰 can go on with it."
    ]
    assert state(job) == "planned"


def test_whoever_may_not_look_never_learns_of_another_s_import(clerk: User) -> None:
    job = uploaded(clerk, MING)
    stranger = person("R001", "钱七")
    _grant(stranger, "import_staff")
    client = signed_in(stranger)
    assert client.get(page(job)).status_code == 404
    for act in ("read", "confirm", "write", "undo", "drop"):
        address = reverse(f"{ROOM}{act}", args=[job.pk])
        assert client.post(address).status_code == 404, act
        assert client.get(address).status_code == 405, act
    assert refused_rows(stranger, job, "csv").status_code == 404
    assert "staff.csv" not in client.get(reverse(f"{ROOM}changelist")).content.decode()
    assert state(job) == "planned"


def test_whoever_may_only_look_sees_no_rows_and_does_nothing(clerk: User) -> None:
    job = uploaded(clerk, MING)
    auditor = person("R002", "孙八")
    _grant(auditor, "view_importjob")
    client = signed_in(auditor)
    history = client.get(reverse(f"{ROOM}changelist")).content.decode()
    assert "staff.csv" in history
    assert "New 1" in history
    assert "明慧" not in shown(auditor, job)
    assert "<form" not in shown(auditor, job).partition('id="content"')[2]
    for act in ("read", "confirm", "write", "undo", "drop"):
        address = reverse(f"{ROOM}{act}", args=[job.pk])
        assert client.post(address).status_code == 403, act
    assert client.get(reverse(f"{ROOM}add")).status_code == 403
    assert refused_rows(auditor, job, "csv").status_code == 403


def _grant(user: User, codename: str) -> None:
    user.user_permissions.add(Permission.objects.get(codename=codename))


def test_whoever_has_no_right_gets_no_page(db: None) -> None:
    reporter = signed_in(person("R003", "周九", "reporter"))
    for name in ("changelist", "add", "template"):
        assert reporter.get(reverse(f"{ROOM}{name}")).status_code == 403, name
    assert reporter.get(reverse(f"{ROOM}change", args=[1])).status_code == 403


def test_a_right_taken_away_before_the_worker_writes_stops_it(clerk: User) -> None:
    job = uploaded(clerk, MING)
    jobs.confirm(job.pk, by=clerk)
    clerk.groups.clear()
    jobs.write(job.pk)
    assert state(job) == "planned"
    assert job.message == "覃素兰 may not import people."
    assert not User.objects.filter(employee_no="E0003").exists()


def test_a_directory_changed_since_the_preview_is_refused_with_the_name(
    clerk: User,
) -> None:
    do(clerk, uploaded(clerk, MING), "confirm")
    job = uploaded(clerk, [*MING[:3], "主编", *MING[4:]])
    ming = User.objects.get(employee_no="E0003")
    ming.version += 1
    ming.save()
    do(clerk, job, "confirm")
    assert state(job) == "planned"
    sentence = "Somebody changed 明慧 meanwhile. Nothing was written"
    assert sentence in shown(clerk, job)
    do(clerk, job, "read")
    assert sentence not in shown(clerk, job)
    do(clerk, job, "confirm")
    assert state(job) == "applied"


def test_a_stored_file_that_was_exchanged_is_refused(clerk: User) -> None:
    job = uploaded(clerk, MING)
    with job.file.open("wb") as file:
        file.write(as_csv([HEADER, XIE]))
    do(clerk, job, "confirm")
    assert state(job) == "planned"
    assert job.message == (
        "The stored file is not the one uploaded any more. Upload it again."
    )
    assert not User.objects.filter(employee_no="E0003").exists()


def test_a_plan_that_was_removed_is_refused(clerk: User) -> None:
    job = uploaded(clerk, MING)
    kept.forget(job)
    assert "明慧" not in shown(clerk, job)
    do(clerk, job, "confirm")
    assert state(job) == "planned"
    do(clerk, job, "read")
    do(clerk, job, "confirm")
    assert state(job) == "applied"


def test_an_import_is_undone_and_nobody_is_deleted(clerk: User, desks: None) -> None:
    do(clerk, uploaded(clerk, XIE, LI, MING), "confirm")
    ming = User.objects.filter(employee_no="E0003")
    ming.update(is_active=False, left_on="2026-01-02")
    before = list(_people("E0001", "E0002", "E0003"))
    job = uploaded(
        clerk,
        [XIE[0], "谢志强", "编辑部；总编室", "社长", *XIE[4:]],
        LI,
        MING,
        ["E0005", "曾强", "总编室", "", "", "", ""],
    )
    do(clerk, job, "confirm")
    assert ming.get().is_active is True
    assert do(clerk, job, "undo") == [
        "The import was undone. The accounts that it made are closed."
    ]
    assert state(job) == "undone"
    assert list(_people("E0001", "E0002", "E0003")) == before
    assert [
        (m.department.name, m.is_main)
        for m in Membership.objects.filter(user__employee_no="E0001")
    ] == [("总编室", True)]
    assert User.objects.get(employee_no="E0001").pinyin == "xie zhigang"
    made = User.objects.get(employee_no="E0005")
    assert (made.is_active, made.left_on is not None) == (False, True)
    event = Event.objects.latest("id")
    assert (event.act, event.actor) == ("import_undone", clerk)
    assert event.details["job"] == job.pk
    assert do(clerk, job, "undo") == ["Only an import that was written can be undone."]


def _people(*numbers: str) -> Any:
    people = User.objects.filter(employee_no__in=numbers).order_by("employee_no")
    return people.values_list("employee_no", "name", "post", "is_active", "left_on")


def test_an_import_whose_rows_somebody_touched_is_not_undone(
    clerk: User, colleague: User
) -> None:
    job = uploaded(clerk, MING)
    do(clerk, job, "confirm")
    do(colleague, uploaded(colleague, [*MING[:3], "主编", *MING[4:]]), "confirm")
    assert do(clerk, job, "undo") == [
        "Nothing was undone: 明慧 changed since the import."
    ]
    assert state(job) == "applied"
    assert User.objects.get(employee_no="E0003").is_active is True


def test_a_department_that_is_gone_stops_the_undoing(clerk: User, desks: None) -> None:
    do(clerk, uploaded(clerk, XIE), "confirm")
    job = uploaded(clerk, [*XIE[:2], "编辑部", *XIE[3:]])
    do(clerk, job, "confirm")
    Department.objects.filter(name="总编室").update(name="总编办")
    assert do(clerk, job, "undo") == [
        "Nothing was undone: these departments are not there any more: 总编室"
    ]
    assert User.objects.get(employee_no="E0001").memberships.get().is_main is True


def test_an_import_is_not_undone_while_a_review_waits_for_somebody_it_made(
    clerk: User, newsroom: Newsroom
) -> None:
    job = uploaded(clerk, MING)
    do(clerk, job, "confirm")
    ming = User.objects.get(employee_no="E0003")
    ming.groups.set(Group.objects.filter(name="reviewer"))
    first = newsroom.three.stages.all()[0].pk
    picks = newsroom.picks(newsroom.three)
    newsroom.submit(newsroom.draft(), people=picks | {first: [ming.pk]})
    assert do(clerk, job, "undo") == ["Nothing was undone: reviews wait for 明慧."]
    ming.refresh_from_db()
    assert (state(job), ming.is_active) == ("applied", True)


def test_a_colleague_may_undo_and_drop_what_somebody_left_behind(
    clerk: User, colleague: User
) -> None:
    job = uploaded(clerk, MING)
    do(clerk, job, "confirm")
    do(colleague, job, "undo")
    assert state(job) == "undone"
    job = uploaded(clerk, XIE)
    do(colleague, job, "drop")
    assert state(job) == "dropped"


def test_an_import_killed_while_it_is_written_leaves_nothing_half_done(
    clerk: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = uploaded(clerk, MING)
    jobs.confirm(job.pk, by=clerk)

    def killed(*_args: object, **_details: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        # The log is written last, when every row already is.
        patch.setattr(hooks.registered, "record", killed)
        with pytest.raises(KeyboardInterrupt):
            jobs.write(job.pk)
    assert state(job) == "applying"
    assert not User.objects.filter(employee_no="E0003").exists()
    do(clerk, job, "write")
    assert state(job) == "applied"
    assert User.objects.get(employee_no="E0003").version == 1


def test_an_import_by_command_stands_in_the_history_and_can_be_undone(
    clerk: User, tmp_path: Path
) -> None:
    file = tmp_path / "by-hand.csv"
    file.write_bytes(as_csv([HEADER, MING]))
    call_command("import_staff", str(file), by="A002", stdout=io.StringIO())
    job = ImportJob.objects.get()
    assert "1 person was made or changed on" in shown(clerk, job)
    do(clerk, job, "undo")
    assert state(job) == "undone"
    assert User.objects.get(employee_no="E0003").is_active is False


def test_a_dropped_import_keeps_no_file(clerk: User) -> None:
    job = uploaded(clerk, MING)
    assert do(clerk, job, "drop") == ["The import was dropped and its file removed."]
    assert state(job) == "dropped"
    assert job.file.name == ""
    assert stored() == []
    assert do(clerk, job, "confirm") == [
        "This import was dropped. Upload the file again."
    ]
    assert do(clerk, job, "drop") == ["This import was dropped. Upload the file again."]
    assert "明慧" not in shown(clerk, job)


def test_a_written_import_cannot_be_dropped(clerk: User) -> None:
    job = uploaded(clerk, MING)
    do(clerk, job, "confirm")
    assert do(clerk, job, "drop") == [
        "This import was confirmed before and is written."
    ]
    assert stored() == [str(job.pk), f"{job.pk}.plan"]


MANY = [[f"M{n:05}", "明慧", "", "", "", "", ""] for n in range(SHORT + 1)]


def test_a_long_file_is_read_and_written_by_the_worker(
    clerk: User, settings: Any
) -> None:
    job = uploaded(clerk, *MANY)
    assert state(job) == "uploaded"
    assert "The file is being read." in shown(clerk, job)
    assert signed_in(clerk).get(page(job))["Refresh"] == "5"
    assert do(clerk, job, "confirm") == ["The file is still being read."]
    tasks.read_later.call(job.pk, "", False, "zh-hans")  # noqa: FBT003
    assert state(job) == "planned"
    do(clerk, job, "confirm")
    assert state(job) == "applying"
    assert "The import is being written" in shown(clerk, job)
    assert do(clerk, job, "confirm") == [
        "This import was confirmed and is being written."
    ]
    assert do(clerk, job, "write") == []
    tasks.write_later.call(job.pk, "en")
    tasks.write_later.call(job.pk, "en")
    assert state(job) == "applied"
    assert User.objects.filter(name="明慧").count() == SHORT + 1
    assert Event.objects.filter(act="staff_imported").count() == 1


def test_a_job_that_a_killed_worker_left_is_read_again_or_dropped(clerk: User) -> None:
    job = uploaded(clerk, MING)
    ImportJob.objects.update(state="uploaded")
    kept.forget(job)
    do(clerk, job, "read")
    assert state(job) == "planned"
    ImportJob.objects.update(state="applying")
    do(clerk, job, "write")
    assert state(job) == "applied"
    other = uploaded(clerk, XIE)
    ImportJob.objects.filter(pk=other.pk).update(state="applying")
    do(clerk, other, "drop")
    jobs.write(other.pk)
    assert state(other) == "dropped"


def test_a_late_reading_changes_nothing_that_was_decided_meanwhile(
    clerk: User,
) -> None:
    job = uploaded(clerk, MING)
    do(clerk, job, "confirm")
    jobs.read(job.pk, encoding="utf-16")
    assert state(job) == "applied"


def test_a_file_is_long_by_its_rows() -> None:
    assert is_long(as_csv([HEADER, *MANY])) is True
    assert is_long(as_csv([HEADER, *MANY[1:]])) is False
    assert is_long(as_xlsx([HEADER, *MANY])) is True
    assert is_long(as_xlsx([HEADER, *MANY[1:]])) is False
    assert is_long(as_xlsx([HEADER])[:-30]) is False


def test_the_preview_takes_the_same_queries_at_any_length(clerk: User) -> None:
    client = signed_in(clerk)
    short, long = uploaded(clerk, MING), uploaded(clerk, *MANY[:120])
    asked = []
    for job in (short, long):
        with CaptureQueriesContext(connection) as found:
            text = client.get(page(job), {"page": "2"}).content.decode()
        asked.append([query["sql"].split(" WHERE ")[0] for query in found])
    assert text.count("<tr>") == 51
    assert "M00099" in text
    assert "M00100" not in text
    assert asked[0] == asked[1]
    assert sum('FROM "staff_importjob"' in sql for sql in asked[0]) == 1


def test_the_history_takes_the_same_queries_at_any_length(clerk: User) -> None:
    client = signed_in(clerk)
    address = reverse(f"{ROOM}changelist")
    assert "Nobody was imported yet" in client.get(address).content.decode()
    asked = []
    for number in (1, 50):
        jobs_now = ImportJob.objects.count()
        ImportJob.objects.bulk_create(
            ImportJob(owner=clerk, filename="a.csv") for _ in range(number - jobs_now)
        )
        with CaptureQueriesContext(connection) as found:
            text = client.get(address).content.decode()
        asked.append(len(found))
        assert text.count("a.csv") == number
        assert not any("differences" in query["sql"] for query in found)
    assert asked[0] == asked[1]
