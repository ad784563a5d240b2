"""Writing what a plan says."""

from dataclasses import replace

import pytest

from articles.models import Event
from staff.importing.apply import Origin, Outcome, Refused, apply
from staff.importing.directory import snapshot
from staff.importing.plan import Plan, plan
from staff.importing.sheet import Row
from staff.importing.values import normal_employee_no
from staff.models import Department, ImportJob, Membership, User

pytestmark = pytest.mark.django_db

ORIGIN = Origin("staff.csv", "0" * 64, "utf-8")
FIELDS = ("employee_no", "name", "departments", "post", "kind")
XIE = ("E0001", "谢志刚", "总编室", "总编辑", "人员")
ZENG = ("E0002", "曾　强", "采访部/时政组；总编室", "记者", "")
ROLE = ("P0001", "行政专员", "", "值班岗", "岗位账号")


def rows(*people: tuple[str, ...], **more: str) -> list[Row]:
    return [
        Row(line, {**dict(zip(FIELDS, person, strict=True)), **more})
        for line, person in enumerate(people, start=2)
    ]


def planned(*people: tuple[str, ...], **more: str) -> Plan:
    return plan(rows(*people, **more), snapshot(), create_departments=True)


def imported(*people: tuple[str, ...], **more: str) -> Outcome:
    return apply(planned(*people, **more), by=None, origin=ORIGIN)


def departments_of(person: User) -> list[tuple[str, bool]]:
    return list(person.memberships.values_list("department__name", "is_main"))


def test_new_people_come_in_the_order_of_the_file_with_their_departments() -> None:
    outcome = imported(XIE, ZENG, ROLE)
    assert outcome.counts["new"] == 3
    people = User.objects.order_by("position")
    assert [(user.employee_no, user.name, user.kind) for user in people] == [
        ("E0001", "谢志刚", "person"),
        ("E0002", "曾强", "person"),
        ("P0001", "行政专员", "role"),
    ]
    assert [user.position for user in people] == [0, 1, 2]
    assert departments_of(people[1]) == [("时政组", True), ("总编室", False)]
    assert departments_of(people[2]) == []
    politics = Department.objects.get(name="时政组")
    assert politics.parent is not None
    assert politics.parent.name == "采访部"
    assert politics.path == f"/{politics.parent.pk}/{politics.pk}/"


def test_new_people_have_no_password_no_rights_and_a_pinyin() -> None:
    imported(ZENG)
    zeng = User.objects.get()
    assert zeng.has_usable_password() is False
    assert zeng.password_is_own is False
    assert zeng.is_superuser is False
    assert zeng.is_staff is True
    assert zeng.is_active is True
    assert list(zeng.groups.all()) == []
    assert zeng.pinyin == "zeng qiang"
    assert zeng.initials == "zq"
    assert zeng.sort_key == "zeng0qiang0"
    assert " cengqiang" in zeng.search_key


def test_a_second_import_changes_nothing() -> None:
    imported(XIE, ZENG, ROLE)
    before = list(User.objects.order_by("id").values())
    memberships = list(Membership.objects.order_by("id").values())
    outcome = imported(XIE, ZENG, ROLE)
    assert outcome.counts["unchanged"] == 3
    assert list(User.objects.order_by("id").values()) == before
    assert list(Membership.objects.order_by("id").values()) == memberships


def test_a_changed_person_keeps_id_password_rights_and_place() -> None:
    imported(XIE, ZENG)
    zeng = User.objects.get(employee_no="E0002")
    zeng.set_own_password("a quiet long evening")
    zeng.save()
    outcome = imported(("E0002", "曾强", "总编室", "主任", ""))
    assert outcome.counts["changed"] == 1
    again = User.objects.get(employee_no="E0002")
    assert again.pk == zeng.pk
    assert again.post == "主任"
    assert again.position == 1
    assert again.version == zeng.version + 1
    assert again.check_password("a quiet long evening")
    assert again.password_is_own is True
    assert departments_of(again) == [("总编室", True)]


def test_a_new_name_has_a_new_pinyin_unless_somebody_typed_one() -> None:
    imported(XIE, ZENG)
    zeng = User.objects.get(employee_no="E0002")
    zeng.pinyin, zeng.pinyin_edited = "ceng qiang", True
    zeng.save()
    imported(("E0001", "单志刚", *XIE[2:]), ("E0002", "曾 强", "", "主任", ""))
    assert User.objects.get(employee_no="E0001").pinyin == "shan zhigang"
    again = User.objects.get(employee_no="E0002")
    assert (again.pinyin, again.initials, again.pinyin_edited) == (
        "ceng qiang",
        "cq",
        True,
    )


def test_later_people_come_after_those_who_are_there() -> None:
    imported(XIE, ZENG)
    imported(ROLE)
    assert User.objects.get(employee_no="P0001").position == 2


def test_somebody_leaves_and_returns() -> None:
    imported(XIE)
    imported(XIE, status="离职")
    gone = User.objects.get()
    assert gone.is_active is False
    assert gone.left_on is not None
    assert imported(XIE).counts["returning"] == 1
    back = User.objects.get()
    assert back.is_active is True
    assert back.left_on is None


def test_rights_are_never_written_even_if_a_row_carries_them() -> None:
    imported(XIE)
    User.objects.update(is_superuser=True, is_staff=False, password="kept")
    found = planned(ZENG)
    apply(found, by=None, origin=ORIGIN)
    xie, zeng = User.objects.order_by("position")
    assert (xie.is_superuser, xie.is_staff, xie.password) == (True, False, "kept")
    assert (zeng.is_superuser, zeng.is_staff) == (False, True)
    (item,) = found.items
    assert item.after is not None
    forged = replace(
        item,
        employee_no="E0003",
        after=replace(item.after, employee_no="E0003", is_administrator=True),
    )
    apply(
        replace(found, items=[forged], departments_to_create=()), by=None, origin=ORIGIN
    )
    assert User.objects.get(employee_no="E0003").is_superuser is False


def test_a_plan_with_errors_is_refused_whole() -> None:
    found = planned(XIE, ("E0002", "", "", "", ""))
    with pytest.raises(Refused):
        apply(found, by=None, origin=ORIGIN)
    assert not User.objects.exists()
    assert not Department.objects.exists()
    assert not Event.objects.exists()


def test_a_person_changed_since_the_plan_is_named_and_nothing_is_written() -> None:
    imported(XIE, ZENG)
    found = planned(
        ("E0001", "谢志刚", "总编室", "社长", ""), ("E9", "李岩", "", "", "")
    )
    User.objects.filter(employee_no="E0001").update(post="顾问")
    with pytest.raises(Refused, match="谢志刚"):
        apply(found, by=None, origin=ORIGIN)
    assert User.objects.get(employee_no="E0001").post == "顾问"
    assert not User.objects.filter(employee_no="E9").exists()


def test_a_person_saved_since_the_plan_is_refused_by_version() -> None:
    imported(XIE)
    found = planned(("E0001", "谢志刚", "总编室", "社长", ""))
    User.objects.update(version=2)
    with pytest.raises(Refused, match="谢志刚"):
        apply(found, by=None, origin=ORIGIN)


def test_a_person_moved_since_the_plan_is_refused() -> None:
    imported(XIE)
    found = planned(("E0001", "谢志刚", "总编室", "社长", ""))
    Membership.objects.all().delete()
    with pytest.raises(Refused, match="谢志刚"):
        apply(found, by=None, origin=ORIGIN)


def test_a_number_taken_since_the_plan_is_refused() -> None:
    found = planned(XIE)
    User.objects.create_user("E0001", name="李岩")
    with pytest.raises(Refused, match="谢志刚"):
        apply(found, by=None, origin=ORIGIN)
    assert User.objects.get().name == "李岩"


def test_a_department_renamed_or_made_since_the_plan_is_refused() -> None:
    imported(XIE)
    found = planned(("E0002", "曾强", "总编室", "", ""))
    Department.objects.update(name="总编办")
    with pytest.raises(Refused):
        apply(found, by=None, origin=ORIGIN)
    found = planned(("E0002", "曾强", "广告部", "", ""))
    Department.objects.create(name="广告部")
    with pytest.raises(Refused):
        apply(found, by=None, origin=ORIGIN)
    assert User.objects.count() == 1


def test_an_import_is_one_line_in_the_log_and_one_job_of_who_imported() -> None:
    imported(XIE)
    xie = User.objects.get()
    found = planned(("E0001", "谢志刚", "总编室", "社长", ""), ZENG)
    outcome = apply(found, by=xie, origin=ORIGIN)
    job = ImportJob.objects.get()
    assert outcome.job == job
    assert (job.owner, job.state, job.filename) == (xie, "applied", "staff.csv")
    assert job.applied_at is not None
    assert job.counts["new"] == 1
    assert job.differences[0] == {
        "employee_no": "E0001",
        "class": "changed",
        "changes": {"post": ["总编辑", "社长"]},
        "version": 2,
        "left_on": None,
    }
    event = Event.objects.latest("id")
    assert (event.act, event.actor, event.person) == ("staff_imported", xie, None)
    assert event.details == {
        "filename": "staff.csv",
        "sha256": "0" * 64,
        "counts": found.counts,
        "departments": ["采访部", "采访部/时政组"],
        "job": job.pk,
    }


def test_a_thousand_people_take_few_queries(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    people = [(f"E{n:04}", "谢志刚", "总编室", "", "") for n in range(1000)]
    with django_assert_max_num_queries(60):
        imported(*people)
    changed = [(number, name, "编辑部", "编辑", "") for number, name, *_ in people]
    with django_assert_max_num_queries(90):
        imported(*changed)
    assert User.objects.filter(post="编辑").count() == 1000
    assert Membership.objects.filter(department__name="编辑部").count() == 1000


@pytest.mark.parametrize(
    "typed", ["e0001", " Ｅ0001 ", "e 00 01", "é１", "ß1", "工００1"]
)
def test_a_number_is_read_as_signing_in_reads_it(typed: str) -> None:
    assert normal_employee_no(typed) == User.normalise_employee_no(typed)


def test_somebody_may_come_into_the_directory_as_already_gone() -> None:
    imported(XIE, status="离职")
    gone = User.objects.get()
    assert (gone.is_active, gone.left_on) == (False, None)


def test_a_number_taken_in_the_very_moment_of_writing_is_refused() -> None:
    found = planned(XIE)
    twice = replace(found, items=[*found.items, *found.items])
    with pytest.raises(Refused):
        apply(twice, by=None, origin=ORIGIN)
    assert not User.objects.exists()
    assert not Department.objects.exists()


def test_of_many_people_changed_since_the_plan_ten_are_named() -> None:
    names = [f"甲{letter}" for letter in "abcdefghijkl"]
    people = [(f"E{n}", name, "", "", "") for n, name in enumerate(names)]
    imported(*people)
    found = planned(*[(number, name, "", "记者", "") for number, name, *_ in people])
    User.objects.update(version=7)
    with pytest.raises(Refused, match="、".join(names[:10]) + " …"):
        apply(found, by=None, origin=ORIGIN)
