"""The desk's frame: what everybody sees around every page."""

import pytest
from django.contrib import admin
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from articles.models import Event
from newsroom.desk import navigation
from newsroom.desk.site import DeskSite
from staff.desk import DeskAdmin, EventRow
from staff.models import Department, User
from tests.support.newsroom import person


@pytest.fixture
def root(db: None) -> User:
    """A superuser."""
    return person("A001", "系统管理员", is_superuser=True)


@pytest.fixture
def reporter(db: None) -> User:
    """Somebody with few rights."""
    return person("R001", "蒋文静", "reporter")


def signed_in(user: User, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    return client


def entries(user: User, path: str = "/admin/") -> dict[str, bool]:
    """What the sidebar of this person says, and whether it is where he is."""
    request = RequestFactory().get(path)
    request.user = user
    with translation.override("en"):
        return {
            str(entry.label): entry.current
            for _label, rows in navigation.entries(request)
            for entry in rows
        }


def test_the_sidebar_shows_only_what_a_person_may_open(
    root: User, reporter: User
) -> None:
    assert {"Desk", "people", "Departments"} <= entries(root).keys()
    assert "Desk" in entries(reporter)
    assert not {"people", "Departments"} & entries(reporter).keys()


def test_the_sidebar_marks_the_room_of_a_page_inside_it(root: User) -> None:
    shown = entries(root, reverse("admin:staff_user_change", args=[root.pk]))
    assert [label for label, here in shown.items() if here] == ["people"]


def test_every_page_carries_the_frame(root: User) -> None:
    answer = signed_in(root).get(reverse("admin:index"))
    for part in ('class="skip-link"', '<header class="topbar">', '<main class="page"'):
        assert part in answer.text
    assert "Django" not in answer.text


def test_somebody_outside_sees_the_door_and_no_room(db: None) -> None:
    answer = Client().get(reverse("admin:login"))
    assert "sidebar" not in answer.text
    assert reverse("admin_password_reset") in answer.text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_is_in_the_next_page_from_the_start(
    root: User, theme: str
) -> None:
    client = signed_in(root)
    answer = client.post(reverse("set_theme"), {"theme": theme, "next": "/admin/"})
    assert answer["Location"] == "/admin/"
    assert f'data-theme="{theme}"' in client.get("/admin/").text


def test_following_the_system_forgets_the_theme(root: User) -> None:
    client = signed_in(root)
    client.post(reverse("set_theme"), {"theme": "dark"})
    client.post(reverse("set_theme"), {"theme": ""})
    assert "data-theme=" not in client.get("/admin/").text


@pytest.mark.parametrize("nowhere", ["nowhere", "²", "a\0b", "9" * 40])
def test_a_theme_leads_even_to_addresses_of_nothing(root: User, nowhere: str) -> None:
    answer = signed_in(root).post(reverse("set_theme"), {"next": nowhere})
    assert answer.status_code == 302


def test_a_narrow_sidebar_is_in_the_next_page_from_the_start(root: User) -> None:
    client = signed_in(root)
    answer = client.post(reverse("set_sidebar"), {"sidebar": "narrow", "next": "/a/"})
    assert answer["Location"] == "/a/"
    assert '<html lang="en" data-sidebar="narrow">' in client.get("/admin/").text


def test_a_wide_sidebar_forgets_the_narrow_one(root: User) -> None:
    client = signed_in(root)
    client.post(reverse("set_sidebar"), {"sidebar": "narrow"})
    client.post(reverse("set_sidebar"), {"sidebar": ""})
    assert "data-sidebar=" not in client.get("/admin/").text


def test_every_room_is_named_in_a_narrow_sidebar_too(root: User) -> None:
    client = signed_in(root)
    client.post(reverse("set_sidebar"), {"sidebar": "narrow"})
    page = client.get("/admin/").text
    assert 'title="Departments"' in page
    assert '<span class="sidebar__label">Departments</span>' in page


@pytest.mark.parametrize(
    ("address", "choice"), [("set_theme", "theme"), ("set_sidebar", "sidebar")]
)
def test_a_choice_leads_to_no_other_site(root: User, address: str, choice: str) -> None:
    answer = signed_in(root).post(
        reverse(address), {choice: "dark", "next": "https://evil.example/"}
    )
    assert answer["Location"] == reverse("admin:index")


@pytest.mark.parametrize("choice", ["theme", "sidebar"])
def test_a_choice_nobody_offered_is_not_printed(root: User, choice: str) -> None:
    client = signed_in(root)
    client.cookies[choice] = '"><script>'
    assert f"data-{choice}=" not in client.get("/admin/").text


def test_the_language_switch_turns_the_page(root: User) -> None:
    client = signed_in(root)
    client.post(reverse("set_language"), {"language": "zh-hans", "next": "/admin/"})
    assert '<html lang="zh-hans">' in client.get("/admin/").text


def test_an_unknown_address_answers_in_our_frame(root: User) -> None:
    answer = signed_in(root).get("/admin/no-such-room/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text


def test_a_refused_page_answers_in_our_frame(reporter: User) -> None:
    answer = signed_in(reporter).get(reverse("admin:staff_user_changelist"))
    assert answer.status_code == 403
    assert "You may not open this page" in answer.text


def test_a_form_without_its_token_answers_in_our_frame(root: User) -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    answer = client.post(reverse("admin:login"), {"username": "A001"})
    assert answer.status_code == 403
    assert "This form is too old" in answer.text


def test_no_page_of_the_desk_offers_deletion(root: User) -> None:
    assert "delete_selected" not in [name for name, _act in admin.site.actions]
    assert isinstance(admin.site, DeskSite)
    request = RequestFactory().get("/admin/")
    request.user = root
    for room in admin.site._registry.values():
        assert room.has_delete_permission(request) is False, room


def test_a_list_says_its_columns_in_every_cell(root: User) -> None:
    answer = signed_in(root).get(reverse("admin:staff_user_changelist"))
    assert '<td data-label="Employee number" class="field-employee_no">' in answer.text


def test_active_filters_are_chips_that_lead_back(root: User) -> None:
    answer = signed_in(root).get(
        reverse("admin:staff_user_changelist"), {"kind__exact": "role", "q": "x"}
    )
    assert 'href="?q=x">Kind: post account' in answer.text
    assert 'href="?kind__exact=role">“x”' in answer.text
    assert "Nothing matches" in answer.text


def test_errors_are_listed_at_the_top_with_links(root: User) -> None:
    answer = signed_in(root).post(
        reverse("admin:staff_department_add"), {"name": "", "position": "x"}
    )
    assert "2 things are not right yet" in answer.text
    assert '<a href="#id_name">Name</a>' in answer.text
    assert '<a href="#id_position">Order</a>' in answer.text


def test_a_history_tells_the_events_that_the_room_gives(
    root: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    department = Department.objects.create(name="要闻部")
    now = Event.objects.create(act="x", at="2026-01-02T03:04:05Z").at

    def event_rows(_room: object, _row: Department) -> list[EventRow]:
        return [EventRow(at=now, by="蒋文静", sentence="moved it", note="closer")]

    monkeypatch.setattr(DeskAdmin, "event_rows", event_rows)
    history = reverse("admin:staff_department_history", args=[department.pk])
    answer = signed_in(root).get(history)
    assert "<strong>蒋文静</strong> moved it" in answer.text
    assert '<p class="timeline__note">closer</p>' in answer.text
