"""The directory's pages for people."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Event
from staff.models import Department, Membership, User
from tests.support.newsroom import person

LIST = "admin:staff_user_changelist"


@pytest.fixture
def clerk(db: None) -> User:
    """A staff admin."""
    return person("A002", "覃素兰", "staff_admin")


@pytest.fixture
def root(db: None) -> User:
    """A superuser."""
    return person("A001", "系统管理员", is_superuser=True)


@pytest.fixture
def reporter(db: None) -> User:
    """Somebody with a place in a department."""
    user = person("R001", "曾强", "reporter", email="zq@example.com")
    desk = Department.objects.create(name="要闻部")
    Membership.objects.create(user=user, department=desk, is_main=True)
    return user


def signed_in(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def page(user: User) -> str:
    return reverse("admin:staff_user_change", args=[user.pk])


def places(user: User) -> QuerySet[Membership]:
    return Membership.objects.filter(user=user)


def filled(user: User, *groups: str, **changes: Any) -> dict[str, Any]:
    """What the person's page posts when only `changes` were made."""
    rows = list(places(user)) if user.pk else []
    named = Group.objects.filter(name__in=groups) if groups else user.groups.all()
    data: dict[str, Any] = {
        "name": user.name,
        "pinyin": user.pinyin,
        "employee_no": user.employee_no,
        "kind": user.kind,
        "post": user.post,
        "email": user.email,
        "phone": user.phone,
        "position": user.position,
        "is_active": "on",
        "left_on": "",
        "groups": [group.pk for group in named],
        "memberships-TOTAL_FORMS": len(rows),
        "memberships-INITIAL_FORMS": len(rows),
    }
    for place, row in enumerate(rows):
        data |= {
            f"memberships-{place}-id": row.pk,
            f"memberships-{place}-user": user.pk,
            f"memberships-{place}-department": row.department_id,
        }
        if row.is_main:
            data[f"memberships-{place}-is_main"] = "on"
    data |= changes
    return {key: value for key, value in data.items() if value is not None}


def events(person: User) -> list[tuple[str, dict[str, Any]]]:
    rows = Event.objects.filter(person=person).order_by("id")
    return [(row.act, row.details) for row in rows]


@pytest.mark.parametrize("words", ["曾强", "zengqiang", "zq", "R001", "r001", "要闻"])
def test_a_person_is_found_by_name_pinyin_initials_number_and_department(
    clerk: User, reporter: User, words: str
) -> None:
    answer = signed_in(clerk).get(reverse(LIST), {"q": words})
    assert list(answer.context["cl"].result_list) == [reporter]


def test_a_department_shows_its_people_and_those_below(
    clerk: User, reporter: User
) -> None:
    above = Department.objects.create(name="采编中心")
    desk = Department.objects.get(name="要闻部")
    desk.parent = above
    desk.save()
    answer = signed_in(clerk).get(reverse(LIST), {"department": above.pk})
    assert list(answer.context["cl"].result_list) == [reporter]


def test_a_list_costs_the_same_with_one_row_and_with_fifty(
    clerk: User, reporter: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(clerk)
    client.get(reverse(LIST))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse(LIST), {"q": "曾强"})
    desk = Department.objects.get(name="要闻部")
    for number in range(50):
        other = person(f"T{number:03}", "曾强", "reporter")
        Membership.objects.create(user=other, department=desk)
    with django_assert_num_queries(len(one)):
        client.get(reverse(LIST), {"q": "曾强"})


def test_a_new_account_has_no_password_and_a_clean_name(clerk: User) -> None:
    new = User(employee_no=" ｔ１ ", name="单　　于飞")
    answer = signed_in(clerk).post(
        reverse("admin:staff_user_add"), filled(new, "reporter")
    )
    assert answer.status_code == 302, answer.context["errors"]
    made = User.objects.get(employee_no="T1")
    assert made.name == "单于飞"
    assert made.has_usable_password() is False
    assert events(made) == [("groups_changed", {"added": ["reporter"], "removed": []})]


def test_typed_pinyin_is_kept_when_the_name_is_saved_again(
    clerk: User, reporter: User
) -> None:
    signed_in(clerk).post(page(reporter), filled(reporter, pinyin="ceng qiang"))
    reporter.refresh_from_db()
    assert reporter.pinyin_edited is True
    signed_in(clerk).post(page(reporter), filled(reporter, post="记者"))
    reporter.refresh_from_db()
    assert reporter.pinyin == "ceng qiang"


def test_changed_groups_are_logged(clerk: User, reporter: User) -> None:
    answer = signed_in(clerk).post(page(reporter), filled(reporter, "editor"))
    assert answer.status_code == 302
    change = {"added": ["editor"], "removed": ["reporter"]}
    assert events(reporter) == [("groups_changed", change)]
    assert Event.objects.get(person=reporter).actor == clerk


def test_deactivating_ends_the_sign_in_today_and_is_logged(
    clerk: User, reporter: User
) -> None:
    inside = signed_in(reporter)
    signed_in(clerk).post(page(reporter), filled(reporter, is_active=None))
    reporter.refresh_from_db()
    assert reporter.is_active is False
    assert reporter.left_on == timezone.localdate()
    assert events(reporter) == [("deactivated", {})]
    assert inside.get(reverse("admin:index")).status_code == 302


def test_a_changed_address_is_logged_since_links_go_there(
    clerk: User, reporter: User
) -> None:
    signed_in(clerk).post(page(reporter), filled(reporter, email="new@example.com"))
    change = {"before": "zq@example.com", "now": "new@example.com"}
    assert events(reporter) == [("email_changed", change)]


def test_nobody_changes_the_own_groups(clerk: User) -> None:
    signed_in(clerk).post(page(clerk), filled(clerk, "publisher", "editor"))
    assert [group.name for group in clerk.groups.all()] == ["staff_admin"]
    assert events(clerk) == []


def test_a_group_that_no_row_can_have_is_refused_in_words(
    clerk: User, reporter: User
) -> None:
    data = filled(reporter) | {"groups": ["9" * 40]}
    answer = signed_in(clerk).post(page(reporter), data)
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["groups"] == [
        f"Select a valid choice. {'9' * 40} is not one of the available choices."
    ]


def test_a_staff_admin_makes_no_administrator(clerk: User, reporter: User) -> None:
    signed_in(clerk).post(page(reporter), filled(reporter, is_superuser="on"))
    reporter.refresh_from_db()
    assert reporter.is_superuser is False


def test_an_administrator_makes_another_and_it_is_logged(
    root: User, reporter: User
) -> None:
    signed_in(root).post(page(reporter), filled(reporter, is_superuser="on"))
    reporter.refresh_from_db()
    assert reporter.is_superuser is True
    assert events(reporter) == [("superuser_changed", {"is_superuser": True})]


def test_a_staff_admin_reads_an_administrator_and_changes_nothing(
    clerk: User, root: User
) -> None:
    client = signed_in(clerk)
    assert client.get(page(root)).status_code == 200
    assert client.post(page(root), filled(root, name="别人")).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    assert client.get(password).status_code == 403


def test_the_main_department_moves_to_another_row(clerk: User, reporter: User) -> None:
    other = Department.objects.create(name="经济部")
    Membership.objects.create(user=reporter, department=other)
    changes = {"memberships-0-is_main": None, "memberships-1-is_main": "on"}
    answer = signed_in(clerk).post(page(reporter), filled(reporter, **changes))
    assert answer.status_code == 302
    main = places(reporter).get(is_main=True)
    assert main.department == other


def test_two_main_departments_are_refused_in_words(clerk: User, reporter: User) -> None:
    other = Department.objects.create(name="经济部")
    Membership.objects.create(user=reporter, department=other)
    changes = {"memberships-1-is_main": "on"}
    answer = signed_in(clerk).post(page(reporter), filled(reporter, **changes))
    assert answer.status_code == 200
    assert "A person has one main department." in answer.text
    assert places(reporter).get(is_main=True).department.name == "要闻部"


def test_the_first_department_becomes_the_main_one(clerk: User) -> None:
    user = person("R002", "解文", "reporter")
    desk = Department.objects.create(name="要闻部")
    changes = {
        "memberships-TOTAL_FORMS": 1,
        "memberships-0-department": desk.pk,
        "memberships-0-user": user.pk,
    }
    answer = signed_in(clerk).post(page(user), filled(user, **changes))
    assert answer.status_code == 302
    assert places(user).get().is_main is True


def test_somebody_is_taken_out_of_a_department(clerk: User, reporter: User) -> None:
    changes = {"memberships-0-DELETE": "on"}
    answer = signed_in(clerk).post(page(reporter), filled(reporter, **changes))
    assert answer.status_code == 302
    assert not places(reporter).exists()


def test_nobody_deletes_a_person_not_even_by_address(
    root: User, reporter: User
) -> None:
    address = reverse("admin:staff_user_delete", args=[reporter.pk])
    assert signed_in(root).post(address, {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=reporter.pk).exists()


def test_an_ordinary_person_does_not_open_the_directory(reporter: User) -> None:
    client = signed_in(reporter)
    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(page(reporter)).status_code == 403


def test_a_persons_history_tells_what_was_done_to_the_account(
    root: User, reporter: User
) -> None:
    client = signed_in(root)
    client.post(page(reporter), filled(reporter, email="new@newsroom.example"))
    answer = client.get(reverse("admin:staff_user_history", args=[reporter.pk]))
    assert "changed the e-mail address of" in answer.text
