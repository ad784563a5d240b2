"""A story's blocks and quotes as the body a draft holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from articles.intake.story import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.intake.story import Block, Story, StoryQuote


@dataclass(frozen=True)
class _Mark:
    """One q element: its place and its opening tag."""

    span: Span
    tag: str


def to_body(story: Story) -> str:
    """HTML of the blocks, a q around each quote's words, the marks “ ” outside.

    All q of one quote share a data-id: q1, q2 … in the order of `story.quotes`.
    A span that does not fit its paragraph, or lies over an earlier one, is left out.
    """
    marks: defaultdict[int, list[_Mark]] = defaultdict(list)
    for mark in _marks(story.quotes):
        marks[mark.span.block].append(mark)
    return "".join(
        f"<{block.kind}>{_inner(block, marks[number])}</{block.kind}>"
        for number, block in enumerate(story.blocks)
    )


def relocate(
    blocks: Sequence[Block], quotes: Iterable[StoryQuote]
) -> tuple[StoryQuote, ...]:
    """The quotes with the places where their words stand in corrected blocks.

    Words are looked for in order of reading; a quote whose words no longer stand
    there is left out.
    """
    placed: list[StoryQuote] = []
    after = Span(0, 0, 0)
    for quote in quotes:
        spans = _spans(blocks, quote, after)
        if spans:
            placed.append(replace(quote, spans=spans))
            after = spans[-1]
    return tuple(placed)


def _marks(quotes: Sequence[StoryQuote]) -> Iterable[_Mark]:
    for number, quote in enumerate(quotes, start=1):
        speaker, role = escape(quote.speaker or ""), escape(quote.role or "")
        tag = f'<q data-id="q{number}" data-speaker="{speaker}" data-role="{role}">'
        for span in quote.spans:
            yield _Mark(span, tag)


def _inner(block: Block, marks: Sequence[_Mark]) -> str:
    if block.kind == "h2":
        return escape(block.text)
    pieces: list[str] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.span.start):
        start, end = mark.span.start, mark.span.end
        if not at <= start < end <= len(block.text):
            continue
        words = escape(block.text[start:end])
        pieces += [escape(block.text[at:start]), mark.tag, words, "</q>"]
        at = end
    return "".join([*pieces, escape(block.text[at:])])


def _spans(blocks: Sequence[Block], quote: StoryQuote, after: Span) -> tuple[Span, ...]:
    """Places of all parts of a quote after `after`; () unless all are there."""
    spans: list[Span] = []
    for part in quote.text.split("\n"):
        span = _find(blocks, part, after)
        if span is None:
            return ()
        spans.append(span)
        after = span
    return tuple(spans)


def _find(blocks: Sequence[Block], words: str, after: Span) -> Span | None:
    for number in range(after.block, len(blocks)):
        begin = after.end if number == after.block else 0
        at = blocks[number].text.find(words, begin) if words else -1
        if at >= 0 and blocks[number].kind == "p":
            return Span(number, at, at + len(words))
    return None
