"""The one-document editor, in a real browser under the product's content policy."""

import io
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.utils import translation
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from articles.document import parse
from articles.editor.words import WORDS
from articles.pictures.files import store
from articles.pictures.intake import read_picture
from articles.pictures.keep import keep
from staff.models import User
from tests.browser import editor_page
from tests.support.watch import Watch

pytestmark = [
    pytest.mark.urls("tests.browser.editor_page"),
    pytest.mark.django_db(transaction=True),
]


def word(name: str) -> str:
    """What the editor calls it in Chinese."""
    with translation.override("zh-hans"):
        return str(WORDS[name])


def png(colour: str) -> bytes:
    """A small picture as it comes from a disk."""
    out = io.BytesIO()
    Image.new("RGB", (320, 200), colour).save(out, "PNG")
    return out.getvalue()


PICTURE = read_picture(ContentFile(png("steelblue")))
BODIES = {
    "nothing": "",
    "paragraphs": "<p>本报讯　昨日，南江市。</p><p>　　二&nbsp;&amp; 1 &lt; 2。</p>",
    "subheads": "<p>导语。</p><h2 data-id='a1'>一、缘起</h2><p>正文。</p>"
    "<h2 data-id='b2'>二、<strong>经过</strong></h2><p>正文。</p>",
    "lists": "<ul><li><p>甲</p></li><li><p>乙</p><p>乙之二</p></li></ul>"
    "<ol><li><p>一</p></li><li><p>二</p></li></ol>",
    "two lists in a row": "<ul><li><p>甲</p></li></ul><ul><li><p>乙</p></li></ul>",
    "blockquote": "<blockquote><p>第一段</p><p>第二段<br>第二行</p></blockquote>",
    "figures": f"<p>图前。</p><figure data-image='{PICTURE.sha256}' "
    "data-credit='记者 &quot;王&quot;摄'><img alt='人群 & 车辆'>"
    "<figcaption>图为现场 &lt;1&gt;。</figcaption></figure>"
    f"<figure data-image='{PICTURE.sha256}'><img alt='只有画面'></figure><p>图后。</p>",
    "marks": "<p><strong>加粗</strong>、<em>斜体</em>、<strong><em>两样</em></strong>"
    "<a href='https://example.com/?a=1&amp;b=2'>链接<strong>粗</strong></a>。</p>",
    "quote split": "<p>“<q data-id='q1' data-speaker='张伟' data-role='局长'>稳定，</q>"
    "”张伟说，“<q data-id='q1' data-speaker='张伟' data-role='局长'>请放心。</q>”</p>",
    "quote over paragraphs": "<p>“<q data-id='q2' data-speaker='李娜'>第一段。</q></p>"
    "<p>“<q data-id='q2' data-speaker='李娜'>第二段，<strong>重点</strong>"
    "<em>强调<br>换行</em>。</q>”</p>",
    "quote without speaker": "<p>“<q data-id='q3'>不知是谁"
    "<a href='mailto:a@b.cn'>说</a>的</q>”</p>",
    "quotes beside each other": "<p><q data-id='x1' data-speaker='甲'>一</q>"
    "<q data-id='x2' data-speaker='乙'>二</q><strong><q data-id='x3' "
    "data-speaker='丙'>三</q></strong></p>",
}
SPLIT = "<p>“水位稳定，”张伟说，“请大家放心。”</p><p>李娜说：“好。”</p>"


@pytest.fixture
def editor_of(page: Page) -> Callable[[str], Locator]:
    """Open the editor with a stored body; its text."""

    def open_with(html: str) -> Locator:
        store(PICTURE)
        editor_page.stored["body"] = parse(html).body
        page.goto("/story/")
        text = page.get_by_role("textbox", name=word("body"))
        expect(text).to_be_visible()
        return text

    return open_with


@pytest.fixture
def photographer() -> User:
    """Somebody who may bring in pictures."""
    user = User.objects.create_user("P1", name="摄影记者")
    user.user_permissions.add(Permission.objects.get(codename="add_image"))
    return user


def save(page: Page) -> str:
    """Save the form; the body that is stored afterwards."""
    page.get_by_role("button", name="存稿").click()
    page.wait_for_url("**/story/?saved")
    return editor_page.stored["body"]


def written(text: Locator) -> str:
    """The body as the editor itself writes it."""
    html: str = text.evaluate("e => e.editor.isEmpty ? '' : e.editor.getHTML()")
    return html


def rest(page: Page) -> None:
    """As long as a hand needs: the editor moves its focus in the next frame."""
    frames = "r => requestAnimationFrame(() => requestAnimationFrame(r))"
    page.evaluate(f"new Promise({frames})")


def select(text: Locator, words: str, *, until: str | None = None) -> None:
    """Select `words`, or from the beginning of them to the end of `until`."""
    text.evaluate(
        """(element, [first, last]) => {
            const { editor } = element
            const find = (words) => {
                let found
                editor.state.doc.descendants((node, at) => {
                    const inside = node.isTextblock
                        ? node.textContent.indexOf(words) : -1
                    if (inside >= 0 && !found)
                        found = [at + 1 + inside, at + 1 + inside + words.length]
                })
                return found
            }
            editor.chain().focus()
                .setTextSelection({ from: find(first)[0], to: find(last)[1] }).run()
        }""",
        [words, until or words],
    )
    rest(text.page)


def unnamed(body: str) -> str:
    """The body with its ids left out."""
    return re.sub(r' data-id="[a-z0-9]{8}"', "", body)


def ids(body: str) -> list[str]:
    """The minted ids in order."""
    return re.findall(r'data-id="([a-z0-9]{8})"', body)


def mark_quote(page: Page, speaker: str, role: str = "") -> None:
    """Answer the dialog for the words that are selected."""
    page.get_by_role("button", name=word("quote")).click()
    page.get_by_label(word("speaker"), exact=True).fill(speaker)
    page.get_by_label(word("role"), exact=True).fill(role)
    page.get_by_role("button", name=word("save")).click()


@pytest.mark.parametrize("name", BODIES)
def test_a_body_opened_and_saved_is_the_same_to_the_byte(
    page: Page, editor_of: Callable[[str], Locator], name: str
) -> None:
    before = parse(BODIES[name]).body
    assert save(editor_of(BODIES[name]).page) == before

    text = editor_of(BODIES[name])
    assert written(text) == before
    text.evaluate("e => e.editor.chain().focus('start').insertContent('字').run()")
    rest(page)
    assert page.locator("textarea").input_value() != before
    page.keyboard.press("ControlOrMeta+z")
    assert save(page) == before


def test_what_is_typed_stays_what_was_typed(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    editor_of("").focus()
    page.keyboard.type('1. "a" -- **b** https://example.com # ')
    assert save(page) == '<p>1. "a" -- **b** https://example.com #</p>'


def test_a_quote_split_by_its_attribution_is_one_quote_without_the_marks(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    select(editor_of(SPLIT), "“水位", until="放心。”")
    mark_quote(page, "张伟", "局长")
    body = save(page)
    assert unnamed(body) == (
        '<p>“<q data-speaker="张伟" data-role="局长">水位稳定，</q>”张伟说，'
        '“<q data-speaker="张伟" data-role="局长">请大家放心。</q>”</p>'
        "<p>李娜说：“好。”</p>"
    )
    assert len(set(ids(body))) == 1
    assert [quote.text for quote in parse(body).quotes] == ["水位稳定，\n请大家放心。"]


def test_a_quote_over_two_paragraphs_has_one_id(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    select(editor_of("<p>“第一段。</p><p>　“第二段。”</p>"), "“第一", until="段。”")
    mark_quote(page, "张伟")
    body = save(page)
    assert unnamed(body) == (
        '<p>“<q data-speaker="张伟">第一段。</q></p>'
        '<p>　“<q data-speaker="张伟">第二段。</q>”</p>'
    )
    assert len(set(ids(body))) == 1


def test_the_words_around_the_cursor_are_marked_by_keyboard_alone(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    text = editor_of("<p>他说，“好。”</p>")
    text.focus()
    rest(page)
    page.keyboard.press("End")
    rest(page)
    page.keyboard.press("ArrowLeft")
    rest(page)
    page.keyboard.press("ControlOrMeta+Shift+Q")
    expect(page.get_by_label(word("speaker"), exact=True)).to_be_focused()
    page.keyboard.type("张伟")
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    assert unnamed(save(page)) == ('<p>他说，“<q data-speaker="张伟">好。</q>”</p>')


def test_a_speaker_already_in_the_text_is_suggested_with_the_position(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    select(editor_of(BODIES["quote split"] + "<p>“再会。”</p>"), "再会。")
    page.get_by_role("button", name=word("quote")).click()
    speaker = page.get_by_label(word("speaker"), exact=True)
    offered = speaker.evaluate("i => Array.from(i.list.options, (o) => o.value)")
    assert offered == ["张伟"]
    speaker.fill("张伟")
    page.get_by_label(word("role"), exact=True).focus()
    expect(page.get_by_label(word("role"), exact=True)).to_have_value("局长")


def test_a_second_part_can_continue_the_quote_before_it(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    select(editor_of(BODIES["quote split"] + "<p>“再会。”</p>"), "再会。")
    page.get_by_role("button", name=word("quote")).click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name=word("save")).click()
    (quote,) = parse(save(page)).quotes
    assert quote.text == "稳定，\n请放心。\n再会。"


def test_a_new_speaker_counts_for_every_part_of_the_quote(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    select(editor_of(BODIES["quote split"]), "放心")
    page.get_by_role("button", name=word("quote")).click()
    expect(page.get_by_label(word("speaker"), exact=True)).to_have_value("张伟")
    page.get_by_label(word("speaker"), exact=True).fill("李娜")
    page.get_by_role("button", name=word("save")).click()
    (quote,) = parse(save(page)).quotes
    assert (quote.id, quote.speaker, quote.role) == ("q1", "李娜", "局长")


def test_a_quote_can_be_unmarked_and_its_words_stay(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    select(editor_of(BODIES["quote split"]), "放心")
    page.get_by_role("button", name=word("quote")).click()
    page.get_by_role("button", name=word("unmark_quote")).click()
    assert save(page) == "<p>“稳定，”张伟说，“请放心。”</p>"


def test_marking_nothing_says_what_to_do(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    editor_of("<p>无人说话。</p>").focus()
    page.get_by_role("button", name=word("quote")).click()
    expect(page.get_by_role("status")).to_have_text(word("select_quote_first"))
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_words_typed_with_an_input_method_over_a_quote_stay_in_the_quote(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    select(editor_of(BODIES["quote without speaker"]), "不知是谁", until="的")
    method = page.context.new_cdp_session(page)
    for typed in ("h", "hao"):
        at = {"selectionStart": len(typed), "selectionEnd": len(typed)}
        method.send("Input.imeSetComposition", {"text": typed, **at})
    method.send("Input.insertText", {"text": "好"})
    rest(page)
    assert save(page) == '<p>“<q data-id="q3">好</q>”</p>'


def test_pasted_text_gets_new_ids_and_leaves_its_markup_behind(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    text = editor_of(BODIES["quote split"])
    text.evaluate(
        "(e, html) => e.editor.view.pasteHTML(html)",
        "<b style='font-weight:normal' id='docs-internal-guid-1'>"
        "<h2 data-id='a1' style='color:red'>题</h2><p style='margin:0' onclick='x'>"
        "“<q data-id='q1' data-speaker='张伟'>一</q>”他说“<q data-id='q1' "
        "data-speaker='张伟'>二</q>”</p><script>alert(1)</script>"
        "<style>p{color:red}</style><img src='x' onerror='alert(1)'><p>末</p></b>",
    )
    body = save(page)
    heading, first, second = ids(body)
    assert first == second
    assert heading != first
    assert unnamed(body).startswith(
        '<h2>题</h2><p>“<q data-speaker="张伟">一</q>”他说'
        '“<q data-speaker="张伟">二</q>”</p><p>末'
    )
    assert body.count('data-id="q1"') == 2


def test_every_subhead_has_an_id_of_its_own(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    select(editor_of("<p>前半后半</p>"), "前半")
    page.get_by_role("button", name=word("heading")).click()
    rest(page)
    page.keyboard.press("ArrowRight")
    rest(page)
    page.keyboard.press("Enter")
    body = save(page)
    assert unnamed(body) == "<h2>前半</h2><h2>后半</h2>"
    assert len(set(ids(body))) == 2


def test_a_link_goes_to_an_address_of_the_web_only(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    select(editor_of("<p>见公告。</p>"), "公告")
    page.get_by_role("button", name=word("link")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(word("address")).fill("javascript:alert(1)")
    dialog.get_by_role("button", name=word("save")).click()
    expect(dialog).to_be_visible()
    dialog.get_by_label(word("address")).fill("example.com/a")
    dialog.get_by_role("button", name=word("save")).click()
    assert save(page) == (
        '<p>见<a href="https://example.com/a" rel="noopener">公告</a>。</p>'
    )


def test_a_picture_is_inserted_changed_and_removed(
    page: Page,
    editor_of: Callable[[str], Locator],
    login: Callable[[Page, User], Page],
    photographer: User,
    watch: Watch,
) -> None:
    login(page, photographer)
    text = editor_of("<p>图前。</p><p>图后。</p>")
    text.focus()
    page.keyboard.press("ControlOrMeta+Home")
    page.get_by_role("button", name=word("insert_picture")).click()
    dialog = page.get_by_role("dialog")
    file = dialog.get_by_label(word("picture_file"))
    watch.expect("400")
    file.set_input_files(
        {"name": "图.png", "mimeType": "image/png", "buffer": b"not a picture"}
    )
    expect(dialog.get_by_role("status")).to_contain_text("JPEG")
    file.set_input_files(
        {"name": "图.txt", "mimeType": "text/plain", "buffer": png("steelblue")}
    )
    expect(dialog.locator(".body-dialog__picture")).to_have_attribute(
        "src", re.compile(PICTURE.sha256)
    )
    dialog.get_by_role("button", name=word("insert")).click()
    expect(dialog).to_be_visible()
    dialog.get_by_label(word("alt")).fill("蓝色")
    dialog.get_by_label(word("credit")).fill("林舟")
    dialog.get_by_role("button", name=word("insert")).click()
    page.get_by_role("button", name=word("edit_picture")).click()
    dialog.get_by_label(word("caption")).fill("图注")
    dialog.get_by_role("button", name=word("save")).click()
    folder = PICTURE.sha256[:2]
    assert save(page) == (
        f'<p>图前。</p><figure data-image="{PICTURE.sha256}" data-credit="林舟">'
        f'<img src="/media/pictures/{folder}/{PICTURE.sha256}.webp" alt="蓝色">'
        "<figcaption>图注</figcaption></figure><p>图后。</p>"
    )

    page.get_by_role("button", name=word("remove_picture")).click()
    assert save(page) == "<p>图前。</p><p>图后。</p>"


def test_one_of_the_latest_pictures_is_chosen_again(
    page: Page,
    editor_of: Callable[[str], Locator],
    login: Callable[[Page, User], Page],
    photographer: User,
) -> None:
    keep(ContentFile(png("steelblue"), "河.png"), by=photographer)
    login(page, photographer)
    editor_of("<p>文。</p>")
    page.get_by_role("button", name=word("insert_picture")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text(word("latest_pictures")).click()
    dialog.get_by_role("button", name="河.png").click()
    dialog.get_by_label(word("alt")).fill("河")
    dialog.get_by_role("button", name=word("insert")).click()
    assert [figure.image for figure in parse(save(page)).figures] == [PICTURE.sha256]


def test_length_and_quotes_stand_under_the_text_and_lead_to_their_place(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    text = editor_of(BODIES["quote split"] + BODIES["quote without speaker"])
    count = parse(editor_page.stored["body"]).length
    expect(page.get_by_text(word("length") % {"count": count})).to_be_visible()
    expect(page.get_by_text(word("quotes") % {"count": 2})).to_be_visible()
    page.get_by_role("button", name=word("no_speaker")).click()
    page.keyboard.type("改")
    expect(text).to_contain_text("“改”")
    expect(page.get_by_text(word("length") % {"count": count - 5})).to_be_visible()


def test_an_address_with_an_id_opens_the_text_at_that_place(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    text = editor_of("<p>长。</p>" * 60 + BODIES["subheads"] + BODIES["quote split"])
    for ident, words in (("b2", "二、经过"), ("q1", "稳定，")):
        page.goto("about:blank")
        page.goto(f"/story/#body-{ident}")
        expect(text).to_be_focused()
        assert page.evaluate("getSelection().toString()") == words
        expect(page.locator(f"[data-id={ident}]").first).to_be_in_viewport()


def test_the_toolbar_is_one_stop_of_the_tab_key_with_arrows_inside(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    text = editor_of("<p>文。</p>")
    text.focus()
    page.keyboard.press("Alt+F10")
    expect(page.get_by_role("button", name=word("heading"))).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name=word("redo"))).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    assert unnamed(save(page)) == "<h2>文。</h2>"


def test_the_label_of_the_field_leads_into_the_text(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    text = editor_of("<p>文。</p>")
    page.get_by_text("正文", exact=False).first.click()
    expect(text).to_be_focused()


def test_the_editor_and_its_dialogs_are_accessible(
    any_screen: Page, axe: Callable[[Page], str]
) -> None:
    page = any_screen
    store(PICTURE)
    editor_page.stored["body"] = parse("".join(BODIES.values())).body
    page.goto("/story/")
    expect(page.get_by_role("toolbar")).to_be_visible()
    assert axe(page) == ""
    select(page.get_by_role("textbox", name=word("body")), "放心")
    page.get_by_role("button", name=word("quote")).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert axe(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") is True


SPOKEN = {
    "好": ["好"],
    "“好”": ["好"],
    "　“好。” ": ["好。"],
    "“甲，”他说，“乙。”": ["甲，", "乙。"],
    "甲，”他说，“乙。": ["甲，", "乙。"],
    "“甲，”他说。": ["甲，"],
    "他说：“好。”": ["好。"],
    "我们支持“双碳”目标": ["我们支持“双碳”目标"],
    "我们支持“双碳”": ["我们支持“双碳”"],
    "“外“内”外”": ["外“内”外"],
    "「好」": ["好"],
    '"好"他说"再见"': ["好", "再见"],
    "“没有说完": ["没有说完"],
    "“第一行\n第二行”": ["第一行\n第二行"],
    "“”": [],
    "　": [],
}


def test_the_quotation_marks_around_spoken_words_stay_outside(
    page: Page, editor_of: Callable[[str], Locator]
) -> None:
    editor_of("")
    found = page.evaluate(
        """async (texts) => {
            const { spokenParts } = await import("articles/editor/quotation")
            const words = (text) => spokenParts(text).map(([a, b]) => text.slice(a, b))
            return texts.map(words)
        }""",
        list(SPOKEN),
    )
    assert dict(zip(SPOKEN, found, strict=True)) == SPOKEN
