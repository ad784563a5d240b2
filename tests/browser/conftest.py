"""A real Chromium for the tests of this folder.

Every page that a test opens is watched: a console error, an uncaught error or a
violation of the content policy fails the test, unless it said `watch.expect(…)`.
"""

import os
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, Playwright, ViewportSize
from pytest_django.live_server_helper import LiveServer

from staff.models import User
from tests.support import browser as chromium
from tests.support.watch import Watch

HERE = Path(__file__).parent
WATCH: pytest.StashKey[Watch] = pytest.StashKey()
WCAG_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that needs a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail the test itself when one of its pages complained."""
    result = yield
    watch = item.stash.get(WATCH, None)
    if watch is not None and (complaints := watch.complaints()):
        pytest.fail("The pages complained:\n" + "\n".join(complaints), pytrace=False)
    return result


@pytest.fixture(scope="session", autouse=True)
def _orm_beside_playwright() -> None:
    """Playwright leaves an event loop on this thread, where Django then refuses
    queries; the tests themselves are ordinary synchronous code.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser_type_launch_args(playwright: Playwright) -> dict[str, Any]:
    """How Chromium is started; skips, or fails when it is required, without one."""
    program = chromium.find(playwright)
    if program is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(chromium.MISSING, pytrace=False)
        pytest.skip(chromium.MISSING)
    return {"executable_path": str(program), "args": chromium.flags()}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A reader in China."""
    return {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture
def watch(request: pytest.FixtureRequest) -> Watch:
    """The watch over this test's pages."""
    return request.node.stash.setdefault(WATCH, Watch())  # type: ignore[no-any-return]


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], watch: Watch, live_server: LiveServer
) -> Callable[..., BrowserContext]:
    """Open a watched browser of somebody's own; paths are those of the live server."""

    def open_one(viewport: ViewportSize = chromium.DESKTOP) -> BrowserContext:
        context = new_context(viewport=viewport, base_url=live_server.url)
        watch.over(context)
        return context

    return open_one


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A page on a screen of 390 by 844."""
    return new_context(viewport=chromium.PHONE).new_page()


@pytest.fixture(params=[chromium.DESKTOP, chromium.PHONE], ids=["1440", "390"])
def any_screen(
    request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]
) -> Page:
    """A page at desk width, then the same test at phone width."""
    return new_context(viewport=request.param).new_page()


@pytest.fixture
def login(live_server: LiveServer) -> Callable[[Page, User], Page]:
    """Sign a person in on the browser of a page, by session cookie."""

    def sign_in(page: Page, user: User) -> Page:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        page.context.add_cookies(
            [{"name": name, "value": value, "url": live_server.url}]
        )
        return page

    return sign_in


@pytest.fixture
def browser_of(
    new_context: Callable[..., BrowserContext], login: Callable[[Page, User], Page]
) -> Callable[..., Page]:
    """Open a browser of a person's own, signed in: five people, five browsers."""

    def open_for(user: User, viewport: ViewportSize = chromium.DESKTOP) -> Page:
        return login(new_context(viewport=viewport).new_page(), user)

    return open_for


@pytest.fixture
def axe() -> Callable[[Page], str]:
    """The page's violations of WCAG 2.2 AA as text, empty where there is none."""
    options = {
        # Or axe copies imported style sheets into the page, which its policy forbids.
        "preload": False,
        "resultTypes": ["violations"],
        "runOnly": {"type": "tag", "values": WCAG_AA},
    }

    def violations(page: Page) -> str:
        results = Axe().run(page, options=options)
        return str(results.generate_report()) if results.violations_count else ""

    return violations
