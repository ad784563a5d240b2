"""Every page of the product: readable by assistive technology, fitting its screen.

The fast part opens each page once, in Chinese, light, at desk width, and makes the
window narrow; `deep` repeats it in every look.
"""

import itertools
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import BrowserContext
from playwright.sync_api import Page as Sheet
from pytest_django.live_server_helper import LiveServer

from newsroom.demo.load import load
from newsroom.demo.plan import read
from staff.models import User
from tests.browser.pages import NO_PAGES, PAGES, READER, places
from tests.support.browser import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = tuple(dict.fromkeys(page.who for page in PAGES))
Axe = Callable[[Sheet], str]
Look = tuple[str, str, str]
SCREENS = {"1440": DESKTOP, "390": PHONE}
LOOKS: list[Look] = list(itertools.product(SCREENS, ["light", "dark"], ["zh", "en"]))
TONGUES = {"zh": "zh-hans", "en": "en"}


@pytest.fixture
def somewhere(live_server: LiveServer) -> dict[str, str]:
    """The demo newsroom, and what stands in the addresses of its pages."""
    load(read(settings.BASE_DIR / "fixtures"))
    return places()


@pytest.fixture
def sit_down(
    somewhere: dict[str, str],
    new_context: Callable[..., BrowserContext],
    login: Callable[[Sheet, User], Sheet],
    live_server: LiveServer,
) -> Callable[[str, Look], Sheet]:
    """Open the browser of a person, by 工号, in a certain look."""

    def open_for(who: str, look: Look) -> Sheet:
        width, theme, tongue = look
        page = new_context(viewport=SCREENS[width]).new_page()
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        name, code = settings.LANGUAGE_COOKIE_NAME, TONGUES[tongue]
        page.context.add_cookies(
            [{"name": name, "value": code, "url": live_server.url}]
        )
        return page if who == READER else login(page, User.objects.get(employee_no=who))

    return open_for


def complaints(sheet: Sheet, who: str, where: dict[str, str], axe: Axe) -> list[str]:
    """What is wrong with the pages of one person, all of them looked at."""
    found = []
    size = sheet.viewport_size or DESKTOP
    for page in PAGES:
        if page.who != who:
            continue
        answer = sheet.goto(page.path.format(**where), wait_until="load")
        if answer is None or answer.status != 200:
            found.append(f"{page.name}: {answer and answer.status}")
            continue
        if violations := axe(sheet):
            found.append(f"{page.name}: {violations}")
        sheet.set_viewport_size(PHONE)
        found += [f"{page.name}: {what} sticks out" for what in sticking_out(sheet)]
        sheet.set_viewport_size({"width": size["width"], "height": size["height"]})
    return found


def sticking_out(sheet: Sheet) -> list[str]:
    """What makes the page scroll sideways, named by its tag and class."""
    names: list[str] = sheet.evaluate(
        """() => {
          const { scrollWidth, clientWidth } = document.documentElement
          if (scrollWidth <= clientWidth) return []
          return [...document.querySelectorAll("body *")]
            .filter((e) => e.getBoundingClientRect().right > clientWidth + 1)
            .slice(0, 5).map((e) => `${e.localName}.${e.className}`)
            .concat(`${scrollWidth - clientWidth} pixels`)
        }"""
    )
    return names


@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who or "reader")
def test_every_page_is_accessible_and_fits_a_phone(
    sit_down: Callable[[str, Look], Sheet],
    somewhere: dict[str, str],
    axe: Axe,
    who: str,
) -> None:
    sheet = sit_down(who, ("1440", "light", "zh"))
    found = complaints(sheet, who, somewhere, axe)
    assert found == [], "\n".join(found)


@pytest.mark.deep
@pytest.mark.parametrize("look", LOOKS[1:], ids="-".join)
@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who or "reader")
def test_every_page_is_accessible_in_every_look(
    sit_down: Callable[[str, Look], Sheet],
    somewhere: dict[str, str],
    axe: Axe,
    who: str,
    look: Look,
) -> None:
    found = complaints(sit_down(who, look), who, somewhere, axe)
    assert found == [], "\n".join(found)


def named(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The names of all addresses below `patterns`."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from named(pattern.url_patterns, inner)
        elif pattern.name:
            yield f"{space}{pattern.name}"


def test_the_table_holds_every_page_of_the_product() -> None:
    any_place = dict.fromkeys(places_named(), "1") | {"reset": "MQ/set-password"}
    tabled = {
        resolve(page.path.partition("?")[0].format(**any_place)).view_name
        for page in PAGES
    }
    every = {
        name
        for name in named(get_resolver().url_patterns)
        # Nothing is deleted in a newsroom; these refuse everybody.
        if not name.endswith("_delete")
    }
    assert every - tabled - NO_PAGES.keys() == set()


def places_named() -> Iterator[str]:
    """The names of the places in the table's addresses."""
    for page in PAGES:
        yield from (part.partition("}")[0] for part in page.path.split("{")[1:])
