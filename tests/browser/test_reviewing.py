"""A text on its way: sent, read by three people, sent back, signed, read by readers."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Assignment, Draft, Publication, Review
from articles.workflow import DraftState, TaskState
from tests.browser.hands import DONE, pick
from tests.support.browser import DESKTOP, PHONE
from tests.support.newsroom import Newsroom, build

pytestmark = pytest.mark.django_db(transaction=True)

BrowserOf = Callable[..., Page]
QUEUE = "/admin/articles/assignment/"
LONG = "".join(
    f"<p>{'望坪镇的新水闸昨日合龙，今年汛期之前通水。' * 12}</p>" for _ in range(8)
)
BODY = (
    f'{LONG}<p>“<q data-id="q1" data-speaker="周一帆" data-role="站长">'
    "今年汛期之前一定通水。</q>”周一帆说。</p>"
)


@pytest.fixture
def newsroom(live_server: LiveServer) -> Newsroom:
    """People, routes and a channel behind the live server."""
    return build()


def _address(article: Article | int, name: str) -> str:
    number = article if isinstance(article, int) else article.pk
    return f"/admin/articles/article/{number}/{name}/"


def _decide(page: Page, decision: str, opinion: str = "") -> None:
    """Open the first task of the queue, write and decide."""
    page.goto(QUEUE)
    page.locator("table[data-rows] tbody th a").first.click()
    page.locator("#id_opinion").fill(opinion)
    page.locator(f"button[name=decision][value={decision}]").click()
    expect(page.locator(DONE)).to_be_visible()


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["1440", "390"])
def test_a_text_is_sent_approved_three_times_signed_and_read(
    newsroom: Newsroom, browser_of: BrowserOf, screen: dict[str, int]
) -> None:
    draft = newsroom.draft()
    editor = browser_of(newsroom.editor, screen)
    editor.goto(_address(draft.article, "submit"))
    stages = editor.locator(".stages__stage")
    expect(stages).to_have_count(3)
    for place, reviewer in enumerate(newsroom.reviewers):
        pick(editor, stages.nth(place), reviewer.employee_no, reviewer.name)
    editor.locator(".submit__people .button--primary").click()
    expect(editor.locator(DONE)).to_contain_text("审稿1")

    for reviewer in newsroom.reviewers:
        _decide(browser_of(reviewer, screen), "approve", "可以")

    chief = browser_of(newsroom.chief, screen)
    chief.goto(_address(draft.article, "publish"))
    expect(chief.locator(".approvals li")).to_have_count(3)
    chief.locator(".publish__button").click()
    chief.locator(f"{DONE} a").click()
    expect(chief).to_have_url(re.compile(rf"/news/{draft.article_id}/$"))
    expect(chief.locator("article.story h1")).to_have_text("望坪水闸合龙")
    assert Publication.objects.count() == 1


def test_a_text_sent_back_shows_its_author_why_and_keeps_the_approval(
    newsroom: Newsroom, browser_of: BrowserOf
) -> None:
    draft = newsroom.draft()
    newsroom.submit(draft)
    newsroom.approve(draft)
    second = browser_of(newsroom.reviewers[1])
    _decide(second, "send_back", "请补充工期依据")

    editor = browser_of(newsroom.editor)
    editor.goto(_address(draft.article, "submit"))
    expect(editor.locator(".returned__why")).to_have_text("请补充工期依据")
    expect(editor.locator("[data-carry]")).to_contain_text("初审")
    expect(editor.locator(".stages__kept")).to_contain_text("审稿1")
    expect(editor.locator(".people-chip")).to_have_count(2)
    editor.locator(".submit__people .button--primary").click()
    expect(editor.locator(DONE)).to_contain_text("审稿2")
    assert Review.objects.get(number=2).steps.get(position=1).state == "approved"


def test_a_double_click_decides_once_without_a_complaint(
    newsroom: Newsroom, browser_of: BrowserOf
) -> None:
    newsroom.submit(newsroom.draft())
    page = browser_of(newsroom.reviewers[0])
    page.goto(QUEUE)
    page.locator("table[data-rows] tbody th a").click()
    page.locator("button[value=approve]").dblclick()
    expect(page.locator(DONE)).to_be_visible()
    expect(page.locator(".mistakes")).to_have_count(0)
    assert Assignment.objects.filter(state=TaskState.APPROVED).count() == 1


def test_the_decision_stays_in_sight_while_the_text_is_read(
    newsroom: Newsroom, any_screen: Page, login: Callable[..., Page]
) -> None:
    newsroom.submit(newsroom.draft(body=BODY))
    page = login(any_screen, newsroom.reviewers[0])
    page.goto(f"{QUEUE}{newsroom.task(Draft.objects.get()).pk}/change/")
    approve = page.locator("button[value=approve]")
    expect(approve).to_be_in_viewport(ratio=1)
    page.locator(".story .body p").nth(5).scroll_into_view_if_needed()
    expect(approve).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    width = page.locator(".story").evaluate("story => story.clientWidth")
    assert width <= 40 * 16


def test_a_quote_in_the_list_leads_to_its_place_in_the_text(
    newsroom: Newsroom, browser_of: BrowserOf
) -> None:
    newsroom.submit(newsroom.draft(body=BODY))
    page = browser_of(newsroom.reviewers[0])
    page.goto(f"{QUEUE}{newsroom.task(Draft.objects.get()).pk}/change/")
    expect(page.locator("#q-1")).not_to_be_in_viewport()
    page.locator(".said__link").click()
    expect(page.locator("#q-1")).to_be_in_viewport()
    expect(page.locator("#q-1:target")).to_have_text("今年汛期之前一定通水。")


def test_the_keyboard_walks_the_queue_and_goes_on_to_the_next_task(
    newsroom: Newsroom, browser_of: BrowserOf
) -> None:
    for headline in ("第一篇", "第二篇"):
        newsroom.submit(newsroom.draft(headline=headline))
    page = browser_of(newsroom.reviewers[0])
    page.goto(QUEUE)
    for key in ("j", "j", "k", "j", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".story h1")).to_have_text("第二篇")
    page.locator("#id_opinion").press_sequentially("n")
    expect(page.locator("#id_opinion")).to_have_value("n")
    page.locator("button[value=approve]").click()
    expect(page.locator(DONE)).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator(".story h1")).to_have_text("第一篇")


def test_what_was_typed_stays_when_a_reason_is_missing_elsewhere(
    newsroom: Newsroom, browser_of: BrowserOf
) -> None:
    newsroom.submit(newsroom.draft())
    page = browser_of(newsroom.reviewers[0])
    page.goto(f"{QUEUE}{newsroom.task(Draft.objects.get()).pk}/change/")
    page.locator("button[value=send_back]").click()
    expect(page.locator(".mistakes")).to_be_visible()
    page.locator(".mistakes a").click()
    expect(page.locator("#id_opinion")).to_be_focused()
    assert Draft.objects.get().state == DraftState.IN_REVIEW


def test_several_stories_are_assigned_at_once_from_the_list(
    newsroom: Newsroom, browser_of: BrowserOf
) -> None:
    for headline in ("一", "二"):
        newsroom.draft(headline=headline)
    page = browser_of(newsroom.editor)
    page.goto("/admin/articles/article/")
    for box in page.locator(".action-select").all():
        box.check()
    page.locator("select[name=action]").select_option("assign_reviewers")
    page.locator(".actions button[type=submit]").click()
    stages = page.locator(".stages__stage")
    for place, reviewer in enumerate(newsroom.reviewers):
        pick(page, stages.nth(place), reviewer.employee_no, reviewer.name)
    page.locator(".save-bar .button--primary").click()
    expect(page.locator(DONE)).to_contain_text("审稿1")
    assert Review.objects.count() == 2


def test_the_pages_of_review_are_accessible(
    newsroom: Newsroom,
    any_screen: Page,
    login: Callable[..., Page],
    axe: Callable[[Page], str],
) -> None:
    approved = newsroom.approved()
    returned = newsroom.draft()
    newsroom.submit(returned)
    newsroom.approve(returned)
    newsroom.send_back(returned)
    in_review = newsroom.draft(headline="在审")
    newsroom.submit(in_review, urgent_reason="台风")
    gaps = newsroom.draft(headline="")
    fresh = newsroom.draft(headline="新稿")
    task = newsroom.task(in_review)
    lapsed = Assignment.objects.filter(state=TaskState.LAPSED).latest("id")
    ids = f"{fresh.article_id},{gaps.article_id}"
    pages = [
        (newsroom.editor, _address(returned.article, "submit")),
        (newsroom.editor, _address(gaps.article, "submit")),
        (newsroom.editor, _address(in_review.article, "recall")),
        (newsroom.editor, f"/admin/articles/article/assign/?ids={ids}"),
        (newsroom.chief, _address(approved.article, "publish")),
        (newsroom.reviewers[0], QUEUE),
        (newsroom.reviewers[0], f"{QUEUE}?tab=decided"),
        (newsroom.reviewers[2], f"{QUEUE}?tab=waiting"),
        (newsroom.reviewers[0], f"{QUEUE}{task.pk}/change/"),
        (lapsed.reviewer, f"{QUEUE}{lapsed.pk}/change/"),
    ]
    for user, address in pages:
        page = login(any_screen, user)
        page.goto(address)
        assert not axe(page), address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
