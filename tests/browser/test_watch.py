"""The watch itself: a page that complains fails its test."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.support.watch import Watch

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'"


@pytest.fixture
def serve(page: Page) -> Callable[[str], None]:
    """Open a page of the given markup under the newsroom's content policy."""

    def open_page(markup: str) -> None:
        def answer(route: Route) -> None:
            document = f"<!doctype html><html lang=zh><title>t</title>{markup}</html>"
            headers = {"Content-Security-Policy": POLICY}
            route.fulfill(body=document, content_type="text/html", headers=headers)

        page.route("**/watched/", answer)
        page.goto("/watched/")

    return open_page


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<script>go()</script>", "content policy: script-src-elem inline"),
        ('<p style="color:red">红</p>', "content policy: style-src-attr inline"),
        ('<img src="https://example.invalid/a.png" alt="">', "content policy: img-src"),
        ('<script src="/nowhere.js"></script>', "404"),
    ],
)
def test_a_page_that_complains_is_heard(
    serve: Callable[[str], None], watch: Watch, markup: str, complaint: str
) -> None:
    serve(markup)
    assert any(complaint in line for line in watch.complaints())
    watch.expect(".")


def test_an_uncaught_error_is_heard(page: Page, watch: Watch) -> None:
    page.evaluate("setTimeout(() => { throw new Error('broken') })")
    page.wait_for_timeout(50)
    assert any("broken" in line for line in watch.complaints())
    watch.expect("broken")


def test_a_quiet_page_passes(serve: Callable[[str], None], watch: Watch) -> None:
    serve("<main><h1>潮汐图书馆</h1></main>")
    assert watch.complaints() == []


def test_axe_names_the_rule_and_the_place(
    serve: Callable[[str], None], page: Page, axe: Callable[[Page], str]
) -> None:
    serve("<main><h1>潮汐图书馆</h1><input></main>")
    assert "label" in axe(page)
    serve("<main><h1>潮汐图书馆</h1></main>")


def test_five_browsers_are_five_people(
    new_context: Callable[..., BrowserContext],
) -> None:
    pages = [new_context().new_page() for _ in range(5)]
    for number, page in enumerate(pages):
        page.context.add_cookies(
            [{"name": "who", "value": str(number), "url": "http://localhost/"}]
        )
    cookies = [page.context.cookies("http://localhost/")[0] for page in pages]
    assert [cookie.get("value") for cookie in cookies] == ["0", "1", "2", "3", "4"]


def test_a_phone_is_390_pixels_wide(phone: Page) -> None:
    expect(phone).to_have_url("about:blank")
    assert phone.evaluate("innerWidth") == 390
