"""A story as intake reads it: values only, no parsing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

EDGE = 16  # characters of the body's first and last paragraph shown in JSON

BlockKind = Literal["p", "h2"]
Attribution = Literal["before", "after", "split", "implicit"]


@dataclass(frozen=True)
class Block:
    """A paragraph or a subhead, its text exactly as it was printed."""

    kind: BlockKind
    text: str


@dataclass(frozen=True)
class Span:
    """Where words stand: characters start to end of the block's text."""

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class StoryQuote:
    """Words somebody said; parts are joined by a line feed in `text`.

    `spans` lists the parts in order of reading, without the quotation marks.
    """

    text: str
    speaker: str | None
    role: str | None
    attribution: Attribution
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Story:
    """What was found in a pasted text; None or empty where nothing was.

    `published_at` is naive: the local time as printed. `warnings` are sentences
    for the person who pastes.
    """

    title: str | None
    published_at: datetime | None
    source: str | None
    dateline: str | None
    reporters: tuple[str, ...]
    editors: tuple[str, ...]
    blocks: tuple[Block, ...]
    quotes: tuple[StoryQuote, ...]
    warnings: tuple[StrOrPromise, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if block.kind == "p")

    @property
    def subheads(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if block.kind == "h2")

    def to_json(self) -> dict[str, object]:
        """The story as plain values; the body by its two ends only."""
        paragraphs = self.paragraphs or ("",)
        return {
            "title": self.title,
            "published_at": self.published_at and self.published_at.isoformat(),
            "source": self.source,
            "dateline": self.dateline,
            "reporters": list(self.reporters),
            "editors": list(self.editors),
            "subheads": list(self.subheads),
            "body_first_paragraph_starts": paragraphs[0][:EDGE],
            "body_last_paragraph_ends": paragraphs[-1][-EDGE:],
            "quotes": [_quote_json(quote) for quote in self.quotes],
        }


def _quote_json(quote: StoryQuote) -> dict[str, object]:
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "role": quote.role,
        "attribution": quote.attribution,
    }
