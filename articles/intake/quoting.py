"""Which quotation marks hold somebody's words, and whose they are."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.intake.cast import with_cast
from articles.intake.clauses import STOPPED, plain_paragraphs
from articles.intake.people import People, Person
from articles.intake.story import StoryQuote
from articles.intake.utterances import Utterance, utterances

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.intake.clauses import Plain
    from articles.intake.spans import Quotation
    from articles.intake.story import Attribution, Block, Span

SHORTEST_QUOTE = 5
SHORTEST_UNSTOPPED = 8  # called “…” without a comma is mostly a name
_FARTHEST_VERB = 100  # characters from the closing mark to the verb
_FARTHEST_REPORT = 150  # characters of reported speech before the words quoted
_STOPS = "。！？；，…）"
_COMMAS = "，：—"


@dataclass(frozen=True)
class _Part:
    """Words of a speaker; several parts with one utterance are one quote."""

    spans: tuple[Span, ...]
    kind: Attribution
    utterance: Utterance | None


def find_quotes(
    blocks: Sequence[Block], quotations: Sequence[Quotation]
) -> list[StoryQuote]:
    """The quotes among the quotations, in order, each with speaker and role."""
    plains = plain_paragraphs(blocks, quotations)
    plains = with_cast(plains, utterances(plains))
    spoken = utterances(plains)
    reader = _Reader(plains, spoken)
    parts = [part for q in quotations if (part := reader.part(q))]
    people = People(blocks, plains, spoken)
    quotes: list[StoryQuote] = []
    for part in _joined(parts, plains):
        quote = _quote(blocks, people, part, quotes)
        if quote:
            quotes.append(quote)
    return quotes


class _Reader:
    """Tells how a quotation is attributed, from the words around its marks."""

    def __init__(self, plains: Sequence[Plain], spoken: Sequence[Utterance]) -> None:
        self._plains = plains
        self._spoken = spoken
        self._places = [(u.block, u.start) for u in spoken]

    def part(self, quotation: Quotation) -> _Part | None:
        before = self._said_before(quotation) or self._said_above(quotation)
        if before:
            return _Part(quotation.spans, "before", before)
        if not self._own_clause(quotation) or not self._begins(quotation):
            return None
        after = self._said_after(quotation)
        if after:
            return _Part(quotation.spans, "after", after)
        if self._begins_sentence(quotation) and self._stopped(quotation):
            return _Part(quotation.spans, "implicit", self._named_later(quotation))
        return None

    def _said_before(self, quotation: Quotation) -> Utterance | None:
        """The last verb of the same sentence before the opening mark."""
        plain, opened = self._plains[quotation.first.block], quotation.first.start - 1
        at = bisect_left(self._places, (plain.number, opened)) - 1
        if at < 0 or self._spoken[at].block != plain.number:
            return None
        verb = self._spoken[at]
        if verb.start < plain.sentence_start(opened) or _is_nobody(verb):
            return None
        between = plain.text[verb.end : opened].strip()
        if len(between) > _FARTHEST_REPORT or ("“" in between and "。”" in between):
            return None
        return verb if self._follows(quotation, verb, between) else None

    def _said_above(self, quotation: Quotation) -> Utterance | None:
        """The verb before a colon that ends the paragraph above."""
        span = quotation.first
        above = self._plains[span.block - 1] if span.block and span.start == 1 else None
        if above is None or not above.text.endswith("："):
            return None
        verb = self._spoken[bisect_left(self._places, (span.block, 0)) - 1]
        ends = verb.block == above.number and verb.end == len(above.text) - 1
        return verb if ends and not _is_nobody(verb) else None

    def _follows(self, quotation: Quotation, verb: Utterance, between: str) -> bool:
        """Whether quoted words complete what the verb began."""
        if verb.start == verb.end:
            return self._stopped(quotation)
        if between.endswith("：") or between == "—":
            return True
        if between and between[-1] not in _COMMAS:
            return False
        if not self._own_clause(quotation):
            return False
        return bool(between) or self._is_long(quotation)

    def _said_after(self, quotation: Quotation) -> Utterance | None:
        """The first verb of the sentence that follows the closing mark."""
        last = quotation.last
        plain = self._plains[last.block]
        at = bisect_left(self._places, (plain.number, last.end))
        if at == len(self._spoken) or self._spoken[at].block != plain.number:
            return None
        verb = self._spoken[at]
        near = verb.start <= min(
            plain.sentence_end(last.end + 1), last.end + _FARTHEST_VERB
        )
        if not near or _is_nobody(verb) or verb.subject is None:
            return None
        return None if verb.subject.start <= last.end else verb

    def _named_later(self, quotation: Quotation) -> Utterance | None:
        """说这话的是某某, at the head of the next paragraph."""
        at = bisect_left(self._places, (quotation.last.block + 1, 0))
        verb = self._spoken[at] if at < len(self._spoken) else None
        if verb is None or (verb.block, verb.end) != (quotation.last.block + 1, 0):
            return None
        return verb

    def _own_clause(self, quotation: Quotation) -> bool:
        after = self._plains[quotation.last.block].text[quotation.last.end + 1 :][:1]
        return self._stopped(quotation) or not after.strip() or after in _STOPS

    def _stopped(self, quotation: Quotation) -> bool:
        last = quotation.last
        words = self._plains[last.block].text[last.start : last.end]
        return bool(STOPPED.search(words)) or words.rstrip().endswith("，")

    def _begins(self, quotation: Quotation) -> bool:
        before = self._before(quotation)
        return not before or before[-1] in _COMMAS

    def _begins_sentence(self, quotation: Quotation) -> bool:
        return not self._before(quotation)

    def _before(self, quotation: Quotation) -> str:
        plain, opened = self._plains[quotation.first.block], quotation.first.start - 1
        return plain.text[plain.sentence_start(opened) : max(opened, 0)].strip()

    def _is_long(self, quotation: Quotation) -> bool:
        span = quotation.first
        return span.end - span.start >= SHORTEST_UNSTOPPED or self._stopped(quotation)


def _is_nobody(verb: Utterance) -> bool:
    return verb.subject is not None and verb.subject.kind == "nobody"


def _joined(parts: Sequence[_Part], plains: Sequence[Plain]) -> list[_Part]:
    """Parts with nothing but their attribution between become one."""
    joined: list[_Part] = []
    for part in parts:
        if joined and _continues(joined[-1], part, plains):
            spans = (*joined[-1].spans, *part.spans)
            joined[-1] = replace(joined[-1], spans=spans, kind="split")
        else:
            joined.append(part)
    return joined


def _continues(first: _Part, part: _Part, plains: Sequence[Plain]) -> bool:
    verb = first.utterance
    span = part.spans[0]
    if first.kind != "after" or verb is None or verb.block != span.block:
        return False
    if part.utterance not in {verb, None}:
        return False
    between = plains[verb.block].text[verb.end : span.start - 1]
    return between.strip() in {"，", "：", "。"}


def _quote(
    blocks: Sequence[Block], people: People, part: _Part, earlier: list[StoryQuote]
) -> StoryQuote | None:
    text = "\n".join(blocks[s.block].text[s.start : s.end] for s in part.spans)
    if len("".join(text.split())) < SHORTEST_QUOTE:
        return None
    speaker = _speaker(people, part, earlier)
    if speaker is None and part.kind == "implicit":
        return None
    return StoryQuote(
        text=text,
        speaker=speaker.name if speaker else None,
        role=people.role(speaker) if speaker else None,
        attribution=part.kind,
        spans=part.spans,
    )


def _speaker(
    people: People, part: _Part, earlier: Sequence[StoryQuote]
) -> Person | None:
    if part.utterance:
        return people.speaker(part.utterance)
    span = part.spans[0]
    here = people.before(span.block, span.start, reach=0)
    if here or not earlier or earlier[-1].spans[-1].block < span.block - 1:
        return here or people.before(span.block, span.start, reach=1)
    last = earlier[-1]
    return Person(last.speaker, last.role, "person") if last.speaker else None
