"""Hostile sizes: up to two million characters, ten thousand tags inside one another.

Seconds are of processor time, several times what was measured on a slow machine;
anything quadratic takes minutes here.
"""

from __future__ import annotations

import time

import pytest

from articles.document import canonical, parse

SIZE = 2_000_000
ENOUGH = 400_000  # for a quadratic reading to take minutes


@pytest.mark.parametrize(
    "unit",
    ["<div>", "<ul><li>", "<b><p>", "<q>", "<svg>", "<!--", "<![CDATA[", "<a ", "</a",
     '<a b="', "<a b='\"", "&", "&#9", "<figure>", "<script>", "\x00", "\ud800"],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", ">"])
def test_nonsense_is_read_in_linear_time(unit: str, end: str) -> None:
    html = (unit * (ENOUGH // len(unit) + 1))[:ENOUGH] + end
    began = time.process_time()
    parse(html)
    assert time.process_time() - began < 5


def test_a_story_of_two_megabytes_is_read_quickly() -> None:
    paragraph = (
        f"<p>　　{'甲乙丙，' * 60}“<q data-speaker='张三'>{'话' * 60}</q>”。</p>"
    )
    began = time.process_time()
    document = parse(paragraph * (SIZE // len(paragraph)))
    assert time.process_time() - began < 4
    assert len(document.quotes) == SIZE // len(paragraph)


@pytest.mark.parametrize("tag", ["div", "blockquote", "strong", "q", "ul><li", "a"])
def test_ten_thousand_nested_tags_do_not_exhaust_the_stack(tag: str) -> None:
    outer = tag.partition(">")[0]
    document = parse(f"<{tag}>" * 10_000 + "甲" + f"</{outer}>" * 10_000)
    assert document.text == "甲"
    assert parse(document.body).body == document.body
    assert canonical(document.body)
