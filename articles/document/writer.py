"""Blocks to HTML. The text is written here; a dialect says which attributes it has."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, zip_longest
from typing import Protocol

from articles.document.blocks import (
    PLAIN,
    Block,
    FigureBlock,
    Holder,
    Line,
    Marks,
    QuoteMark,
    Run,
)
from articles.document.characters import escape_attribute, escape_text


class Dialect(Protocol):
    """Who the HTML is for: the database, the digest or a reader."""

    def heading(self, line: Line) -> str:
        """The attributes of a subhead's tag, with a space before each."""

    def quote(self, mark: QuoteMark) -> str:
        """The attributes of a quote's tag, with a space before each."""

    def figure(self, figure: FigureBlock) -> str:
        """The whole element of a figure."""


def write(blocks: Iterable[Block], dialect: Dialect) -> str:
    """`blocks` as HTML of the dialect, nothing between the elements."""
    parts: list[str] = []
    for holder, same in groupby(blocks, key=_holder_key):
        if holder is None:
            parts.extend(_block(block, dialect) for block in same)
        else:
            parts.append(_held([b for b in same if isinstance(b, Line)], dialect))
    return "".join(parts)


def attribute(name: str, value: str) -> str:
    """One attribute with a space before it."""
    return f' {name}="{escape_attribute(value)}"'


def present(*pairs: tuple[str, str]) -> str:
    """The attributes among `pairs` that have a value, in the order given."""
    return "".join(attribute(name, value) for name, value in pairs if value)


def _holder_key(block: Block) -> tuple[str, int] | None:
    if isinstance(block, FigureBlock) or block.holder is None:
        return None
    return block.holder.kind, block.holder.number


def _block(block: Block, dialect: Dialect) -> str:
    if isinstance(block, FigureBlock):
        return dialect.figure(block)
    given = dialect.heading(block) if block.kind == "h2" else ""
    return f"<{block.kind}{given}>{_runs(block.runs, dialect)}</{block.kind}>"


def _held(held: list[Line], dialect: Dialect) -> str:
    kind = held[0].holder.kind if held[0].holder else "blockquote"
    if kind == "blockquote":
        inside = "".join(_block(line, dialect) for line in held)
    else:
        inside = "".join(
            f"<li>{''.join(_block(line, dialect) for line in item)}</li>"
            for _, item in groupby(held, key=_item)
        )
    return f"<{kind}>{inside}</{kind}>"


def _item(line: Line) -> Holder | None:
    return line.holder


def _runs(runs: tuple[Run, ...], dialect: Dialect) -> str:
    """Text with its elements, quote outermost, each as long as its neighbours agree."""
    parts: list[str] = []
    last = PLAIN
    for run in runs:
        if run.marks is not last:
            keep = _kept(last, run.marks)
            parts += [f"</{name}>" for name in reversed(_names(last)[keep:])]
            parts += _openings(run.marks, keep, dialect)
        parts.append(escape_text(run.text).replace("\n", "<br>"))
        last = run.marks
    parts += [f"</{name}>" for name in reversed(_names(last))]
    return "".join(parts)


def _names(marks: Marks) -> list[str]:
    carried = (
        ("q", marks.quote is not None),
        ("a", bool(marks.href)),
        ("strong", marks.strong),
        ("em", marks.em),
    )
    return [name for name, is_carried in carried if is_carried]


def _openings(marks: Marks, keep: int, dialect: Dialect) -> list[str]:
    given = {"strong": "", "em": ""}
    names = _names(marks)[keep:]
    if marks.quote is not None and "q" in names:
        given["q"] = dialect.quote(marks.quote)
    if marks.href:
        given["a"] = attribute("href", marks.href) + attribute("rel", "noopener")
    return [f"<{name}{given[name]}>" for name in names]


def _kept(last: Marks, marks: Marks) -> int:
    """How many of the elements open after `last` stay open for `marks`."""
    kept = 0
    for before, after in zip_longest(_names(last), _names(marks)):
        if before != after or not _same_element(before, last, marks):
            return kept
        kept += 1
    return kept


def _same_element(name: str | None, last: Marks, marks: Marks) -> bool:
    if name == "q":
        return marks.quote is not None and marks.quote.continues(last.quote)
    return name != "a" or last.href == marks.href
