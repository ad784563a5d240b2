"""Writing, pasting and finding stories in a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import actions
from articles.models import Draft
from articles.workflow import DraftState
from tests.support.browser import DESKTOP, PHONE
from tests.support.newsroom import Newsroom, build
from tests.support.watch import Watch

pytestmark = pytest.mark.django_db(transaction=True)

STORY = Path(settings.BASE_DIR, "fixtures", "stories", "02-bus-on-call.txt")
LIST = reverse("admin:articles_article_changelist")
PASTE = reverse("admin:articles_article_paste")

Open = Callable[..., Page]
Axe = Callable[[Page], str]


@pytest.fixture
def newsroom(live_server: LiveServer) -> Newsroom:
    """Channel, routes and people; no article yet."""
    return build()


def change_url(draft: Draft) -> str:
    return reverse("admin:articles_article_change", args=[draft.article_id])


def fits(page: Page) -> bool:
    """Whether nothing sticks out of the screen to the right."""
    width = "document.documentElement.scrollWidth"
    return bool(page.evaluate(f"{width} <= document.documentElement.clientWidth"))


def at_rest(page: Page) -> Page:
    """The page once its scripts have run."""
    page.wait_for_load_state("networkidle")
    return page


def test_a_pasted_story_is_corrected_and_goes_on_in_the_editor(
    newsroom: Newsroom, browser_of: Open
) -> None:
    page = browser_of(newsroom.editor)
    page.goto(PASTE)
    page.fill("[name=raw]", STORY.read_text("utf-8"))
    page.click("[name=step][value=read]")
    expect(page.locator("[name=headline]")).to_have_value("一个电话，班车开到家门口")
    page.select_option("[name=channel]", label="要闻")
    page.fill("[name=speaker-0]", "柳织云（化名）")
    page.check("[name=skip-1]")
    page.click("[name=step][value=confirm]")

    text = at_rest(page).locator(".body-editor__text")
    expect(text).to_contain_text("清晨6时50分")
    draft = Draft.objects.get()
    speakers = [quote.speaker for quote in draft.quotes.all()]
    assert speakers[0] == "柳织云（化名）"
    assert len(speakers) == 4

    page.click("[name=_preview]")
    expect(page.locator("article.story h1")).to_have_text("一个电话，班车开到家门口")
    draft.refresh_from_db()
    assert draft.version == 1


def test_opening_and_saving_in_the_browser_stores_nothing_new(
    newsroom: Newsroom, browser_of: Open
) -> None:
    draft = newsroom.draft(dateline="本报讯", kicker="水利")
    page = browser_of(newsroom.chief)
    page.goto(change_url(draft))
    at_rest(page).keyboard.press("Control+s")
    expect(page.locator(".messages")).to_be_visible()
    draft.refresh_from_db()
    assert draft.version == 1
    assert not draft.authors.filter(user=newsroom.chief).exists()


def test_what_is_typed_is_saved_by_the_keyboard(
    newsroom: Newsroom, browser_of: Open
) -> None:
    draft = newsroom.draft()
    page = browser_of(newsroom.editor)
    page.goto(change_url(draft))
    at_rest(page).locator(".body-editor__text p").first.click()
    page.keyboard.press("Home")
    page.keyboard.type("新近，")
    page.fill("[name=kicker]", "水利")
    expect(page.locator("[data-unsaved]")).to_be_visible()
    page.keyboard.press("Control+s")
    expect(page.locator(".messages")).to_be_visible()
    draft.refresh_from_db()
    assert (draft.version, draft.kicker) == (2, "水利")
    assert draft.body.startswith("<p>新近，望坪镇")


def test_two_people_at_one_story_lose_nothing(
    newsroom: Newsroom, browser_of: Open, watch: Watch
) -> None:
    watch.expect("status of 409")
    draft = newsroom.draft()
    editor, chief = browser_of(newsroom.editor), browser_of(newsroom.chief)
    for page in (editor, chief):
        at_rest(page).goto(change_url(draft))
        at_rest(page)
    chief.fill("[name=subtitle]", "比计划早二十天")
    chief.click("[name=_save]")
    expect(chief.locator(".messages")).to_be_visible()

    editor.fill("[name=headline]", "望坪水闸提前合龙")
    editor.click("[name=_save]")
    expect(editor.locator(".conflict ins").first).to_have_text("提前")
    expect(editor.locator(".conflict del")).to_have_text("比计划早二十天")
    editor.click("[name=_edit]")
    expect(at_rest(editor).locator("[name=headline]")).to_have_value("望坪水闸提前合龙")
    editor.fill("[name=subtitle]", "比计划早二十天")
    editor.click("[name=_save]")
    expect(editor.locator(".messages")).to_be_visible()

    draft.refresh_from_db()
    assert (draft.version, draft.headline, draft.subtitle) == (
        3,
        "望坪水闸提前合龙",
        "比计划早二十天",
    )


def test_a_missing_speaker_leads_to_its_place_in_the_text(
    newsroom: Newsroom, browser_of: Open
) -> None:
    draft = newsroom.draft(
        body='<p>他说：“<q data-id="q9" data-speaker="">今年一定通水。</q>”</p>'
    )
    page = browser_of(newsroom.editor)
    page.goto(change_url(draft))
    at_rest(page).click(".problems__list a")
    expect(page.locator(".body-editor__text")).to_be_focused()


def test_a_draft_is_binned_and_fetched_back(
    newsroom: Newsroom, browser_of: Open
) -> None:
    draft = newsroom.draft()
    page = browser_of(newsroom.editor)
    page.goto(change_url(draft))
    at_rest(page).locator(f'a[href$="/{draft.article_id}/bin/"]').click()
    page.locator("form.ask button").click()
    expect(page.locator(".messages")).to_be_visible()
    draft.refresh_from_db()
    assert draft.state == DraftState.BINNED

    page.goto(f"{LIST}?state=binned")
    page.locator("#result_list tbody th a").click()
    page.locator("button[form=act-restore]").click()
    expect(at_rest(page).locator(".body-editor__text")).to_be_visible()
    draft.refresh_from_db()
    assert draft.state == DraftState.DRAFT


@pytest.fixture
def every_state(newsroom: Newsroom) -> dict[str, Draft]:
    """A story in each state that has a page of its own."""
    drafts = {
        name: newsroom.draft(kicker="水利") for name in ("draft", "review", "back")
    }
    newsroom.submit(drafts["review"], urgent_reason="今晚见报")
    newsroom.submit(drafts["back"])
    newsroom.send_back(drafts["back"])
    drafts["live"] = newsroom.live().article.drafts.get()
    actions.share(
        drafts["draft"].article_id, by=newsroom.editor, people=[newsroom.chief]
    )
    return drafts


@pytest.mark.deep
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1440", "390"])
def test_every_page_of_writing_is_accessible_and_fits_the_screen(
    newsroom: Newsroom,
    every_state: dict[str, Draft],
    browser_of: Open,
    axe: Axe,
    viewport: object,
) -> None:
    page = browser_of(newsroom.editor, viewport)
    number = every_state["draft"].article_id
    addresses = [
        LIST,
        PASTE,
        reverse("admin:articles_article_add"),
        *(change_url(draft) for draft in every_state.values()),
        *(
            reverse(f"admin:articles_article_{name}", args=[number])
            for name in ("preview", "history", "share", "bin")
        ),
    ]
    found = {}
    for address in addresses:
        page.goto(address)
        at_rest(page)
        found[address] = axe(page) or ("" if fits(page) else "too wide")
    assert {address: text for address, text in found.items() if text} == {}


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1440", "390"])
def test_the_pages_between_two_saves_are_accessible_and_fit_the_screen(
    newsroom: Newsroom, browser_of: Open, axe: Axe, viewport: object, watch: Watch
) -> None:
    watch.expect("status of 409")
    page = browser_of(newsroom.editor, viewport)
    page.goto(PASTE)
    page.fill("[name=raw]", STORY.read_text("utf-8"))
    page.click("[name=step][value=read]")
    assert (axe(at_rest(page)), fits(page)) == ("", True)
    page.click("[name=step][value=confirm]")
    expect(page.locator(".mistakes")).to_be_visible()
    assert axe(at_rest(page)) == ""

    draft = newsroom.draft()
    page.goto(change_url(draft))
    at_rest(page)
    actions.save(
        draft.pk, by=newsroom.chief, version=1, text=newsroom.text(subtitle="副题")
    )
    page.fill("[name=headline]", "新的标题")
    page.click("[name=_save]")
    expect(page.locator(".conflict").first).to_be_visible()
    assert (axe(page), fits(page)) == ("", True)
