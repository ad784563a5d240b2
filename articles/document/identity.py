"""Ids of subheads and quotes: minted where missing, repaired where they clash."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from articles.document.blocks import Block, Line, QuoteMark, lines, with_quotes

Key = TypeVar("Key")
Mint = Callable[[], str]

_TRIES = 100


def random_id() -> str:
    """Eight random hexadecimal digits."""
    return secrets.token_hex(4)


def named(blocks: tuple[Block, ...], mint: Mint) -> tuple[Block, ...]:
    """`blocks` in which every subhead and quote has an id that is its own.

    1. A subhead without an id, or with that of an earlier one, gets a new id.
    2. Marks with one id and one speaker are one quote; a later mark may leave the
       speaker out. It takes speaker and role from the first.
    3. A later mark of that id with another speaker is another quote, with a new id.

    Raises ValueError when `mint` gives nothing but ids that are taken.
    """
    ids = _Ids(blocks, mint)
    return tuple(
        ids.heading(block) if isinstance(block, Line) and block.kind == "h2" else block
        for block in with_quotes(blocks, ids.quote)
    )


class _Ids:
    def __init__(self, blocks: tuple[Block, ...], mint: Mint) -> None:
        self._mint = mint
        self._taken = {line.id for line in lines(blocks)} | {
            run.marks.quote.id
            for line in lines(blocks)
            for run in line.runs
            if run.marks.quote is not None
        }
        self._headings: set[str] = set()
        self._firsts: dict[str, QuoteMark] = {}
        self._others: dict[tuple[str, str], QuoteMark] = {}
        self._unnamed: dict[int, QuoteMark] = {}

    def heading(self, line: Line) -> Line:
        if not line.id or line.id in self._headings:
            line = replace(line, id=self._new())
        self._headings.add(line.id)
        return line

    def quote(self, mark: QuoteMark) -> QuoteMark:
        if not mark.id:
            return self._kept(self._unnamed, mark.serial, mark)
        first = self._firsts.setdefault(mark.id, mark)
        if mark.speaker in {"", first.speaker}:
            return first
        return self._kept(self._others, (mark.id, mark.speaker), mark)

    def _kept(self, kept: dict[Key, QuoteMark], key: Key, mark: QuoteMark) -> QuoteMark:
        if key not in kept:
            kept[key] = replace(mark, id=self._new())
        return kept[key]

    def _new(self) -> str:
        for _ in range(_TRIES):
            candidate = self._mint()
            if candidate not in self._taken:
                self._taken.add(candidate)
                return candidate
        raise ValueError("Every id that was minted is already in the document.")
