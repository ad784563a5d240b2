"""选择用户 in a browser: picking with the mouse, the keyboard and an input method."""

import json
import re
from collections.abc import Callable, Iterable, Mapping

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from staff import hooks
from staff.models import User
from tests.staff.picker.people import hire, newsroom_of_47
from tests.support.watch import Watch

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.staff.picker.demo"),
]

PINYIN = [
    "xie",
    "xzg",
    "zhigang",
    "xiezg",
    "li",
    "li jing",
    "z",
    "zhang",
    "lv",
    "lu",
    "Ｚ",
]
WRITTEN = ["静", "张·兰", "夜班", "新闻部 zhang", "买买提明", "%", "anna lü"]
NUMBERS = ["E00", "047", "e0001", "47", "a1", "z-11"]
QUERIES = [*PINYIN, *WRITTEN, *NUMBERS]


@pytest.fixture
def people(live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> dict[str, User]:
    """The 47 accounts; no other room bars anybody."""
    monkeypatch.setattr(hooks.registered, "open_tasks", None)
    monkeypatch.setattr(hooks.registered, "barred", {})
    return newsroom_of_47()


@pytest.fixture
def page(browser_of: Callable[..., Page], people: dict[str, User]) -> Page:
    """The browser of 谢志刚, at the form."""
    page = browser_of(people["谢志刚"])
    page.goto("/demo/")
    return page


@pytest.fixture
def bar(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[int, str]], None]:
    """Bar people by id, with the reason, from the first field."""

    def barring(reasons: Mapping[int, str]) -> None:
        def why(_by: User, subject: str, _people: Iterable[int]) -> Mapping[int, str]:
            return reasons if subject == "7:1" else {}

        monkeypatch.setitem(hooks.registered.barred, "stage", why)

    return barring


def field(page: Page, place: int = 0) -> Locator:
    """One of the pickers of the form."""
    return page.locator(".people-picker").nth(place)


def open_dialog(page: Page, place: int = 0) -> Locator:
    """The dialog of a picker, with its list."""
    field(page, place).locator(".people-open").click()
    dialog = page.locator(".people-dialog")
    expect(dialog.locator(".people-row").first).to_be_visible()
    return dialog


def box(dialog: Locator, name: str) -> Locator:
    """The checkbox of a person."""
    return dialog.locator(".people-row").get_by_role("checkbox", name=name)


def chosen(page: Page, place: int = 0) -> list[str]:
    """The names on the chips of a picker."""
    return (
        field(page, place).locator(".people-chip > span:first-child").all_inner_texts()
    )


def listed(dialog: Locator) -> list[str]:
    """The names in the list."""
    return dialog.locator(".people-row .people-name").all_inner_texts()


def save(page: Page) -> list[str]:
    """Post the form; who was chosen for its first field."""
    page.get_by_role("button", name="Save").click()
    return page.locator("#saved li").all_inner_texts()


def test_everybody_is_selected_and_undone_in_one_step_each(page: Page) -> None:
    dialog = open_dialog(page)
    everyone = dialog.locator(".people-all input")
    undo = dialog.locator(".people-undo")
    expect(undo).to_be_disabled()
    everyone.click()
    expect(dialog.locator(".people-row input:checked")).to_have_count(47)
    expect(dialog.locator(".people-counts")).to_contain_text("47")
    expect(everyone).to_be_checked()
    undo.click()
    expect(dialog.locator(".people-row input:checked")).to_have_count(0)
    expect(undo).to_be_disabled()
    everyone.click()
    dialog.locator(".people-confirm").click()
    expect(dialog).to_have_count(0)
    assert save(page) == [person.name for person in User.objects.order_by("position")]


def test_select_all_concerns_the_people_found_only(page: Page) -> None:
    dialog = open_dialog(page)
    box(dialog, "李岩").click()
    search = dialog.get_by_role("searchbox")
    search.fill("jing")
    assert sorted(listed(dialog)) == ["刘婧", "孙静", "李静", "郑文静", "陈静"]
    everyone = dialog.locator(".people-all input")
    everyone.click()
    everyone.click()
    search.fill("")
    assert everyone.evaluate("input => input.indeterminate") is True
    dialog.locator(".people-confirm").click()
    assert chosen(page) == ["李岩"]


def test_cancelling_leaves_the_form_as_it_was(
    page: Page, people: dict[str, User]
) -> None:
    page.goto(f"/demo/?reviewers={people['张璐'].pk}")
    dialog = open_dialog(page)
    expect(box(dialog, "张璐")).to_be_checked()
    box(dialog, "张璐").click()
    box(dialog, "李岩").click()
    search = dialog.get_by_role("searchbox")
    search.fill("xie")
    search.press("Escape")
    expect(search).to_have_value("")
    search.press("Escape")
    expect(dialog).to_have_count(0)
    expect(field(page).locator(".people-open")).to_be_focused()
    assert save(page) == ["张璐"]


def test_taking_people_out_alone_is_confirmed_too(
    page: Page, people: dict[str, User]
) -> None:
    page.goto(f"/demo/?reviewers={people['张璐'].pk},{people['李岩'].pk}")
    dialog = open_dialog(page)
    dialog.locator(".people-picked", has_text="张璐").get_by_role("button").click()
    dialog.locator(".people-confirm").click()
    assert chosen(page) == ["李岩"]
    assert save(page) == ["李岩"]


def test_a_chip_is_removed_without_the_dialog(
    page: Page, people: dict[str, User]
) -> None:
    page.goto(f"/demo/?reviewers={people['张璐'].pk},{people['李岩'].pk}")
    field(page).locator(".people-remove").first.click()
    expect(field(page).locator(".people-remove")).to_be_focused()
    assert save(page) == ["李岩"]


def test_discarding_ten_changes_is_asked_about_once(page: Page) -> None:
    dialog = open_dialog(page)
    dialog.locator(".people-all input").click()
    dialog.locator(".people-cancel").click()
    question = dialog.get_by_role("alertdialog")
    expect(question).to_contain_text("47")
    page.keyboard.press("Escape")
    expect(question).to_be_hidden()
    dialog.locator(".people-cancel").click()
    question.locator(".people-yes").click()
    expect(dialog).to_have_count(0)
    assert chosen(page) == []


@pytest.fixture
def by_keyboard(page: Page) -> Locator:
    """The dialog, opened with Enter on its button."""
    field(page).locator(".people-open").focus()
    page.keyboard.press("Enter")
    dialog = page.locator(".people-dialog")
    expect(dialog.locator(".people-row")).to_have_count(47)
    return dialog


def test_typing_and_enter_pick_one_after_the_other(
    page: Page, by_keyboard: Locator
) -> None:
    search = by_keyboard.get_by_role("searchbox")
    expect(search).to_be_focused()
    page.keyboard.type("xzg")
    page.keyboard.press("Enter")
    expect(box(by_keyboard, "谢志刚")).to_be_checked()
    page.keyboard.type("zhanglu")  # what was typed before is selected
    expect(search).to_have_value("zhanglu")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    assert chosen(page) == ["谢志刚", "张璐"]


def test_backspace_in_an_empty_box_goes_to_the_last_person_chosen(
    page: Page, by_keyboard: Locator
) -> None:
    page.keyboard.type("xzg")
    page.keyboard.press("Enter")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    expect(by_keyboard.locator(".people-picked button")).to_be_focused()
    expect(by_keyboard.locator(".people-picked")).to_have_count(1)


def test_tab_goes_through_the_parts_in_their_order(
    page: Page, by_keyboard: Locator
) -> None:
    box(by_keyboard, "李岩").click()
    by_keyboard.get_by_role("searchbox").focus()
    stops = [
        ".people-scope input",
        ".people-all input",
        ".people-undo",
        ".people-row input",
        ".people-clear",
        ".people-remove",
        ".people-cancel",
        ".people-confirm",
    ]
    for stop in stops:
        page.keyboard.press("Tab")
        expect(page.locator(f"{stop}:focus")).to_have_count(1)


def test_the_list_is_walked_and_picked_from_with_the_keyboard(
    page: Page, by_keyboard: Locator
) -> None:
    ticked = by_keyboard.locator(".people-row input:checked")
    page.keyboard.press("ArrowDown")
    expect(box(by_keyboard, "谢志刚")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("End")
    expect(box(by_keyboard, "系统管理员")).to_be_focused()
    page.keyboard.press("Home")
    expect(ticked).to_have_count(2)
    page.keyboard.press("Control+a")
    expect(ticked).to_have_count(47)
    page.keyboard.press("Control+z")
    expect(ticked).to_have_count(2)
    page.keyboard.press("Control+Enter")
    expect(field(page).locator(".people-open")).to_be_focused()
    assert chosen(page) == ["李岩", "李海涛"]


def test_focus_stays_in_the_dialog(page: Page) -> None:
    open_dialog(page)
    for _stop in range(14):
        page.keyboard.press("Tab")
        # The browser's own bars come between the last stop and the first.
        outside = page.locator(":focus:not(.people-dialog *, body)")
        expect(outside).to_have_count(0)


def test_a_range_is_picked_with_shift(page: Page) -> None:
    dialog = open_dialog(page)
    dialog.locator(".people-name", has_text="李岩").click()
    dialog.locator(".people-name", has_text="李亚琴").click(modifiers=["Shift"])
    expect(dialog.locator(".people-row input:checked")).to_have_count(4)
    dialog.locator(".people-undo").click()
    expect(dialog.locator(".people-row input:checked")).to_have_count(1)


def test_nothing_reacts_while_an_input_method_composes(page: Page) -> None:
    dialog = open_dialog(page)
    search = dialog.get_by_role("searchbox")
    search.evaluate(
        """input => {
          input.dispatchEvent(new CompositionEvent("compositionstart"));
          input.value = "li'jing";
          input.dispatchEvent(new InputEvent("input", { isComposing: true }));
          for (const key of ["Enter", "Escape", "ArrowDown"]) {
            const options = { key, keyCode: 229, bubbles: true, cancelable: true };
            const composing = { ...options, keyCode: 0, isComposing: true };
            input.dispatchEvent(new KeyboardEvent("keydown", options));
            input.dispatchEvent(new KeyboardEvent("keydown", composing));
          }
        }"""
    )
    expect(dialog).to_be_visible()
    expect(search).to_have_value("li'jing")
    expect(search).to_be_focused()
    expect(dialog.locator(".people-row")).to_have_count(47)
    expect(dialog.locator(".people-row input:checked")).to_have_count(0)
    search.evaluate(
        """input => {
          input.value = "李静";
          input.dispatchEvent(new CompositionEvent("compositionend"));
        }"""
    )
    assert listed(dialog) == ["李静"]


def test_somebody_barred_is_grey_with_the_reason_and_left_out(
    page: Page, people: dict[str, User], bar: Callable[[Mapping[int, str]], None]
) -> None:
    bar({people["李岩"].pk: "是本稿作者", people["张璐"].pk: "今天休假"})
    dialog = open_dialog(page)
    author = dialog.locator(".people-row", has_text="李岩")
    expect(author).to_contain_text("是本稿作者")
    expect(author.get_by_role("checkbox")).to_have_attribute("aria-disabled", "true")
    author.click()
    expect(author.get_by_role("checkbox")).not_to_be_checked()
    expect(dialog.locator(".people-note")).to_contain_text("是本稿作者")
    dialog.locator(".people-all input").click()
    expect(dialog.locator(".people-row input:checked")).to_have_count(45)
    expect(dialog.locator(".people-note")).to_contain_text("2")
    expect(dialog.locator(".people-all input")).to_be_checked()
    dialog.locator(".people-confirm").click()
    assert len(save(page)) == 45


def test_no_more_than_the_place_takes_can_be_picked(page: Page) -> None:
    dialog = open_dialog(page, 1)
    expect(dialog.locator(".people-all input")).to_be_disabled()
    expect(dialog.locator(".people-note")).to_contain_text("3")
    for name in ("李岩", "张璐", "陈曦", "刘涛"):
        box(dialog, name).click()
    expect(box(dialog, "刘涛")).not_to_be_checked()
    dialog.locator(".people-confirm").click()
    assert chosen(page, 1) == ["李岩", "张璐", "陈曦"]


def test_one_person_takes_the_place_of_the_other_where_one_is_asked_for(
    page: Page,
) -> None:
    dialog = open_dialog(page, 2)
    expect(dialog.locator(".people-all")).to_be_hidden()
    for name in ("李岩", "张璐"):
        dialog.locator(".people-row").get_by_role("radio", name=name).click()
    dialog.locator(".people-confirm").click()
    assert chosen(page, 2) == ["张璐"]
    assert chosen(page, 0) == []


def test_namesakes_are_told_apart(page: Page) -> None:
    hire("张兰", "E0100", position=99)
    dialog = open_dialog(page)
    namesakes = dialog.locator(".people-row--namesake")
    expect(namesakes).to_have_count(2)
    assert namesakes.locator(".people-line").all_inner_texts() == [
        "运营部 · E0029",
        "E0100",
    ]


def test_somebody_inactive_stays_until_removed_and_does_not_come_back(
    page: Page,
) -> None:
    gone = hire("吴敏", "E0099", is_active=False)
    page.goto(f"/demo/?reviewers={gone.pk}")
    expect(field(page).locator(".people-chip--gone")).to_have_count(1)
    dialog = open_dialog(page)
    expect(dialog.locator(".people-gone")).to_be_visible()
    assert "吴敏" not in listed(dialog)
    dialog.locator(".people-picked").get_by_role("button").click()
    expect(dialog.locator(".people-gone")).to_be_hidden()


def test_a_small_directory_is_filtered_as_the_server_would_without_asking_it(
    page: Page,
) -> None:
    for name, number in [("吕布衣", "A1"), ("Anna Lü", "A2"), ("买买提·明", "Z-11")]:
        hire(name, number, position=99)
    dialog = open_dialog(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    found = {}
    for query in QUERIES:
        dialog.get_by_role("searchbox").fill(query)
        found[query] = listed(dialog)
    assert asked == []
    for query in QUERIES:
        answer = page.request.get("/admin/people/", params={"q": query, "limit": "300"})
        assert found[query] == [person["name"] for person in answer.json()["people"]]


def test_a_scope_lists_its_people_and_keeps_the_query_and_the_selection(
    page: Page,
) -> None:
    dialog = open_dialog(page)
    box(dialog, "李岩").click()
    dialog.get_by_role("searchbox").fill("zhang")
    dialog.locator(".people-scope", has_text="夜班").click()
    assert listed(dialog) == ["张雪莲", "王长青"]
    dialog.get_by_role("searchbox").fill("")
    assert len(listed(dialog)) == 9
    dialog.locator(".people-scope").first.click()
    assert len(listed(dialog)) == 47
    expect(box(dialog, "李岩")).to_be_checked()


def test_a_large_directory_is_read_in_pages(page: Page) -> None:
    User.objects.bulk_create(
        User(employee_no=f"Z{n:03d}", name="某甲", search_key=" mj", position=99)
        for n in range(300)
    )
    dialog = open_dialog(page)
    expect(dialog.locator(".people-row")).to_have_count(19)  # 新闻部, the own one
    dialog.locator(".people-scope").first.click()
    expect(dialog.locator(".people-row")).to_have_count(50)
    dialog.locator(".people-more").click()
    expect(dialog.locator(".people-row")).to_have_count(100)
    expect(dialog.locator(".people-row input").nth(50)).to_be_focused()
    dialog.get_by_role("searchbox").press_sequentially("Z0")
    expect(dialog.locator(".people-row")).to_have_count(50)
    dialog.locator(".people-all input").click()
    dialog.locator(".people-yes").click()
    expect(dialog.locator(".people-all input")).to_be_checked()
    dialog.locator(".people-confirm").click()
    assert len(save(page)) == 100
    dialog = open_dialog(page)
    expect(dialog.locator(".people-picked")).to_have_count(100)


def test_enter_waits_for_the_answer_to_what_was_typed(page: Page) -> None:
    User.objects.bulk_create(
        User(employee_no=f"Z{n:03d}", name="某甲", search_key=" mj", position=99)
        for n in range(300)
    )
    dialog = open_dialog(page)
    page.keyboard.type("xzg")
    page.keyboard.press("Enter")
    expect(dialog.locator(".people-picked")).to_have_count(1)
    expect(dialog.locator(".people-picked")).to_contain_text("谢志刚")


def test_a_list_that_does_not_load_says_so_and_can_be_asked_for_again(
    page: Page, watch: Watch
) -> None:
    watch.expect("403|Failed to load resource")

    def refuse(route: Route) -> None:
        body = json.dumps({"error": "请重新登录"})
        route.fulfill(status=403, body=body, content_type="application/json")

    page.route(re.compile("/admin/people/"), refuse)
    field(page).locator(".people-open").click()
    dialog = page.locator(".people-dialog")
    expect(dialog.locator(".people-failed")).to_contain_text("请重新登录")
    page.unroute_all()
    dialog.locator(".people-failed button").click()
    expect(dialog.locator(".people-row")).to_have_count(47)
    expect(dialog.locator(".people-failed")).to_be_hidden()


def test_what_changes_is_announced(page: Page) -> None:
    dialog = open_dialog(page)
    live = dialog.locator("[aria-live=polite]")
    expect(live).to_contain_text("47")
    dialog.get_by_role("searchbox").fill("jing")
    expect(live).to_contain_text("5")
    box(dialog, "李静").click()
    expect(live).to_contain_text("1")


@pytest.fixture
def ready(
    any_screen: Page,
    login: Callable[[Page, User], Page],
    people: dict[str, User],
    bar: Callable[[Mapping[int, str]], None],
) -> Page:
    """The form at both widths, with somebody chosen and somebody barred."""
    bar({people["李岩"].pk: "是本稿作者"})
    page = login(any_screen, people["谢志刚"])
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"/demo/?reviewers={people['张璐'].pk}")
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_field_and_the_open_dialog_have_no_barriers(
    ready: Page, axe: Callable[[Page], str], theme: str
) -> None:
    ready.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    assert axe(ready) == ""
    dialog = open_dialog(ready)
    dialog.locator(".people-all input").click()
    dialog.locator(".people-cancel").click()
    expect(dialog.get_by_role("alertdialog")).to_be_visible()
    assert axe(ready) == ""


def test_on_a_phone_it_fills_the_screen_with_targets_for_fingers(
    phone: Page, login: Callable[[Page, User], Page], people: dict[str, User]
) -> None:
    phone.emulate_media(reduced_motion="reduce")
    login(phone, people["谢志刚"]).goto("/demo/")
    dialog = open_dialog(phone)
    assert dialog.evaluate("e => [e.offsetWidth, e.offsetHeight]") == [390, 844]
    search = dialog.get_by_role("searchbox")
    assert search.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16
    dialog.locator("[data-show=scopes]").click()
    dialog.locator(".people-scope", has_text="夜班").click()
    expect(dialog.locator(".people-row")).to_have_count(9)
    dialog.locator(".people-row").first.click()
    assert height(dialog.locator(".people-row").first) >= 44
    dialog.locator("[data-show=chosen]").click()
    assert height(dialog.locator(".people-picked")) >= 44
    assert height(dialog.locator(".people-confirm")) >= 44
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    dialog.locator(".people-confirm").click()
    assert len(chosen(phone)) == 1


def height(element: Locator) -> float:
    """The height of an element on the screen."""
    bounds = element.bounding_box()
    return bounds["height"] if bounds else 0


def test_without_scripts_the_select_is_the_field(
    browser: Browser,
    login: Callable[[Page, User], Page],
    live_server: LiveServer,
    people: dict[str, User],
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = login(context.new_page(), people["谢志刚"])
    page.goto("/demo/")
    select = page.locator("select").first
    expect(select).to_be_visible()
    select.select_option([str(people["张璐"].pk), str(people["李岩"].pk)])
    assert save(page) == ["李岩", "张璐"]
    context.close()
