"""Untrusted HTML to blocks: what the vocabulary does not know does not get in.

Paragraphs, subheads, lists of paragraphs, blockquotes, figures; strong, em, br, a,
q. An unknown tag is unwrapped and its text kept. Every block boundary ends every
inline mark, so an unclosed one reaches to the end of its paragraph at most.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from articles.document.blocks import (
    Block,
    FigureBlock,
    Holder,
    HolderKind,
    Line,
    QuoteMark,
)
from articles.document.characters import single_line
from articles.document.gate import link
from articles.document.line import LineBuilder
from articles.document.tokens import Token, attributes, tokens

HOLDERS: dict[str, HolderKind] = {"ul": "ul", "ol": "ol", "blockquote": "blockquote"}

# Unknown elements that stand on lines of their own: each ends the paragraph.
_BREAKS = frozenset({
    "address", "article", "aside", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "footer", "form", "h1", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "option", "p", "pre", "search", "section", "select", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr",
})  # fmt: skip
_FIGURE_ENDS = frozenset({"h2", "figure", *HOLDERS})

_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def read(html: str) -> tuple[Block, ...]:
    """The blocks of `html`; linear in its length, never raises."""
    reader = _Reader()
    for token in tokens(html):
        reader.take(token)
    return reader.finish()


class _Reader:
    """The blocks read so far, the open line, holder and figure."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._line = LineBuilder()
        self._kind: Literal["p", "h2"] = "p"
        self._id = ""
        self._holder: Holder | None = None
        self._holders = 0
        self._depth = 0
        self._quotes = 0
        self._figure: _FigureReader | None = None

    def take(self, token: Token) -> None:
        """Read one more token."""
        if self._figure is not None and not self._leaves_figure(token):
            self._figure.take(token)
        elif token.kind == "text":
            self._line.write(token.value)
        elif token.kind == "start":
            self._start(token.name, token.value)
        else:
            self._end(token.name)

    def finish(self) -> tuple[Block, ...]:
        """Close whatever is open and give the blocks."""
        self._close_figure()
        self._flush()
        return tuple(self._blocks)

    def _start(self, name: str, raw: str) -> None:
        if name in _BREAKS:
            self._flush()
            self._next_item(name)
        elif name == "h2":
            self._open_line("h2", _valid_id(attributes(raw)))
        elif name in HOLDERS:
            self._open_holder(HOLDERS[name])
        elif name == "figure":
            self._flush()
            self._figure = _FigureReader(attributes(raw))
        elif name == "br":
            self._line.break_line(" " if self._kind == "h2" else "\n")
        else:
            self._start_inline(name, raw)

    def _start_inline(self, name: str, raw: str) -> None:
        if name == "a":
            self._line.link(link(attributes(raw).get("href", "")))
        elif name == "q":
            self._quotes += 1
            self._line.open_quote(_quote_mark(self._quotes, attributes(raw)))
        elif name in {"strong", "em"}:
            self._line.emphasise(name, 1)

    def _end(self, name: str) -> None:
        if name in _BREAKS:
            self._flush()
        elif name == "h2":
            self._open_line("p")
        elif name in HOLDERS:
            self._close_holder(HOLDERS[name])
        elif name == "br":
            self._start("br", "")
        elif name == "a":
            self._line.link("")
        elif name == "q":
            self._line.close_quote()
        elif name in {"strong", "em"}:
            self._line.emphasise(name, -1)

    def _open_line(self, kind: Literal["p", "h2"], line_id: str = "") -> None:
        self._flush()
        self._kind, self._id = kind, line_id

    def _flush(self) -> None:
        """End the open line; an empty one leaves nothing but its kind."""
        runs = self._line.finish()
        if not runs:
            return
        holder = None if self._kind == "h2" else self._holder
        self._blocks.append(Line(self._kind, runs, self._id, holder))
        self._kind, self._id = "p", ""

    def _open_holder(self, kind: HolderKind) -> None:
        self._flush()
        if self._holder is None:
            self._holders += 1
            self._holder, self._depth = Holder(kind, self._holders, 0), 1
        elif self._holder.kind == kind:
            self._depth += 1

    def _close_holder(self, kind: HolderKind) -> None:
        self._flush()
        if self._holder is None or self._holder.kind != kind:
            return
        self._depth -= 1
        if self._depth == 0:
            self._holder = None

    def _next_item(self, name: str) -> None:
        if name == "li" and self._holder and self._holder.kind != "blockquote":
            self._holder = replace(self._holder, item=self._holder.item + 1)

    def _leaves_figure(self, token: Token) -> bool:
        """Whether the open figure ends before `token`, closed or not."""
        figure = self._figure
        if figure is None or token.kind == "text":
            return False
        closes = token.kind == "end" and token.name == "figure"
        left = token.kind == "start" and token.name in _FIGURE_ENDS
        stray = token.kind == "start" and token.name == "p" and not figure.in_caption
        if closes or left or stray:
            self._close_figure()
        return closes or left or stray

    def _close_figure(self) -> None:
        if self._figure is not None:
            self._blocks.extend(self._figure.finish())
            self._figure = None


class _FigureReader:
    """The picture, alternative text and caption of the figure being read."""

    def __init__(self, given: dict[str, str]) -> None:
        self._image = given.get("data-image", "").lower()
        self._credit = single_line(given.get("data-credit", ""))
        self._alt: str | None = None
        self._caption: list[str] = []
        self.in_caption = False

    def take(self, token: Token) -> None:
        """Read one more token that lies inside the figure."""
        if token.kind == "text":
            if self.in_caption:
                self._caption.append(token.value)
        elif token.name == "figcaption":
            self.in_caption = token.kind == "start"
        elif token.name == "img" and self._alt is None:
            self._alt = single_line(attributes(token.value).get("alt", ""))
        elif token.name == "br" or token.name in _BREAKS:
            self._caption.append(" ")

    def finish(self) -> list[Block]:
        """The figure, or nothing when it names no stored picture."""
        if not _SHA256.fullmatch(self._image):
            return []
        caption = single_line("".join(self._caption))
        return [FigureBlock(self._image, self._alt or "", caption, self._credit)]


def _valid_id(given: dict[str, str]) -> str:
    value = given.get("data-id", "")
    return value if _ID.fullmatch(value) else ""


def _quote_mark(serial: int, given: dict[str, str]) -> QuoteMark:
    speaker = single_line(given.get("data-speaker", ""))
    role = single_line(given.get("data-role", ""))
    return QuoteMark(serial, _valid_id(given), speaker, role)
