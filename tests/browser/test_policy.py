"""The content policy at work: what came with a text never runs on any page of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Draft
from tests.browser import hands
from tests.support.newsroom import Newsroom, build
from tests.support.watch import Watch

pytestmark = pytest.mark.django_db(transaction=True)

Open = Callable[..., Page]
ADDRESSES = (
    "/",
    "/news/",
    "/admin/login/",
    "/admin/",
    "/admin/articles/article/",
    "/admin/articles/article/add/",
    "/admin/articles/assignment/",
    "/admin/no-such-room/",
)
HOSTILE = (
    "水闸合龙\n\n"
    "本报讯（记者<img src=x onerror=window.ran=2>）望坪镇的新水闸昨日合龙。\n\n"
    '<svg onload="window.ran=3"></svg><style>body{display:none}</style>\n\n'
    '<a href="javascript:window.ran=4">通水时间</a>还没有确定。\n\n'
    "“今年汛期之前一定通水。”镇水务站站长周一帆说。\n"
)
# The picker's words are data in a script element.
FOREIGN = (
    "script:not([type='application/json']), style, iframe, object, embed, "
    "[onerror], [onload], a[href^=javascript]"
)


@pytest.fixture
def newsroom(live_server: LiveServer) -> Newsroom:
    """Channel, routes and people."""
    return build()


def test_no_answer_allows_anything_unsafe_or_from_elsewhere(
    newsroom: Newsroom, browser_of: Open
) -> None:
    page = browser_of(newsroom.admin)
    for address in ADDRESSES:
        policy = page.request.get(address).headers["content-security-policy"]
        sources = policy.replace(";", " ").split()
        assert "default-src 'none'" in policy, address
        assert not [source for source in sources if "unsafe" in source], address
        assert {"*", "data:", "blob:", "https:", "http:"}.isdisjoint(sources), address


def test_a_script_that_got_into_a_page_does_not_run(
    newsroom: Newsroom, browser_of: Open, watch: Watch
) -> None:
    page = browser_of(newsroom.admin)
    page.goto("/admin/")
    page.evaluate(
        """() => {
          const script = document.createElement("script")
          script.textContent = "window.ran = 1"
          document.body.append(script)
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert any("script-src" in line for line in watch.complaints())
    watch.expect("content policy|Content Security Policy")


def test_markup_in_a_pasted_text_stays_words_on_every_page_of_it(
    newsroom: Newsroom,
    browser_of: Open,
    new_context: Callable[..., BrowserContext],
) -> None:
    editor = browser_of(newsroom.editor)
    editor.goto("/admin/")
    hands.paste(editor, HOSTILE)
    assert_harmless(editor)
    editor.locator("#id_headline").fill("水闸<script>window.ran=1</script>合龙")
    editor.locator("#id_channel").select_option(label="要闻")
    editor.locator("button[name=step][value=confirm]").click()
    number = hands.number_of(editor)
    draft = Draft.objects.get(article=number)
    for name in ("change", "preview", "history"):
        editor.goto(f"/admin/articles/article/{number}/{name}/")
        assert_harmless(editor)

    newsroom.submit(draft)
    for reviewer in newsroom.reviewers:
        page = browser_of(reviewer)
        page.goto(f"/admin/articles/assignment/{newsroom.task(draft).pk}/change/")
        assert_harmless(page)
        hands.decide(page, "approve")
    chief = browser_of(newsroom.chief)
    chief.goto(f"/admin/articles/article/{number}/publish/")
    assert_harmless(chief)
    chief.locator(".publish__button").click()
    expect(chief.locator(hands.DONE)).to_be_visible()

    reader = new_context().new_page()
    for address in ("/", "/news/", f"/news/{number}/"):
        reader.goto(address)
        assert_harmless(reader)


def assert_harmless(page: Page) -> None:
    """Nothing ran, and the text holds no element that could."""
    expect(page.locator("h1").first).to_be_visible()
    assert page.evaluate("window.ran") is None, page.url
    inside = page.locator(":is(main, article)").locator(FOREIGN)
    assert inside.evaluate_all("found => found.map((e) => e.outerHTML)") == []
