"""The whole road, walked by hand: from a pasted text to a page that a reader reads.

Five people sit at five browsers: an editor, three reviewers and a chief. A reader has
a sixth, signed out. NEWSROOM_STORY names a file with another text to send down the
same road.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles import intake
from articles.models import Article, Event, Publication
from articles.workflow import Act, DraftState
from newsroom.demo.load import load
from newsroom.demo.plan import DemoPlan, read
from tests.browser import hands

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.road]

OURS = Path(settings.BASE_DIR, "fixtures", "stories", "01-tidal-library.txt")
NAMED = os.environ.get("NEWSROOM_STORY", "")
SAID = "路是一步一步走出来的。"
REASON = "结尾单薄，请补一句。"
MENDED = "编辑部将继续关注。"


@dataclass(frozen=True, slots=True)
class Desk:
    """A browser for each: who is asked is found by `query` in the picker."""

    editor: Page
    first: Page
    second: Page
    third: Page
    chief: Page
    reader: Page


STAGES = (
    ("lj", "李静"),  # initials
    ("张兰", "张兰"),
    ("liyan", "李岩"),  # pinyin
)


@pytest.fixture
def plan(live_server: LiveServer) -> DemoPlan:
    """The people, channels and routes of the demo newsroom, and no story yet."""
    found = replace(read(Path(settings.BASE_DIR, "fixtures")), stories=())
    load(found)
    return found


@pytest.fixture
def desk(plan: DemoPlan, new_context: Callable[..., BrowserContext]) -> Desk:
    """Five people, signed in by 工号 and password, and a reader who is not."""
    editor, first, second, third, chief = [
        hands.sign_in(new_context().new_page(), account.employee_no, plan.password)
        for account in plan.accounts[:5]
    ]
    return Desk(editor, first, second, third, chief, new_context().new_page())


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(OURS, id="a story of ours"),
        pytest.param(
            Path(NAMED),
            id="the story of NEWSROOM_STORY",
            marks=pytest.mark.skipif(not NAMED, reason="NEWSROOM_STORY names no file"),
        ),
    ],
)
def test_a_pasted_story_reaches_its_readers_through_five_people(
    desk: Desk, file: Path
) -> None:
    raw = intake.decode(file.read_bytes())
    story = intake.parse(raw)
    assert story.title
    number = paste_in(desk.editor, raw, story)
    finish_writing(desk.editor)
    address = f"/news/{number}/"

    submit_to_three(desk.editor)
    assert_no_reader_finds_it(desk.reader, address, story.title)
    approve(desk.first, story.title)
    send_back(desk.second, story.title)
    mend(desk.editor, number)
    for reviewer in (desk.first, desk.second, desk.third):
        assert_no_reader_finds_it(desk.reader, address, story.title)
        approve(reviewer, story.title)
    assert_no_reader_finds_it(desk.reader, address, story.title)
    sign(desk.chief, story.title)

    read_as_a_reader(desk.reader, address, story)
    assert_the_log_tells_the_road(number)


def paste_in(page: Page, raw: str, story: intake.Story) -> int:
    """The editor checks what was read and makes it a draft; its 稿号."""
    hands.paste(page, raw)
    expect(page.locator("#id_headline")).to_have_value(story.title or "")
    said = page.locator(".said__quote")
    expect(said).to_have_count(len(story.quotes))
    for place, quote in enumerate(story.quotes):
        expect(page.locator(f"#id_speaker-{place}")).to_have_value(quote.speaker or "")
    page.locator("#id_channel").select_option(label="要闻")
    page.locator("#id_source").fill("临汐日报社")
    hands.press(page, "button[name=step][value=confirm]")
    expect(page.locator(hands.DONE)).to_be_visible()
    return hands.number_of(page)


def finish_writing(page: Page) -> None:
    """Add a paragraph, mark what is said in it, save, look at the preview."""
    hands.write_at_end(page, f"“{SAID}”")
    hands.mark_line_as_quote(page, speaker="周一帆", role="站长")
    hands.press(page, "button[name=_save]")
    expect(page.locator(hands.DONE)).to_be_visible()
    expect(page.locator(".body-editor__text q").last).to_have_text(SAID)
    hands.press(page, "button[name=_preview]")
    expect(page.locator("article.story")).to_contain_text(f"“{SAID}”")
    hands.follow(page, "/change/")


def submit_to_three(page: Page) -> None:
    """送审, with one person for each stage."""
    hands.press(page, "button[name=_submit]")
    fields = page.locator(".people-picker")
    expect(fields).to_have_count(len(STAGES))
    for place, (query, name) in enumerate(STAGES):
        hands.pick(page, fields.nth(place), query, name)
    send(page)


def send(page: Page) -> None:
    """Press the button of the submit page."""
    hands.press(page, "form.submit__people button.button--primary")
    expect(page.locator(hands.DONE)).to_contain_text("李静")


def approve(page: Page, headline: str) -> None:
    """A reviewer finds the story in the own queue, reads it, approves."""
    hands.open_task(page, headline)
    hands.decide(page, "approve")
    expect(page.locator("[data-decided=approved]")).to_be_visible()


def send_back(page: Page, headline: str) -> None:
    """A reviewer forgets the reason, is told so, gives it."""
    hands.open_task(page, headline)
    hands.decide(page, "send_back")
    expect(page.locator(".mistakes")).to_be_visible()
    expect(page.locator("[data-decided]")).to_have_count(0)
    hands.decide(page, "send_back", REASON)
    expect(page.locator("[data-decided=returned]")).to_contain_text(REASON)


def mend(page: Page, number: int) -> None:
    """The editor finds the returned story on the desk, answers it, sends it again."""
    page.goto("/admin/")
    hands.follow(page, f"/article/{number}/change/")
    expect(page.locator(".returned")).to_contain_text(REASON)
    hands.write_at_end(page, MENDED)
    hands.press(page, "button[name=_save]")
    expect(page.locator(hands.DONE)).to_be_visible()
    hands.press(page, "button[name=_submit]")
    expect(page.locator("[data-carry]")).to_be_visible()
    for place, (_query, name) in enumerate(STAGES):
        expect(page.locator(".people-picker").nth(place)).to_contain_text(name)
    send(page)


def sign(page: Page, headline: str) -> None:
    """The chief finds what waits for a signature and signs it."""
    page.goto("/admin/")
    page.locator(".panel").get_by_role("link", name=headline).click()
    hands.follow(page, "/publish/")
    expect(page.locator("article.story")).to_contain_text(MENDED)
    hands.press(page, ".publish__button")
    expect(page.locator(hands.DONE)).to_be_visible()


def assert_no_reader_finds_it(page: Page, address: str, headline: str) -> None:
    """Neither at its address nor among the newest."""
    assert page.request.get(address).status == 404
    page.goto("/")
    expect(page.get_by_role("link", name=headline)).to_have_count(0)


def read_as_a_reader(page: Page, address: str, story: intake.Story) -> None:
    """From the front page to the whole text, every quote in it."""
    page.goto("/")
    page.get_by_role("link", name=story.title or "", exact=True).click()
    expect(page).to_have_url(re.compile(f"{address}$"))
    expect(page.locator("article.story h1")).to_have_text(story.title or "")
    text = page.locator("article.story").inner_text()
    quoted = [line for quote in story.quotes for line in quote.text.split("\n")]
    assert [line for line in [*quoted, SAID, MENDED] if line not in text] == []
    assert "临汐日报社" in text


def assert_the_log_tells_the_road(number: int) -> None:
    """Every act once it happened, and one row of the ledger."""
    article = Article.objects.get(pk=number)
    assert article.drafts.get().state == DraftState.PUBLISHED
    assert Publication.objects.filter(article=article).count() == 1
    acts = Event.objects.filter(article=article).order_by("id")
    decided = [act for act in acts.values_list("act", flat=True) if act != Act.SAVE]
    assert decided[1:] == [
        Act.SUBMIT,
        Act.APPROVE,
        Act.SEND_BACK,
        Act.RESUBMIT,
        Act.APPROVE,
        Act.APPROVE,
        Act.APPROVE,
        Act.PUBLISH,
    ]
