"""The folded, blanked paragraph the speech rules read, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.intake.plain import MASK, fold, mask_brackets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.intake.spans import Quotation
    from articles.intake.story import Block

_BOUNDARY = re.compile(r"[。！？；…]+[”’）]*|，”|^\s+")
_STOP = re.compile(r"[。！？；]")
_KEPT = "。！？，；…"
STOPPED = re.compile(r"[。！？…!?]\s*$")


@dataclass(frozen=True)
class Plain:
    """A paragraph folded, with what is quoted or in brackets blanked.

    `cast` finds the names of the story's people.
    """

    number: int
    text: str
    boundaries: tuple[int, ...]
    stops: tuple[int, ...]
    cast: re.Pattern[str] | None = None

    def sentence_start(self, place: int) -> int:
        """Where the sentence begins in which `place` stands."""
        at = bisect_right(self.boundaries, place)
        return self.boundaries[at - 1] if at else 0

    def sentence_end(self, place: int) -> int:
        """Where the sentence ends in which `place` stands, its stop left out."""
        at = bisect_left(self.stops, place)
        return self.stops[at] if at < len(self.stops) else len(self.text)


def plain_paragraphs(
    blocks: Sequence[Block], quotations: Sequence[Quotation]
) -> list[Plain]:
    """One Plain per block, as long as the block's text."""
    texts = [list(fold(block.text)) for block in blocks]
    for quotation in quotations:
        for span in quotation.spans:
            _blank(texts[span.block], span.start, span.end)
    return [_plain(number, "".join(text)) for number, text in enumerate(texts)]


def _blank(text: list[str], start: int, end: int) -> None:
    """Blank quoted words; the last stop stays, and the marks become “ ”."""
    words = "".join(text[start:end])
    last = start + len(words.rstrip()) - 1
    for place in range(start, end):
        if place != last or text[place] not in _KEPT:
            text[place] = MASK
    if words.rstrip() != words and text[last] in _KEPT:
        text[last], text[end - 1] = MASK, text[last]
    if start:
        text[start - 1] = "“"
    if end < len(text):
        text[end] = "”"


def _plain(number: int, folded: str) -> Plain:
    text = mask_brackets(folded)
    return Plain(
        number=number,
        text=text,
        boundaries=tuple(found.end() for found in _BOUNDARY.finditer(text)),
        stops=tuple(
            found.start()
            for found in _STOP.finditer(text)
            if text[found.end() : found.end() + 1] != "”"
        ),
    )
