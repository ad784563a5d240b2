"""Quotation marks: which belong together, over paragraphs too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articles.intake.plain import fold
from articles.intake.story import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.intake.story import Block

_CLOSES = {"”": "“", "’": "‘"}
_DEEPEST = 6  # marks within marks; more is a typing error


@dataclass(frozen=True)
class Quotation:
    """Words between outer marks, a span per paragraph they run through."""

    spans: tuple[Span, ...]

    @property
    def first(self) -> Span:
        return self.spans[0]

    @property
    def last(self) -> Span:
        return self.spans[-1]


@dataclass
class Marks:
    """Marks of one paragraph: pairs, and what has no partner in it."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    unclosed: int | None = None
    strays: list[int] = field(default_factory=list)
    torn: bool = False


def pair(folded: str) -> Marks:
    """Pair outer marks; when nesting does not add up, take marks as they come."""
    marks = _pair(folded, nested=True)
    return marks if marks.unclosed is None else _pair(folded, nested=False)


def _pair(folded: str, *, nested: bool) -> Marks:
    marks = Marks()
    stack: list[tuple[str, int]] = []
    for place, mark in enumerate(folded):
        if mark in "“‘":
            _open(marks, stack, (mark, place), nested=nested)
        elif mark in "”’":
            _close(marks, stack, mark, place)
    doubles = [place for mark, place in stack if mark == "“"]
    marks.unclosed = doubles[0] if doubles else None
    return marks


def _open(
    marks: Marks, stack: list[tuple[str, int]], mark: tuple[str, int], *, nested: bool
) -> None:
    again = any(kind == mark[0] for kind, _place in stack)
    if (again and not nested) or len(stack) > _DEEPEST:
        marks.torn = True
        stack.clear()
    stack.append(mark)


def _close(marks: Marks, stack: list[tuple[str, int]], mark: str, place: int) -> None:
    wanted = _CLOSES[mark]
    if all(kind != wanted for kind, _place in stack):
        if mark == "”":
            marks.strays.append(place)
        return
    while stack:
        kind, opened = stack.pop()
        if kind == wanted:
            break
    if not stack:
        marks.pairs.append((opened, place))


def quotations(blocks: Sequence[Block]) -> tuple[list[Quotation], list[int]]:
    """Outer quotations of the paragraphs in order; numbers of unbalanced blocks."""
    walk = _Walk()
    for number, block in enumerate(blocks):
        if block.kind == "h2":
            walk.abandon()
            continue
        walk.paragraph(number, fold(block.text))
    walk.abandon()
    return walk.found, sorted(walk.unbalanced)


@dataclass
class _Walk:
    """Goes through the paragraphs, carrying a quotation that is still open."""

    found: list[Quotation] = field(default_factory=list)
    unbalanced: set[int] = field(default_factory=set)
    carried: list[Span] = field(default_factory=list)

    def abandon(self) -> None:
        if self.carried:
            self.unbalanced.add(self.carried[0].block)
            self.carried = []

    def paragraph(self, number: int, folded: str) -> None:
        marks = pair(folded)
        self._carry_on(number, folded, marks)
        if marks.torn or marks.strays:
            self.unbalanced.add(number)
        for opened, closed in marks.pairs:
            self.found.append(Quotation((Span(number, opened + 1, closed),)))
        if marks.unclosed is not None:
            self.carried.append(Span(number, marks.unclosed + 1, len(folded)))

    def _carry_on(self, number: int, folded: str, marks: Marks) -> None:
        """End the open quotation here, keep it open, or give it up."""
        if not self.carried:
            return
        if marks.pairs and marks.pairs[0][0] == 0:
            _opened, closed = marks.pairs.pop(0)
            self._finish(Span(number, 1, closed))
        elif marks.strays and (not marks.pairs or marks.strays[0] < marks.pairs[0][0]):
            self._finish(Span(number, 0, marks.strays.pop(0)))
        elif marks.unclosed != 0 or marks.pairs or not folded:
            self.abandon()

    def _finish(self, span: Span) -> None:
        self.found.append(Quotation((*self.carried, span)))
        self.carried = []
