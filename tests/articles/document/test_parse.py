"""What a body becomes: its sections, quotes and figures."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from articles.document import Figure, Quote, Section, image_url, parse, sanitise
from tests.articles.document.strategies import SHA


def minted() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def test_the_lead_is_a_section_without_id_or_heading() -> None:
    document = parse('<p>导语</p><h2 data-id="a">小标题</h2><p>一</p><p>二</p>')
    assert document.sections == (
        Section("", "", 0, "导语"),
        Section("a", "小标题", 1, "一\n二"),
    )
    assert document.text == "导语\n小标题\n一\n二"


def test_a_text_that_opens_with_a_subhead_has_no_lead() -> None:
    document = parse('<h2 data-id="a">小标题</h2><p>一</p>')
    assert document.sections == (Section("a", "小标题", 0, "一"),)


def test_an_empty_body_has_no_sections() -> None:
    document = parse(" <p> </p><h2></h2><p>&nbsp;<br></p> ")
    assert document.body == ""
    assert document.sections == ()
    assert document.length == 0


def test_the_length_counts_no_white_space() -> None:
    assert parse("<p>　　甲乙 a\u00a0b</p><p>丙</p>").length == 5


def test_missing_ids_are_minted_in_order() -> None:
    document = parse("<h2>甲</h2><p><q>话</q></p><h2>乙</h2>", mint=minted())
    assert [section.id for section in document.sections] == ["new-2", "new-3"]
    assert [quote.id for quote in document.quotes] == ["new-1"]


def test_the_second_subhead_with_an_id_gets_a_new_one() -> None:
    document = parse('<h2 data-id="a">甲</h2><h2 data-id="a">乙</h2>', mint=minted())
    assert [section.id for section in document.sections] == ["a", "new-1"]


def test_an_id_that_is_taken_is_not_minted() -> None:
    ids = iter(["a", "b"])
    document = parse('<h2>甲</h2><h2 data-id="a">乙</h2>', mint=lambda: next(ids))
    assert [section.id for section in document.sections] == ["b", "a"]


def test_a_mint_that_repeats_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="Every id that was minted is already in"):
        parse("<h2>甲</h2><h2>乙</h2>", mint=lambda: "same")


def test_a_quote_split_by_its_attribution_is_one_quote() -> None:
    document = parse(
        '<h2 data-id="s">题</h2><p>“<q data-id="a" data-speaker="张三" '
        'data-role="镇长">先说。</q>”张三说，“<q data-id="a">再说。</q>”</p>'
    )
    assert document.quotes == (Quote("a", "先说。\n再说。", "张三", "镇长", "s", 0),)
    assert document.body.count('data-speaker="张三"') == 2


def test_a_quote_over_two_paragraphs_is_one_quote() -> None:
    document = parse('<p>“<q data-id="a">一</q></p><p>“<q data-id="a">二</q>”</p>')
    assert [quote.text for quote in document.quotes] == ["一\n二"]


def test_a_quote_with_strong_words_is_not_interrupted() -> None:
    document = parse(
        '<p><q data-id="a">甲</q><strong><q data-id="a">乙</q></strong></p>'
    )
    assert [quote.text for quote in document.quotes] == ["甲乙"]
    assert document.body == '<p><q data-id="a">甲<strong>乙</strong></q></p>'


def test_one_id_with_two_speakers_is_two_quotes() -> None:
    document = parse(
        '<p><q data-id="a" data-speaker="张三">一</q>，'
        '<q data-id="a" data-speaker="李四">二</q>，'
        '<q data-id="a" data-speaker="张三">三</q>，'
        '<q data-id="a" data-speaker="李四">四</q></p>',
        mint=minted(),
    )
    assert [(q.id, q.text, q.speaker) for q in document.quotes] == [
        ("a", "一\n三", "张三"),
        ("new-1", "二\n四", "李四"),
    ]


def test_a_quote_inside_a_quote_belongs_to_the_outer() -> None:
    document = parse('<p><q data-id="a">甲<q data-id="b">乙</q>丙</q>丁</p>')
    assert [(q.id, q.text) for q in document.quotes] == [("a", "甲乙丙")]


def test_an_empty_quote_is_unwrapped() -> None:
    assert sanitise('<p>甲<q data-id="a"> </q>乙<q></q></p>') == "<p>甲 乙</p>"


def test_a_figure_is_its_picture_text_and_credit() -> None:
    document = parse(
        f'<figure data-credit="李四 摄" data-image="{SHA}" class="x">'
        '<img alt="秋收" src="https://evil.example/x"><figcaption>田间<br>'
        "<strong>地头</strong></figcaption></figure>"
    )
    assert document.figures == (Figure(SHA, "秋收", "田间 地头", "李四 摄", 0),)
    assert document.body == (
        f'<figure data-image="{SHA}" data-credit="李四 摄">'
        f'<img src="{image_url(SHA)}" alt="秋收">'
        "<figcaption>田间 地头</figcaption></figure>"
    )
    assert image_url(SHA) == f"/media/pictures/ab/{SHA}.webp"


@pytest.mark.parametrize("image", ["", 'data-image="../x"', 'data-image="abc"'])
def test_a_figure_without_a_stored_picture_is_dropped(image: str) -> None:
    html = f'<figure {image}><img src="x"><figcaption>字</figcaption></figure><p>甲</p>'
    assert sanitise(html) == "<p>甲</p>"


def test_an_unclosed_figure_ends_at_the_next_paragraph() -> None:
    assert sanitise(f'<figure data-image="{SHA}"><p>甲</p>').endswith("<p>甲</p>")


def test_a_nested_list_is_read_as_one_list() -> None:
    assert sanitise("<ul><li>甲<ol><li>乙</li></ol></li><li><p>丙<p>丁</ul>戊") == (
        "<ul><li><p>甲</p></li><li><p>乙</p></li><li><p>丙</p><p>丁</p></li></ul>"
        "<p>戊</p>"
    )


def test_two_lists_stay_two() -> None:
    html = "<ol><li><p>甲</p></li></ol><ol><li><p>乙</p></li></ol>"
    assert sanitise(html) == html


def test_unknown_markup_leaves_its_text() -> None:
    html = "<h1>题</h1><div>甲<i class=x>乙</i></div><table><tr><td>丙<td>丁</table>"
    assert sanitise(html) == "<p>题</p><p>甲乙</p><p>丙</p><p>丁</p>"


def test_scripts_and_styles_leave_nothing() -> None:
    html = "<style>p{}</style><p>甲<script>alert('</p>')</SCRIPT >乙</p><!-- 丙 -->"
    assert sanitise(html) == "<p>甲乙</p>"


def test_a_link_keeps_its_address_only() -> None:
    assert sanitise(
        '<p><a target=_blank href=" https://a.example/?b=1&section=2 ">甲</a></p>'
    ) == ('<p><a href="https://a.example/?b=1&amp;section=2" rel="noopener">甲</a></p>')


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "java&#10;script:alert(1)",
        "data:text/html,x",
        "//example.org/",
        "/admin/logout/",
        "http://[",
        "vbscript:x",
        "https:",
    ],
)
def test_a_link_elsewhere_is_unwrapped(href: str) -> None:
    assert sanitise(f'<p><a href="{href}">甲</a></p>') == "<p>甲</p>"


def test_collapsible_white_space_folds_and_wide_spaces_stay() -> None:
    assert sanitise("<p>\n　　甲 \t <em> 乙</em>\u00a0\u00a0丙 <br> 丁 <br> </p>") == (
        "<p>　　甲 <em>乙</em>&nbsp;&nbsp;丙<br>丁</p>"
    )


def test_escaped_markup_stays_text() -> None:
    html = "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; a &lt; b</p>"
    assert sanitise(html) == html
    assert parse(html).text == "<script>alert(1)</script> &amp; a < b"
