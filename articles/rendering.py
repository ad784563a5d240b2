"""An article as readers get it: content in, one `<article>` out. Pure.

A publication keeps this HTML, so it may depend on nothing but the content and the
time it went out: no ids, no language of the person who signs, no clock. Its words
are Chinese because the page they are printed on is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal

from articles.document import Content, Picture, image_url, parse
from articles.document.blocks import Block, FigureBlock, Line, QuoteMark, Run
from articles.document.characters import escape_text, single_line
from articles.document.document import numbered
from articles.document.writer import attribute, present, write

DESCRIPTION_LENGTH = 110  # characters; search pages show no more of a Chinese text

_INDENT = "\u3000"


def render_article(content: Content, *, published_at: datetime | None) -> str:
    """The article's HTML, every value escaped, the same bytes for the same values.

    `published_at` is aware and in the time zone readers are told; None, in a preview,
    prints no time.
    """
    return "".join((
        '<article class="story" lang="zh-Hans">',
        _header(content, published_at),
        _element("p", "notice", content.notice),
        "" if content.lead is None else _lead(content.lead),
        f'<div class="body">{_body(content)}</div>',
        _footer(content),
        "</article>",
    ))  # fmt: skip


def head_data(content: Content) -> dict[str, str]:
    """What the page's head and a list of stories say: title, kicker, the text's
    first characters, and the address of the lead picture, if there is one."""
    text = " ".join(parse(content.body).text.split("\n")).strip(f" {_INDENT}")
    return {
        "title": single_line(content.headline),
        "kicker": single_line(content.kicker),
        "description": _beginning(text),
        "picture": image_url(content.lead.sha256) if content.lead else "",
    }


def _beginning(text: str) -> str:
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[: DESCRIPTION_LENGTH - 1] + "…"


def _header(content: Content, published_at: datetime | None) -> str:
    parts = (
        _element("p", "kicker", content.kicker),
        f"<h1>{escape_text(single_line(content.headline))}</h1>",
        _element("p", "subtitle", content.subtitle),
        _byline(content, published_at),
    )
    return f"<header>{''.join(parts)}</header>"


def _byline(content: Content, published_at: datetime | None) -> str:
    parts = (
        _labelled("source", "来源：", content.source),
        _labelled("reporters", "记者：", "、".join(_names(content, "reporter"))),
        _labelled("translators", "译者：", "、".join(_names(content, "translator"))),
        "" if published_at is None else _time(published_at),
    )
    shown = " ".join(part for part in parts if part)
    return f'<p class="byline">{shown}</p>' if shown else ""


def _names(content: Content, role: Literal["reporter", "translator"]) -> list[str]:
    names = [credit.name for credit in content.byline if credit.role == role]
    return _shown(names)


def _shown(names: Iterable[str]) -> list[str]:
    return [name for name in map(single_line, names) if name]


def _time(at: datetime) -> str:
    machine = attribute("datetime", at.isoformat(timespec="seconds"))
    return f"<time{machine}>{at:%Y-%m-%d %H:%M}</time>"


def _lead(picture: Picture) -> str:
    figure = FigureBlock(
        single_line(picture.sha256), picture.alt, picture.caption, picture.credit
    )
    return _figure(
        figure, ' class="lead"' + present(("data-crop", single_line(picture.crop)))
    )


def _footer(content: Content) -> str:
    editors = "、".join(_shown(content.editors))
    parts = (
        _labelled("original-title", "原标题：", content.original_title, "p"),
        _labelled("original-author", "原作者：", content.original_author, "p"),
        _element("p", "editors", f"（责编：{editors}）" if editors else ""),
    )
    shown = "".join(parts)
    return f"<footer>{shown}</footer>" if shown else ""


def _body(content: Content) -> str:
    blocks = list(numbered(content.body))
    opening = _opening(content)
    if opening:
        _open_with(blocks, opening)
    return write(blocks, _Reader())


def _opening(content: Content) -> str:
    """What stands before the first word: 本报讯（记者姜微 何欣荣）."""
    dateline = single_line(content.dateline)
    reporters = " ".join(_names(content, "reporter"))
    if not dateline or not reporters or "记者" in dateline:
        return dateline
    return f"{dateline}（记者{reporters}）"


def _open_with(blocks: list[Block], opening: str) -> None:
    """Put `opening` before the first paragraph's words, after its indentation."""
    at = next((i for i, block in enumerate(blocks) if isinstance(block, Line)), 0)
    first = blocks[at] if blocks else None
    if not isinstance(first, Line) or first.kind == "h2" or first.holder:
        blocks.insert(0, Line("p", (Run(opening),)))
        return
    words = first.runs[0].text.lstrip(_INDENT)
    indent = first.runs[0].text[: len(first.runs[0].text) - len(words)]
    rest = (replace(first.runs[0], text=words), *first.runs[1:])
    blocks[at] = replace(first, runs=(Run(indent + opening), *rest))


class _Reader:
    """The dialect of the page: anchors by order, because ids are not content."""

    def __init__(self) -> None:
        self._sections = 0
        self._quotes: set[str] = set()

    def heading(self, line: Line) -> str:
        del line
        self._sections += 1
        return attribute("id", f"s-{self._sections}")

    def quote(self, mark: QuoteMark) -> str:
        if mark.id in self._quotes:
            return ""
        self._quotes.add(mark.id)
        return attribute("id", f"q-{len(self._quotes)}")

    def figure(self, figure: FigureBlock) -> str:
        return _figure(figure, "")


def _figure(figure: FigureBlock, given: str) -> str:
    source = attribute("src", image_url(figure.image))
    alt = attribute("alt", single_line(figure.alt))
    caption = single_line(figure.caption)
    credit = _element("span", "credit", figure.credit)
    shown = _joined((escape_text(caption), credit))
    figcaption = f"<figcaption>{shown}</figcaption>" if shown else ""
    return f"<figure{given}><img{source}{alt}>{figcaption}</figure>"


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)


def _labelled(name: str, label: str, value: str, tag: str = "span") -> str:
    value = single_line(value)
    return _element(tag, name, f"{label}{value}") if value else ""


def _element(tag: str, name: str, value: str) -> str:
    """`value` in its element, nothing when it is empty."""
    value = single_line(value)
    return f'<{tag} class="{name}">{escape_text(value)}</{tag}>' if value else ""
