"""The digest changes with what a reader sees, and with nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.document import Content, Credit, Picture, canonical, digest, parse
from tests.articles.document.contents import BODY, FULL
from tests.articles.document.strategies import OTHER_SHA, SHA, nasty_html

LINES = [f.name for f in fields(Content) if isinstance(getattr(FULL, f.name), str)]
LINES.remove("body")

_lines = st.text(max_size=8) | st.sampled_from(
    ["\u3000", "\ud800", "\x00", " a ", "甲"]
)
_credits = st.builds(Credit, st.sampled_from(["reporter", "translator"]), _lines)
_pictures = st.builds(Picture, st.just(SHA), _lines, _lines, _lines, _lines)
contents = st.builds(
    Content,
    **dict.fromkeys(LINES, _lines),
    byline=st.lists(_credits, max_size=3).map(tuple),
    editors=st.lists(_lines, max_size=3).map(tuple),
    body=nasty_html,
    lead=st.none() | _pictures,
)


@given(contents)
def test_every_content_has_a_digest_and_goes_through_json_unchanged(
    content: Content,
) -> None:
    again = Content.from_json(json.loads(json.dumps(content.to_json())))
    assert again == content
    assert digest(again) == digest(content)
    assert digest(replace(content, body=parse(content.body).body)) == digest(content)


def test_the_digest_of_one_content_is_known() -> None:
    """A change here makes every stored approval worthless: raise SCHEMA with it."""
    assert digest(FULL) == (
        "66c7782fe9d289e495006982683a11db9f792bb78d149ae13cde25cb51cb2209"
    )


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize(
    "change",
    [
        lambda line: line[:0],
        lambda line: line + "。",
        lambda line: line[1:],
        lambda line: line + "\u3000",
        lambda line: line[0] + " " + line[1:],
    ],
    ids=["emptied", "longer", "shorter", "padded", "spaced"],
)
def test_a_changed_line_changes_the_digest(
    name: str, change: Callable[[str], str]
) -> None:
    changes: dict[str, Any] = {name: change(getattr(FULL, name))}
    assert digest(replace(FULL, **changes)) != digest(FULL)


@pytest.mark.parametrize("name", LINES)
def test_reflowed_lines_are_the_same_content(name: str) -> None:
    spaced: dict[str, Any] = {name: "甲 乙"}
    reflowed: dict[str, Any] = {name: "\n 甲 \t\r\n乙\f"}
    wide: dict[str, Any] = {name: "甲\u3000乙"}
    assert digest(replace(FULL, **reflowed)) == digest(replace(FULL, **spaced))
    assert digest(replace(FULL, **wide)) != digest(replace(FULL, **spaced))


@pytest.mark.parametrize(
    "change",
    [
        {"byline": ()},
        {"byline": (FULL.byline[1], FULL.byline[0])},
        {"byline": (Credit("translator", "姜一"), FULL.byline[1])},
        {"byline": (Credit("reporter", "姜"), FULL.byline[1])},
        {"editors": ("陈键", "王震")},
        {"editors": ("王震、陈键",)},
        {"lead": None},
        {"lead": Picture(OTHER_SHA, "16:9", "稻田", "丰收在望", "孙七 摄")},
        {"lead": Picture(SHA, "1:1", "稻田", "丰收在望", "孙七 摄")},
        {"lead": Picture(SHA, "16:9", "稻", "丰收在望", "孙七 摄")},
        {"lead": Picture(SHA, "16:9", "稻田", "丰收", "孙七 摄")},
        {"lead": Picture(SHA, "16:9", "稻田", "丰收在望", "孙七")},
        {"headline": "乡村", "kicker": "青河镇秋收"},
    ],
)
def test_changed_names_and_pictures_change_the_digest(change: dict[str, Any]) -> None:
    assert digest(replace(FULL, **change)) != digest(FULL)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("面积", "面 积"),
        ("　　面积", "  面积"),
        ("　　面积", "\u00a0\u00a0面积"),
        ("小标题", "小 标题"),
        ("<p>　　面积不大", "<p>　　面积</p><p>不大"),
        ("不大", "<strong>不大</strong>"),
        ("不大", "<em>不大</em>"),
        ("，又", "<br>，又"),
        ("不大", "不大".replace("大", "⼤")),
        ('data-speaker="张三"', 'data-speaker="张四"'),
        ('data-role="镇长"', 'data-role="副镇长"'),
        ('data-role="镇长"', ""),
        ('<q data-id="a">再说', '<q data-id="c">再说'),
        ("，<q data-id", "<q data-id"),
        (OTHER_SHA, SHA),
        ("王五 摄", "王五"),
        ("田间", "地头"),
        ("秋收", "春耕"),
        ("https://a.example/", "https://b.example/"),
        ("<ul>", "<ol>"),
        ("</p></li><li><p>", "</p><p>"),
        ("<h2", "<p></p><p"),
    ],
)
def test_a_change_in_the_body_changes_the_digest(before: str, after: str) -> None:
    assert before in BODY
    changed = BODY.replace(before, after, 1)
    assert digest(replace(FULL, body=changed)) != digest(FULL)


@given(st.integers(0, len(parse(BODY).text) - 1), st.characters(codec="utf-8"))
def test_any_other_character_in_the_text_changes_the_canonical_form(
    at: int, character: str
) -> None:
    text = parse(BODY).text
    other = text[:at] + character + text[at + 1 :]
    before, after = (_paragraphs(lines) for lines in (text, other))
    same = parse(before).text == parse(after).text
    assert (canonical(before) == canonical(after)) is same


def _paragraphs(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{line}</p>" for line in escaped.split("\n"))


@pytest.mark.parametrize(
    "same",
    [
        BODY.replace('data-id="a"', 'data-id="zz"'),
        BODY.replace(' data-id="s"', ""),
        BODY.replace("<p>　　", "\n<p class='x'>\n　　"),
        BODY.replace("链接</a> 和", "链接</a>\r\n\t和"),
        BODY.replace(
            'data-speaker="张三" data-role="镇长"', "data-role='镇长' data-speaker=张三"
        ),
        BODY.replace("<img", '<img src="/elsewhere.webp"'),
        BODY.replace("</ul>", "<li> </li></ul><p> </p>"),
        parse(BODY).body,
    ],
)
def test_what_no_reader_sees_leaves_the_digest(same: str) -> None:
    assert same != BODY
    assert digest(replace(FULL, body=same)) == digest(FULL)


def test_a_content_with_a_field_missing_or_unknown_is_refused() -> None:
    data = FULL.to_json()
    with pytest.raises(TypeError, match="colour"):
        Content.from_json({**data, "colour": "red"})
    del data["notice"]
    with pytest.raises(KeyError, match="notice"):
        Content.from_json(data)
