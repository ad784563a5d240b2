"""The desk's frame in a real browser: look, keyboard, theme, language, leaving."""

import itertools
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

from staff.models import Department, Membership, User
from tests.support.browser import DESKTOP, PHONE
from tests.support.newsroom import PASSWORD, person
from tests.support.watch import Watch

pytestmark = pytest.mark.django_db(transaction=True)

Open = Callable[..., Page]
SCREENS = {"1440": DESKTOP, "390": PHONE}
LOOKS = list(itertools.product(SCREENS, ["light", "dark"]))
INSIDE = [
    "/admin/",
    "/admin/components/",
    "/admin/search/",
    "/admin/search/?q=人",
    "/admin/search/?q=nobody-of-this-name",
    "/admin/password_change/",
    "/admin/staff/user/",
    "/admin/staff/user/?q=z&kind__exact=person",
    "/admin/staff/user/?q=nobody-of-this-name",
    "/admin/staff/user/add/",
    "/admin/staff/user/{clerk}/change/",
    "/admin/staff/user/{clerk}/history/",
    "/admin/staff/user/{clerk}/password/",
    "/admin/staff/department/",
    "/admin/staff/department/add/",
]
OUTSIDE = ["/admin/login/", "/admin/password-reset/", "/admin/password-reset/sent/"]
OPENED = {
    "account": ("/admin/", "details.menu summary"),
    "filters": ("/admin/staff/user/", "[popovertarget=changelist-filter]"),
    "drawer": ("/admin/components/", "[popovertarget=c-drawer]"),
    "dialog": ("/admin/components/", "[data-opens=c-dialog]"),
}


@pytest.fixture
def root() -> User:
    """A superuser."""
    return person("A001", "系统管理员", is_superuser=True)


@pytest.fixture
def clerk() -> User:
    """A staff admin with a place in a department."""
    user = person("A002", "覃素兰", "staff_admin", email="qsl@example.com")
    desk = Department.objects.create(name="人事部")
    Membership.objects.create(user=user, department=desk, is_main=True)
    return user


def scrolls_sideways(page: Page) -> bool:
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))


def dressed(page: Page, theme: str) -> Page:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    return page


@pytest.mark.parametrize("look", LOOKS, ids="-".join)
def test_every_page_of_the_frame_is_accessible_and_fits(
    root: User,
    clerk: User,
    browser_of: Open,
    axe: Callable[[Page], str],
    look: tuple[str, str],
) -> None:
    width, theme = look
    page = dressed(browser_of(root, SCREENS[width]), theme)
    for path in INSIDE:
        page.goto(path.format(clerk=clerk.pk))
        assert axe(page) == "", path
        assert not scrolls_sideways(page), path


@pytest.mark.parametrize("what", OPENED)
def test_what_opens_over_a_page_is_accessible_too(
    root: User,
    any_screen: Page,
    login: Callable[[Page, User], Page],
    axe: Callable[[Page], str],
    what: str,
) -> None:
    page = login(any_screen, root)
    path, opener = OPENED[what]
    page.goto(path)
    page.locator(opener).first.click()
    assert axe(page) == ""


def test_the_door_is_accessible_and_fits(
    any_screen: Page, axe: Callable[[Page], str]
) -> None:
    for path in OUTSIDE:
        any_screen.goto(path)
        assert axe(any_screen) == "", path
        assert not scrolls_sideways(any_screen), path


def test_a_person_signs_in_and_out_by_keyboard_alone(
    clerk: User, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    page.goto("/admin/login/")
    page.keyboard.type("a002")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("覃素兰")
    page.locator("details.menu summary").focus()
    page.keyboard.press("Enter")
    page.locator(".menu__panel button").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".door__card h1")).to_be_visible()
    page.goto("/admin/")
    expect(page.locator("#login-form")).to_be_visible()


def test_the_first_tab_skips_to_the_content(root: User, browser_of: Open) -> None:
    page = browser_of(root)
    page.goto("/admin/staff/department/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content-start")).to_be_focused()


def test_escape_closes_the_account_menu_and_gives_the_focus_back(
    root: User, browser_of: Open
) -> None:
    page = browser_of(root)
    page.goto("/admin/")
    summary = page.locator("details.menu summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".menu__panel")).to_be_hidden()
    expect(summary).to_be_focused()


def test_the_sidebar_is_a_drawer_on_a_phone(root: User, browser_of: Open) -> None:
    page = browser_of(root, PHONE)
    page.goto("/admin/")
    sidebar = page.locator("#sidebar")
    expect(sidebar).to_be_hidden()
    page.locator(".topbar__menu").click()
    expect(sidebar).to_be_visible()
    sidebar.locator("a[href='/admin/staff/department/']").click()
    expect(page.locator("[aria-current=page]")).to_have_attribute(
        "href", "/admin/staff/department/"
    )


def test_a_sidebar_is_made_narrow_by_keyboard_and_stays_so(
    root: User, browser_of: Open, axe: Callable[[Page], str]
) -> None:
    page = browser_of(root)
    page.goto("/admin/staff/department/add/")
    page.locator("#id_name").fill("夜班组")
    sidebar = page.locator("#sidebar")
    wide = sidebar.evaluate("it => it.clientWidth")
    page.locator("[data-sidebar-switch] button").focus()
    page.keyboard.press("Enter")
    assert sidebar.evaluate("it => it.clientWidth") < wide / 2
    expect(page.locator("#id_name")).to_have_value("夜班组")
    answer = page.request.get("/admin/")
    assert 'data-sidebar="narrow"' in answer.text()
    assert axe(page) == ""
    room = sidebar.locator("a[href='/admin/staff/user/']")
    expect(room).to_have_accessible_name(re.compile(r"\S"))
    page.keyboard.press("Enter")
    assert sidebar.evaluate("it => it.clientWidth") == wide


def test_a_theme_changes_at_once_and_stays_without_a_flash(
    root: User, browser_of: Open
) -> None:
    page = dressed(browser_of(root), "light")
    page.goto("/admin/staff/department/add/")
    page.locator("#id_name").fill("夜班组")
    page.locator("details.menu summary").click()
    page.locator("button[name=theme][value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("#id_name")).to_have_value("夜班组")
    answer = page.request.get("/admin/")
    assert 'data-theme="dark"' in answer.text()


def test_a_language_is_switched_from_the_account_menu(
    root: User, browser_of: Open
) -> None:
    page = browser_of(root)
    page.goto("/admin/staff/user/")
    page.locator("details.menu summary").click()
    page.locator("button[name=language][value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("People")


def test_leaving_with_unsaved_changes_asks(root: User, browser_of: Open) -> None:
    page = browser_of(root)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto("/admin/staff/department/add/")
    page.locator("#id_name").fill("夜班组")
    expect(page.locator("[data-unsaved]")).to_be_visible()
    page.locator(".topbar__brand").click()
    expect(page.locator("#id_name")).to_have_value("夜班组")
    assert asked == ["beforeunload"]
    page.locator("[name=_save]").click()
    expect(page.locator(".message--success")).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_mistake_is_one_click_from_its_field(root: User, browser_of: Open) -> None:
    page = browser_of(root)
    page.goto("/admin/staff/user/add/")
    page.locator("[name=_save]").click()
    page.locator(".mistakes a[href='#id_name']").click()
    expect(page.locator("#id_name")).to_be_focused()


def test_a_row_of_a_list_is_a_card_on_a_phone(clerk: User, browser_of: Open) -> None:
    page = browser_of(clerk, PHONE)
    page.goto("/admin/staff/user/")
    cells = page.locator("#result_list tbody tr").first.locator("td, th")
    boxes = [cell.bounding_box() for cell in cells.all()]
    lefts = {round(box["x"]) for box in boxes if box}
    assert len(lefts) == 1


def test_an_unknown_address_shows_our_page(
    root: User, browser_of: Open, watch: Watch, axe: Callable[[Page], str]
) -> None:
    watch.expect("404")
    page = browser_of(root)
    page.goto("/admin/no-such-room/")
    expect(page.locator(".door__code")).to_have_text("404")
    assert axe(page) == ""


def test_tabs_show_the_part_that_is_wrong_and_move_by_arrows(
    root: User, browser_of: Open, axe: Callable[[Page], str]
) -> None:
    page = browser_of(root)
    page.goto("/admin/components/")
    tabs = page.locator("[data-tabs] [role=tab]")
    expect(tabs).to_have_count(3)
    expect(tabs.nth(1)).to_have_class("tab tab--error")
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    expect(tabs.nth(1).locator(".count")).to_have_text("2")
    tabs.nth(1).focus()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(2)).to_be_focused()
    expect(page.locator("#c-tab-editor")).to_be_visible()
    expect(page.locator("#c-tab-alt")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#c-tab-title")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#c-tab-title")).to_be_focused()
    assert axe(page) == ""


def test_an_address_inside_a_tab_opens_it(root: User, browser_of: Open) -> None:
    page = browser_of(root)
    page.goto("/admin/components/#c-tab-editor")
    expect(page.locator("#c-tab-editor")).to_be_visible()


def test_tabs_are_plain_sections_without_scripts(
    root: User, browser: Browser, live_server: LiveServer, login: Callable[..., Page]
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = login(context.new_page(), root)
    page.goto("/admin/components/")
    for place in ("#c-tab-title", "#c-tab-alt", "#c-tab-editor"):
        expect(page.locator(place)).to_be_visible()
    context.close()
