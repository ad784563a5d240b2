"""What a body is made of once it has been read: lines of runs, and figures.

A body is flat. A list or a blockquote is not a node but something its lines share,
so no markup, however deeply nested, can make a deep tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

HolderKind = Literal["ul", "ol", "blockquote"]


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """A `<q>`: `serial` tells marks without an id apart, and is never written."""

    serial: int
    id: str
    speaker: str
    role: str

    def continues(self, other: QuoteMark | None) -> bool:
        """Whether text in this mark right after `other` belongs in one element."""
        if other is None:
            return False
        if not self.id:
            return self.serial == other.serial
        mine = (self.id, self.speaker, self.role)
        return mine == (other.id, other.speaker, other.role)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a run of text carries; `href` is empty where there is no link."""

    quote: QuoteMark | None = None
    href: str = ""
    strong: bool = False
    em: bool = False


PLAIN = Marks()


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one set of marks. A line feed in it is a `<br>`."""

    text: str
    marks: Marks = PLAIN


@dataclass(frozen=True, slots=True)
class Holder:
    """The list or blockquote a line stands in, and in a list its item."""

    kind: HolderKind
    number: int
    item: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a subhead; only a subhead has an id, and no holder."""

    kind: Literal["p", "h2"]
    runs: tuple[Run, ...]
    id: str = ""
    holder: Holder | None = None

    @property
    def text(self) -> str:
        """The characters a reader sees, a line feed for each `<br>`."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture between paragraphs; `image` is the SHA-256 of its file in hex."""

    image: str
    alt: str
    caption: str
    credit: str


Block = Line | FigureBlock


def lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """The paragraphs and subheads among `blocks`, in order."""
    return (block for block in blocks if isinstance(block, Line))


def with_quotes(
    blocks: tuple[Block, ...], change: Callable[[QuoteMark], QuoteMark | None]
) -> tuple[Block, ...]:
    """`blocks` with every quote mark replaced by what `change` returns for it."""
    return tuple(
        replace(block, runs=tuple(_changed(run, change) for run in block.runs))
        if isinstance(block, Line) and _is_spoken(block)
        else block
        for block in blocks
    )


def merged(runs: list[Run]) -> tuple[Run, ...]:
    """`runs`, none of them empty, with neighbours of the same marks joined."""
    if len(runs) == 1:
        return (runs[0],)
    return tuple(
        Run("".join(run.text for run in same), marks)
        for marks, same in groupby(runs, key=lambda run: run.marks)
    )


def _is_spoken(line: Line) -> bool:
    return any(run.marks.quote is not None for run in line.runs)


def _changed(run: Run, change: Callable[[QuoteMark], QuoteMark | None]) -> Run:
    if run.marks.quote is None:
        return run
    return replace(run, marks=replace(run.marks, quote=change(run.marks.quote)))
