"""The directory's pages for departments."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import NoReverseMatch, reverse

from staff.models import Department, User
from tests.support.newsroom import person


@pytest.fixture
def client(db: None) -> Client:
    """The browser of a staff admin."""
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(person("A002", "覃素兰", "staff_admin"))
    return browser


@pytest.fixture
def tree(db: None) -> list[Department]:
    """A centre, a department in it, a group in that, and another centre before it."""
    centre = Department.objects.create(name="采编中心", position=2)
    desk = Department.objects.create(name="要闻部", parent=centre)
    night = Department.objects.create(name="夜班组", parent=desk)
    return [Department.objects.create(name="行政中心", position=1), centre, desk, night]


def test_departments_are_listed_as_the_tree_runs(
    client: Client, tree: list[Department]
) -> None:
    answer = client.get(reverse("admin:staff_department_changelist"))
    assert list(answer.context["cl"].result_list) == tree


def test_moving_a_department_carries_everything_below_along(
    client: Client, tree: list[Department]
) -> None:
    office, _centre, desk, night = tree
    answer = client.post(
        reverse("admin:staff_department_change", args=[desk.pk]),
        {"name": desk.name, "parent": office.pk, "position": 0},
    )
    assert answer.status_code == 302
    night.refresh_from_db()
    assert night.path == f"/{office.pk}/{desk.pk}/{night.pk}/"


def test_a_department_cannot_lie_below_itself(
    client: Client, tree: list[Department]
) -> None:
    _office, centre, _desk, night = tree
    answer = client.post(
        reverse("admin:staff_department_change", args=[centre.pk]),
        {"name": centre.name, "parent": night.pk, "position": 0},
    )
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors == {
        "parent": ["A department cannot lie below itself; choose another one."]
    }


def test_two_departments_of_one_name_are_told_apart(
    client: Client, tree: list[Department]
) -> None:
    office, _centre, _desk, _night = tree
    Department.objects.create(name="夜班组", parent=office)
    page = client.get(reverse("admin:staff_department_add"))
    assert "要闻部 / 夜班组" in page.text
    assert "行政中心 / 夜班组" in page.text


def test_groups_have_no_page(client: Client) -> None:
    assert Group.objects.exists()
    assert User.objects.exists()
    with pytest.raises(NoReverseMatch):
        reverse("admin:auth_group_changelist")
