"""The article as it is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from articles.document import Content, Credit, Picture, image_url, parse
from articles.rendering import head_data, render_article
from tests.articles.document.contents import FULL
from tests.articles.document.strategies import OTHER_SHA, SHA, nasty_html

CHINA = timezone(timedelta(hours=8))
NOON = datetime(2025, 10, 6, 12, 0, 30, tzinfo=CHINA)

PLAIN = Content(
    headline="题",
    kicker="",
    subtitle="",
    byline=(),
    dateline="",
    source="",
    original_title="",
    original_author="",
    editors=(),
    channel="local",
    channel_name="本地",
    notice="",
    body="<p>正文</p>",
    lead=None,
)


def body_of(content: Content) -> str:
    html = render_article(content, published_at=None)
    return html.partition('<div class="body">')[2].partition("</div>")[0]


def test_a_reader_gets_every_field_in_its_place() -> None:
    assert render_article(FULL, published_at=NOON) == (
        '<article class="story" lang="zh-Hans"><header>'
        '<p class="kicker">乡村</p><h1>青河镇秋收</h1>'
        '<p class="subtitle">记一个小镇</p><p class="byline">'
        '<span class="source">来源：青河日报</span> '
        '<span class="reporters">记者：姜一</span> '
        '<span class="translators">译者：何二</span> '
        '<time datetime="2025-10-06T12:00:30+08:00">2025-10-06 12:00</time>'
        '</p></header><p class="notice">更正：数字有误。</p>'
        f'<figure class="lead" data-crop="16:9"><img src="{image_url(SHA)}" '
        'alt="稻田"><figcaption>丰收在望 <span class="credit">孙七 摄</span>'
        '</figcaption></figure><div class="body">'
        '<p>　　本报讯（记者姜一）面积不大，<q id="q-1">先说</q>，又<q>再说</q>，'
        '<a href="https://a.example/" rel="noopener">链接</a> 和 '
        '<q id="q-2">旁人</q>。</p><h2 id="s-1">小标题</h2>'
        f'<figure><img src="{image_url(OTHER_SHA)}" alt="田间"><figcaption>秋收 '
        '<span class="credit">王五 摄</span></figcaption></figure>'
        "<ul><li><p>一</p></li><li><p>二</p></li></ul></div><footer>"
        '<p class="original-title">原标题：秋天</p>'
        '<p class="original-author">原作者：赵六</p>'
        '<p class="editors">（责编：王震、陈键）</p></footer></article>'
    )


def test_what_is_empty_is_not_printed() -> None:
    assert render_article(PLAIN, published_at=None) == (
        '<article class="story" lang="zh-Hans"><header><h1>题</h1></header>'
        '<div class="body"><p>正文</p></div></article>'
    )


def test_a_preview_prints_no_time() -> None:
    assert "<time" not in render_article(FULL, published_at=None)


def test_two_reporters_stand_in_the_dateline_with_a_space() -> None:
    byline = (Credit("reporter", "姜微"), Credit("reporter", "何欣荣"))
    content = replace(PLAIN, dateline="本报讯", byline=byline)
    assert body_of(content) == "<p>本报讯（记者姜微 何欣荣）正文</p>"


def test_a_dateline_that_names_its_reporter_is_printed_as_it_is() -> None:
    content = replace(
        PLAIN,
        dateline="新华社济南3月30日电（记者叶婧）",
        byline=(Credit("reporter", "叶婧"),),
    )
    assert body_of(content) == "<p>新华社济南3月30日电（记者叶婧）正文</p>"


def test_a_text_that_opens_with_a_subhead_gets_a_paragraph_for_the_dateline() -> None:
    content = replace(PLAIN, dateline="本报讯", body="<h2>甲</h2><p>乙</p>")
    assert body_of(content) == '<p>本报讯</p><h2 id="s-1">甲</h2><p>乙</p>'


def test_the_dateline_goes_after_a_picture_at_the_top() -> None:
    figure = f'<figure data-image="{SHA}"></figure>'
    content = replace(PLAIN, dateline="本报讯", body=f"{figure}<p>乙</p>")
    assert body_of(content).endswith("</figure><p>本报讯乙</p>")


def test_an_empty_text_still_prints_its_dateline() -> None:
    assert body_of(replace(PLAIN, dateline="本报讯", body="")) == "<p>本报讯</p>"


def test_the_head_says_the_title_and_the_first_hundred_and_ten_characters() -> None:
    content = replace(PLAIN, body=f"<p>　　甲</p><p>{'乙' * 200}</p>")
    assert head_data(content) == {
        "title": "题",
        "kicker": "",
        "description": "甲 " + "乙" * 107 + "…",
        "picture": "",
    }


def test_a_list_of_stories_knows_kicker_and_lead_picture() -> None:
    lead = Picture(SHA, crop="", alt="", caption="", credit="")
    head = head_data(replace(PLAIN, kicker="民生", lead=lead))
    assert (head["kicker"], head["picture"]) == ("民生", image_url(SHA))


@given(st.text() | nasty_html)
def test_markup_in_a_field_is_printed_as_text(value: str) -> None:
    lead = Picture(SHA, crop=value, alt=value, caption=value, credit=value)
    content = replace(
        FULL, headline=value, source=value, dateline=value, notice=value, lead=lead,
        byline=(Credit("reporter", value),), editors=(value,), body="<p>甲</p>",
    )  # fmt: skip
    html = render_article(content, published_at=datetime(2025, 1, 1, tzinfo=UTC))
    assert "<script" not in html
    assert html.count("<img") == 1
    assert html.encode().decode() == html


@given(nasty_html)
def test_minted_ids_leave_the_page_as_it_is(html: str) -> None:
    raw = replace(FULL, body=html)
    saved = replace(FULL, body=parse(html).body)
    assert render_article(saved, published_at=NOON) == render_article(
        raw, published_at=NOON
    )
