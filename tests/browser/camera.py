"""Takes pictures of pages: which, by whom, in which look, in which pose."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from playwright.sync_api import Page as Sheet

from newsroom.demo.plan import read
from tests.browser import hands
from tests.browser.pages import EDITOR, PAGES, READER, Page, places
from tests.support import browser as chromium

FIXTURES = Path(settings.BASE_DIR, "fixtures")
SCREENS = {"1440": chromium.DESKTOP, "390": chromium.PHONE}
THEMES = {"light": "light", "dark": "dark"}
LOCALES = {"zh": "zh-CN", "en": "en-US"}
Pose = Callable[[Sheet], None]


@dataclass(frozen=True, slots=True)
class Look:
    """The screen, the theme and the language of a picture."""

    width: str = "1440"
    theme: str = "light"
    tongue: str = "zh"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: a page in a look, after `pose` did something there."""

    name: str
    page: Page
    look: Look = Look()
    pose: Pose | None = None
    whole: bool = False


def _paste(sheet: Sheet) -> None:
    raw = (FIXTURES / "stories" / "03-oyster-insurance.txt").read_text("utf-8")
    hands.paste(sheet, raw)
    expect(sheet.locator(".people-chip").first).to_be_visible()


def _choose_people(sheet: Sheet) -> None:
    sheet.locator(".people-open").first.click()
    free = sheet.locator(".people-row input:not([aria-disabled=true])")
    for place in range(3):
        free.nth(place).click()


def _mark_a_quote(sheet: Sheet) -> None:
    sheet.locator(".body-editor__text q").first.click()
    hands.rest(sheet)
    sheet.keyboard.press("ControlOrMeta+Shift+Q")
    expect(sheet.locator("dialog[open]")).to_be_visible()


NAMED = {page.name: page for page in PAGES}
POSED = (
    Shot("paste-read", Page("paste-read", EDITOR, "/admin/"), pose=_paste),
    Shot("picker", NAMED["submit"], pose=_choose_people),
    Shot("quote", NAMED["writing"], pose=_mark_a_quote),
)


def documented() -> Iterator[Shot]:
    """The pictures that README and guide show."""
    yield Shot("desk", NAMED["stories-of-a-chief"])
    yield Shot("writing", NAMED["writing"])
    yield from (shot for shot in POSED if shot.name in {"paste-read", "picker"})
    yield Shot("review", NAMED["review"])
    yield Shot("story", NAMED["story-with-picture"])
    yield Shot("review-phone", NAMED["review"], Look("390"))


def every_shot() -> Iterator[Shot]:
    """Every page of the table, whole, and every pose, in every look."""
    for width, theme, tongue in itertools.product(SCREENS, THEMES, LOCALES):
        look = Look(width, theme, tongue)
        folder = f"{width}-{theme}-{tongue}"
        for page in PAGES:
            yield Shot(f"{folder}/{page.name}", page, look, whole=True)
        for posed in POSED:
            yield Shot(f"{folder}/{posed.name}", posed.page, look, posed.pose)


def take(shots: Iterable[Shot], folder: Path, address: str) -> Iterator[Path]:
    """Take each picture; its file below `folder`. `address` is the product's."""
    where = places()
    with sync_playwright() as playwright:
        studio = _Studio(playwright, address)
        for shot in shots:
            sheet = studio.sheet(shot)
            sheet.goto(shot.page.path.format(**where), wait_until="networkidle")
            if shot.pose:
                shot.pose(sheet)
            yield _taken(sheet, folder / f"{shot.name}.png", whole=shot.whole)


def _taken(sheet: Sheet, path: Path, *, whole: bool) -> Path:
    """Write the picture; `whole` makes the window as tall as its page.

    Playwright's own full page leaves bars that stick to the window in mid-page.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    size = sheet.viewport_size
    assert size is not None
    if whole:
        height = sheet.evaluate("document.documentElement.scrollHeight")
        sheet.set_viewport_size({"width": size["width"], "height": height})
    sheet.screenshot(path=path, animations="disabled")
    sheet.set_viewport_size(size)
    return path


class _Studio:
    """One browser; each person signs in once for each look."""

    def __init__(self, playwright: Playwright, address: str) -> None:
        program = chromium.find(playwright)
        if program is None:
            raise SystemExit(chromium.MISSING)
        self._browser: Browser = playwright.chromium.launch(
            executable_path=program, args=chromium.flags()
        )
        self._address = address
        self._password = read(FIXTURES).password
        self._sheets: dict[tuple[str, Look], Sheet] = {}

    def sheet(self, shot: Shot) -> Sheet:
        """The page of whoever opens it, in the look of the picture."""
        key = (shot.page.who, shot.look)
        if key not in self._sheets:
            self._sheets[key] = self._opened(*key)
        return self._sheets[key]

    def _opened(self, who: str, look: Look) -> Sheet:
        context = self._browser.new_context(
            base_url=self._address,
            viewport=SCREENS[look.width],
            color_scheme="dark" if look.theme == "dark" else "light",
            locale=LOCALES[look.tongue],
            timezone_id=settings.TIME_ZONE,
        )
        sheet = context.new_page()
        sheet.on("dialog", lambda dialog: dialog.accept())
        return sheet if who == READER else hands.sign_in(sheet, who, self._password)
