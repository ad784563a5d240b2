"""What the directory says has to be looked after."""

import pytest
from django.test import Client
from django.urls import reverse

from staff.health import CHECKS
from staff.models import Department, Membership, User
from tests.support.newsroom import Newsroom, build, person


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """People with posts, all of them in a department."""
    newsroom = build()
    desk = Department.objects.create(name="要闻部")
    for user in User.objects.all():
        Membership.objects.create(user=user, department=desk, is_main=True)
    return newsroom


def amiss() -> dict[str, list[str]]:
    """The checks that find somebody, and whom."""
    found = {check.code: [user.name for user in check.people()] for check in CHECKS}
    return {code: names for code, names in found.items() if names}


def test_a_directory_in_order_has_nothing_to_look_after(newsroom: Newsroom) -> None:
    assert amiss() == {}


def test_somebody_in_no_department_is_found(newsroom: Newsroom) -> None:
    person("N1", "新人")
    assert amiss() == {"no_department": ["新人"]}


def test_somebody_whose_password_another_set_is_found(newsroom: Newsroom) -> None:
    newsroom.editor.set_password("first-password-1")
    newsroom.editor.save()
    assert amiss() == {"no_own_password": ["编辑甲"]}


def test_somebody_deactivated_whose_turn_comes_later_is_found(
    newsroom: Newsroom,
) -> None:
    newsroom.submit(newsroom.draft())
    last = newsroom.reviewers[2]
    User.objects.filter(pk=last.pk).update(is_active=False)
    assert amiss() == {"inactive_with_tasks": ["审稿3"]}


def test_somebody_deactivated_without_tasks_is_no_worry(newsroom: Newsroom) -> None:
    User.objects.filter(pk=newsroom.editor.pk).update(
        is_active=False, password_is_own=False
    )
    assert amiss() == {}


@pytest.mark.parametrize(
    ("value", "names"),
    [("no_department", ["新人"]), ("nonsense", None), ("", None)],
)
def test_the_list_of_people_is_narrowed_to_them(
    newsroom: Newsroom, value: str, names: list[str] | None
) -> None:
    person("N1", "新人")
    client = Client()
    client.force_login(newsroom.admin)
    answer = client.get(reverse("admin:staff_user_changelist"), {"check": value})
    shown = [user.name for user in answer.context["cl"].result_list]
    assert shown == (names or [user.name for user in User.objects.all()])
