"""What people do on the desk with mouse and keyboard: sign in, pick, paste, decide."""

import re

from playwright.sync_api import Locator, Page, expect

DONE = ".message--success"


def sign_in(page: Page, employee_no: str, password: str) -> Page:
    """By 工号 and password, from the desk's own address."""
    page.goto("/admin/")
    page.locator("#id_username").fill(employee_no)
    page.locator("#id_password").fill(password)
    page.locator("#login-form button").click()
    expect(page.locator("details.menu summary")).to_be_visible()
    return page


def follow(page: Page, path: str) -> None:
    """Click the first link in sight that leads to an address ending in `path`."""
    page.locator(f"a[href$='{path}']:visible").first.click()


def pick(page: Page, field: Locator, query: str, name: str) -> None:
    """选择用户: type what is known of the person, take the first one, confirm."""
    field.locator(".people-open").click()
    dialog = page.locator(".people-dialog")
    search = dialog.get_by_role("searchbox")
    search.fill(query)
    expect(dialog.locator(".people-row .people-name").first).to_have_text(name)
    search.press("Enter")
    expect(dialog.locator(".people-picked")).to_have_count(1)
    page.keyboard.press("Control+Enter")
    expect(dialog).to_have_count(0)
    expect(field.locator(".people-chip")).to_contain_text(name)


def paste(page: Page, raw: str) -> None:
    """From wherever on the desk to the page that shows what was read."""
    follow(page, "/article/paste/")
    page.locator("#id_raw").fill(raw)
    page.locator("button[name=step][value=read]").click()
    expect(page.locator("#id_headline")).to_be_visible()


def press(page: Page, button: str) -> None:
    """Press a button of a form and wait for the page that answers."""
    with page.expect_navigation():
        page.locator(button).click()


def number_of(page: Page) -> int:
    """The 稿号 of the story whose page this is."""
    expect(page).to_have_url(re.compile(r"/article/\d+/"))
    found = re.search(r"/article/(\d+)/", page.url)
    assert found
    return int(found[1])


def rest(page: Page) -> None:
    """As long as a hand needs: the editor follows the selection in the next frame."""
    frames = "r => requestAnimationFrame(() => requestAnimationFrame(r))"
    page.evaluate(f"new Promise({frames})")


def write_at_end(page: Page, words: str) -> None:
    """Type a paragraph below the text."""
    text = page.locator(".body-editor__text")
    text.click()
    rest(page)
    page.keyboard.press("ControlOrMeta+End")
    rest(page)
    page.keyboard.press("Enter")
    page.keyboard.type(words)
    expect(text.locator("p").last).to_have_text(words)


def mark_line_as_quote(page: Page, *, speaker: str, role: str) -> None:
    """Select the line just typed and say who said it."""
    page.keyboard.press("Shift+Home")
    rest(page)
    page.keyboard.press("ControlOrMeta+Shift+Q")
    dialog = page.locator("dialog[open]")
    dialog.locator("input[list]").fill(speaker)
    dialog.locator("input:not([list]):not([type=checkbox])").fill(role)
    dialog.locator("button[value=save]").click()
    expect(dialog).to_have_count(0)


def open_task(page: Page, headline: str) -> None:
    """Find the story in 我的待审 and open it."""
    follow(page, "/articles/assignment/")
    page.locator("table.queue").get_by_role("link", name=headline).click()
    expect(page.locator(".reading__text h1")).to_have_text(headline)


def decide(page: Page, decision: str, opinion: str = "") -> None:
    """Press 通过 (``approve``) or 退改 (``send_back``) on the review page."""
    page.locator("#id_opinion").fill(opinion)
    page.locator(f"button[name=decision][value={decision}]").click()
