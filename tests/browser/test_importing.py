"""导入人员 in a real browser: a list goes in, is confirmed, and is taken back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from staff.models import User
from tests.browser.test_accessibility import sticking_out
from tests.staff.importing.files import HEADER, LI, XIE, as_csv
from tests.support.newsroom import person

pytestmark = pytest.mark.django_db(transaction=True)
STATE = ".import__standing"


@pytest.fixture
def clerk(db: None) -> User:
    """A staff admin."""
    return person("A002", "覃素兰", "staff_admin")


def upload(page: Page, data: bytes) -> None:
    """From the list of people to the page that shows what was read."""
    page.goto("/admin/staff/user/")
    page.locator(".object-tools a[href$='/importjob/add/']").click()
    file = FilePayload(name="人员名单.csv", mimeType="text/csv", buffer=data)
    page.locator("#id_file").set_input_files(file)
    page.locator("main form .button--primary").click()


def press(page: Page, act: str) -> None:
    page.locator(f"form[action$='/{act}/'] button").click()


def in_state(page: Page, state: str) -> None:
    expect(page.locator(STATE)).to_have_attribute("data-state", state)


def test_a_list_as_chinese_excel_saves_it_goes_in_and_is_taken_back(
    clerk: User,
    any_screen: Page,
    login: Callable[[Page, User], Page],
    axe: Callable[[Page], str],
) -> None:
    page = login(any_screen, clerk)

    def look() -> None:
        assert axe(page) == ""
        assert sticking_out(page) == []

    upload(page, as_csv([HEADER, XIE, LI], encoding="gb18030"))
    in_state(page, "planned")
    expect(page.locator("[data-encoding]")).to_have_text("GB18030")
    expect(page.locator("[data-class=error] .count")).to_have_text("2")
    look()
    page.locator("#id_create_departments").check()
    page.locator(".import__again button").click()
    expect(page.locator("[data-class=new] .count")).to_have_text("2")
    look()
    press(page, "confirm")
    in_state(page, "applied")
    assert User.objects.get(employee_no="E0002").name == "李岩"
    look()
    page.locator(".import__undo summary").click()
    press(page, "undo")
    in_state(page, "undone")
    assert User.objects.get(employee_no="E0002").is_active is False
    look()
    page.goto("/admin/staff/importjob/")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    look()


def test_a_file_that_cannot_be_read_is_told_and_given_up(
    clerk: User,
    any_screen: Page,
    login: Callable[[Page, User], Page],
    axe: Callable[[Page], str],
) -> None:
    page = login(any_screen, clerk)
    upload(page, as_csv([["甲", "乙"], ["1", "2"]]))
    in_state(page, "failed")
    expect(page.locator("[data-message]")).to_contain_text("甲、乙")
    assert axe(page) == ""
    assert sticking_out(page) == []
    press(page, "drop")
    in_state(page, "dropped")
    assert axe(page) == ""
