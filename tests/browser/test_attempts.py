"""One account alone, a superuser's too, tries to publish what nobody reviewed.

By the addresses of every act, typed by hand and posted, and by pressing whatever the
desk offers.
"""

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import actions
from articles.models import Assignment, Draft, Publication
from articles.workflow import DECIDED
from staff.models import User
from tests.support.newsroom import Newsroom, build
from tests.support.watch import Watch

pytestmark = pytest.mark.django_db(transaction=True)

Open = Callable[..., Page]
STATES = ("draft", "in_review", "returned", "approved", "revised")
ACTS = ("publish", "submit", "revise", "restore", "bin", "recall")
# A superuser is the hardest case; the others are tried in the deep run.
CASES = [
    *(pytest.param("admin", state, id=f"admin-{state}") for state in STATES),
    pytest.param("chief", "approved", id="chief-approved"),
    *(
        pytest.param(who, state, id=f"{who}-{state}", marks=pytest.mark.deep)
        for who in ("editor", "chief")
        for state in STATES
        if (who, state) != ("chief", "approved")
    ),
]
POST = """([path, fields]) => {
  const csrf = document.querySelector("[name=csrfmiddlewaretoken]").value
  const form = document.createElement("form")
  Object.assign(form, { method: "post", action: path })
  for (const [name, value] of [["csrfmiddlewaretoken", csrf], ...fields]) {
    const input = document.createElement("input")
    Object.assign(input, { type: "hidden", name, value })
    form.append(input)
  }
  document.body.append(form)
  form.submit()
}"""


@pytest.fixture
def newsroom(live_server: LiveServer, watch: Watch) -> Newsroom:
    """Channel, routes and people; what is refused answers with 404 or 405."""
    watch.expect("status of 40[45]")
    return build()


def story_in(newsroom: Newsroom, state: str, owner: User) -> Draft:
    """A story of the owner's, in that state; a revised one is live in an older text."""
    draft = newsroom.draft(by=owner)
    if state == "draft":
        return draft
    newsroom.submit(draft)
    if state == "in_review":
        return draft
    if state == "returned":
        newsroom.send_back(draft)
        return draft
    for _stage in range(3):
        newsroom.approve(draft)
    if state == "approved":
        return draft
    signer = newsroom.admin if owner == newsroom.chief else newsroom.chief
    actions.publish(draft.pk, by=signer)
    new = actions.revise(draft.pk, by=owner)
    text = newsroom.text(headline="没有人审过的标题")
    return actions.save(new.pk, by=owner, version=new.version, text=text)


def everything(newsroom: Newsroom, draft: Draft, user: User) -> list[tuple[str, str]]:
    """All that a form of this story could carry, the person as every reviewer."""
    newest = draft.reviews.order_by("number").last()
    fields = [
        ("digest", newest.revision.digest if newest else ""),
        ("route", str(newsroom.quick.pk)),
        (f"version-{draft.pk}", str(draft.version)),
        ("decision", "approve"),
        ("token", "forged"),
        ("opinion", "同意"),
    ]
    stages = newsroom.quick.stages.values_list("pk", flat=True)
    return fields + [(f"stage-{stage}", str(user.pk)) for stage in stages]


def post(page: Page, path: str, fields: list[tuple[str, str]]) -> None:
    """Send a form that no page offered, with the person's own cookies and token."""
    page.goto("/admin/password_change/")
    with page.expect_navigation():
        page.evaluate(POST, [path, fields])


def assert_answered_in_words(page: Page) -> None:
    """A page of ours stands there, not a bare refusal of the server."""
    expect(page.locator("h1").first, page.url).to_be_visible()
    expect(page.locator(".door__code", has_text="500")).to_have_count(0)


@pytest.mark.parametrize(("who", "state"), CASES)
def test_an_account_alone_publishes_nothing_by_addresses_typed_by_hand(
    newsroom: Newsroom, browser_of: Open, who: str, state: str
) -> None:
    user: User = getattr(newsroom, who)
    draft = story_in(newsroom, state, user)
    public = list(Publication.objects.values_list("html", flat=True))
    tasks = list(Assignment.objects.order_by("id").values_list("pk", flat=True))
    page = browser_of(user)
    article = f"/admin/articles/article/{draft.article_id}"
    decisions = [f"/admin/articles/assignment/{task}/change/" for task in tasks]
    for path in [*decisions, *(f"{article}/{act}/" for act in ACTS)]:
        draft.refresh_from_db()
        page.goto(path)
        assert_answered_in_words(page)
        post(page, path, everything(newsroom, draft, user))
        assert_answered_in_words(page)
        assert list(Publication.objects.values_list("html", flat=True)) == public, path
    decided = Assignment.objects.filter(reviewer=user, state__in=DECIDED)
    assert not decided.exists()


def test_the_publish_page_says_in_words_why_not(
    newsroom: Newsroom, browser_of: Open
) -> None:
    page = browser_of(newsroom.admin)
    for state in STATES:
        draft = story_in(newsroom, state, newsroom.admin)
        path = f"/admin/articles/article/{draft.article_id}/publish/"
        page.goto(path)
        expect(page.locator("[data-reason]")).to_be_visible()
        expect(page.locator(".publish__button")).to_have_count(0)
        post(page, path, everything(newsroom, draft, newsroom.admin))
        expect(page.locator(".notice--danger")).to_be_visible()


def test_a_superuser_cannot_be_picked_for_the_own_story(
    newsroom: Newsroom, browser_of: Open
) -> None:
    draft = newsroom.draft(by=newsroom.admin)
    page = browser_of(newsroom.admin)
    page.goto(f"/admin/articles/article/{draft.article_id}/submit/")
    page.locator(".people-open").first.click()
    row = page.locator(".people-row", has_text=newsroom.admin.name)
    expect(row.get_by_role("checkbox")).to_have_attribute("aria-disabled", "true")
    row.click()
    expect(row.get_by_role("checkbox")).not_to_be_checked()
    expect(page.locator(".people-note")).to_contain_text(newsroom.admin.name)


def press_anything(page: Page, dice: random.Random, user: User) -> None:
    """Fill in what is empty, choose oneself wherever people are chosen, press."""
    page.evaluate(
        """(me) => {
          for (const input of document.querySelectorAll("main [type=text]"))
            if (!input.value) input.value = "甲"
          for (const select of document.querySelectorAll("main select[multiple]"))
            select.add(new Option("我", me, true, true))
          for (const form of document.forms) form.noValidate = true
        }""",
        str(user.pk),
    )
    offered = page.locator("main :is(a.button, button:not([type=button])):visible")
    if offered.count() == 0:
        page.goto("/admin/articles/article/paste/")
        return
    offered.nth(dice.randrange(offered.count())).click()
    page.wait_for_load_state()


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(4))
def test_a_superuser_pressing_anything_publishes_nothing_alone(
    newsroom: Newsroom, browser_of: Open, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    drafts = [story_in(newsroom, state, newsroom.admin) for state in STATES[:4]]
    page = browser_of(newsroom.admin)
    page.on("dialog", lambda dialog: dialog.accept())
    for _step in range(40):
        if dice.random() < 0.3:
            number = dice.choice(drafts).article_id
            page.goto(f"/admin/articles/article/{number}/change/")
        press_anything(page, dice, newsroom.admin)
        assert_answered_in_words(page)
        assert not Publication.objects.exists()
    decided = Assignment.objects.filter(reviewer=newsroom.admin, state__in=DECIDED)
    assert not decided.exists()
