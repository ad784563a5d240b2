"""A pasted text to a Story: cut the page, read its fields, find the quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.intake import page as pages
from articles.intake.credits import names_in, read_credits, reporters_of_wire
from articles.intake.errors import LONGEST_STORY, NothingThere, NotText, TooLong
from articles.intake.fields import (
    cut_dateline,
    end_credit,
    find_source,
    find_time,
    marked_names,
    outlet_beside_time,
    place_of_report,
    roc_time,
    signature,
    time_rank,
)
from articles.intake.plain import fold, lines_of
from articles.intake.quoting import find_quotes
from articles.intake.spans import quotations
from articles.intake.story import Block, Story
from articles.intake.words import characters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

    from articles.intake.page import Page
    from articles.intake.story import StoryQuote

_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_OPENING_CREDIT = re.compile(r"[（【]([^（）【】]{2,60})[）】][\s　:：,，—-]*")
_CLOSING_CREDIT = re.compile(r"[（【]([^（）【】]{1,80})[）】]\s*(?:\d{7})?$")
_CREDIT = re.compile(
    r"(?:本报|本刊|新华社|[一-龥]{2,8}?[报网社])?(?:(?:实习|见习|特约|首席|特派)?记者|通讯员|作者|编译|译者|编辑|责编|责任编辑|"
    r"来源|完$|图片|实习生|文[/：])"
)
_TRAILING_CREDIT = re.compile(
    r"(?<=[。”])\s*[一-龥]{0,8}记者[\s　：][一-龥、\s　]{2,40}$"
)
_SIGNED = re.compile(r"^[（—\s]*([一-龥]{2,3})[）\s]*$")
_SIGNED_AT_END = re.compile(r"(?<=[。！？”])[（(]([一-龥]{2,3})[）)]$")
_CREDIT_LINE = re.compile(
    r"[（【\[\s■●]*(?:(?:本文|稿件|文章)?来源|[一-龥]{0,8}(?:记者|作者|责编|责任编辑|版编|编辑|采写|撰文|撰稿)|"
    r"文[/：]|译者|编译|校对|审核)"
)
_SURNAMES = characters("surnames")
_FEWEST_SIGNED = 2  # lines of a story that somebody signs
_SHOWN = 20  # characters of a paragraph or quote shown in a warning
_DATELINES_WITHIN = 3  # first paragraphs in which a dateline may stand


@dataclass
class _Reading:
    """What is taken out of the body on the way."""

    lines: list[str]
    dateline: str | None = None
    credited: list[str] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Body:
    blocks: tuple[Block, ...]
    quotes: tuple[StoryQuote, ...]


def parse(raw: str) -> Story:
    """The story in a pasted text: a best effort on any text, with warnings.

    Raises TooLong over 200,000 characters, NotText for NUL characters, and
    NothingThere for a text of white space; nothing else.
    """
    if len(raw) > LONGEST_STORY:
        raise TooLong
    if _NOT_TEXT.search(raw):
        raise NotText
    lines = lines_of(raw)
    if not lines:
        raise NothingThere
    page = pages.cut(lines)
    reading = _body(page)
    body, unbalanced = _quoted(_blocks(reading.lines))
    return Story(
        title=page.title,
        published_at=_published_at(page, reading),
        source=_source(page, reading),
        dateline=reading.dateline,
        reporters=_reporters(page, reading),
        editors=_editors(page, reading),
        blocks=body.blocks,
        quotes=body.quotes,
        warnings=_warnings(page, body, unbalanced),
    )


def _quoted(blocks: tuple[Block, ...]) -> tuple[_Body, list[int]]:
    found, unbalanced = quotations(blocks)
    return _Body(blocks, tuple(find_quotes(blocks, found))), unbalanced


def _body(page: Page) -> _Reading:
    reading = _Reading(list(page.body))
    for number in range(min(_DATELINES_WITHIN, len(reading.lines))):
        dateline, rest = cut_dateline(reading.lines[number])
        if dateline:
            reading.dateline = dateline
            reading.lines[number] = _cut_opening_credit(reading, rest)
            break
    else:
        _cut_reported(page, reading)
    _cut_closing_credits(reading)
    _cut_trailing_credit(reading)
    _cut_signature(reading)
    reading.lines = [line for line in reading.lines if line]
    return reading


def _cut_reported(page: Page, reading: _Reading) -> None:
    """Take a dateline such as 某地報導 out of a by-line above or at the opening."""
    if reading.lines:
        reading.lines[0] = _cut_opening_credit(reading, reading.lines[0])
    bylines = (*page.head, *page.bylines, *reading.credited)
    found = (place_of_report(line) for line in bylines)
    reading.dateline = next((place for place in found if place), None)


def _cut_opening_credit(reading: _Reading, rest: str) -> str:
    credit = _OPENING_CREDIT.match(fold(rest))
    if not credit or not _CREDIT.match(credit[1]):
        return "" if fold(rest).startswith("题：") else rest
    reading.credited.append(rest[credit.start(1) : credit.end(1)])
    return rest[credit.end() :]


def _cut_closing_credits(reading: _Reading) -> None:
    """Cut (记者 …) and the like from the end of the last paragraph."""
    while reading.lines:
        last = reading.lines[-1]
        credit = _CLOSING_CREDIT.search(fold(last))
        if not credit or not _CREDIT.match(credit[1]):
            return
        reading.credited.append(last[credit.start(1) : credit.end(1)])
        reading.stamps.append(last[credit.start() :])
        reading.lines[-1] = last[: credit.start()].rstrip()
        if not reading.lines[-1]:
            reading.lines.pop()


def _cut_trailing_credit(reading: _Reading) -> None:
    """Cut 某某日报记者 某某某 报道 behind the last sentence of the opening."""
    credit = _TRAILING_CREDIT.search(reading.lines[0]) if reading.lines else None
    if credit:
        reading.credited.append(credit[0])
        reading.lines[0] = reading.lines[0][: credit.start()]


def _cut_signature(reading: _Reading) -> None:
    """Cut a bare name signed below the last paragraph or at its end."""
    if len(reading.lines) < _FEWEST_SIGNED:
        return
    last = reading.lines[-1]
    signed = _SIGNED.match(last) or _SIGNED_AT_END.search(last)
    if signed and signed[1][0] in _SURNAMES:
        reading.signed.append(signed[1])
        reading.lines[-1] = last[: signed.start()]


def _blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    flags = pages.subheads_of(tuple(lines))
    return tuple(
        Block("h2" if subhead else "p", line)
        for line, subhead in zip(lines, flags, strict=True)
    )


def _published_at(page: Page, reading: _Reading) -> datetime | None:
    if page.time_line:
        return find_time(page.time_line)
    labelled = (line for line in page.tail if time_rank(line) > 1)
    stamps = (roc_time(stamp) for stamp in reading.stamps)
    found = next((find_time(line) for line in labelled), None)
    return found or next((stamp for stamp in stamps if stamp), None)


def _source(page: Page, reading: _Reading) -> str | None:
    """The label's, else the one beside the time, a by-line's, an end credit's."""
    lines = (*page.head, *reading.credited, *page.tail)
    beside = [outlet_beside_time(page.time_line)] if page.time_line else []
    signed = (signature(line) for line in page.head)
    found = (
        *map(find_source, lines),
        *beside,
        *(pair[1] for pair in signed if pair),
        *map(end_credit, (*page.head, *page.tail)),
    )
    return next((source for source in found if source), None)


def _reporters(page: Page, reading: _Reading) -> tuple[str, ...]:
    lines = (*page.head, *page.bylines, *reading.credited, *_tail_credits(page))
    names = [name for line in lines for name in read_credits(line).reporters]
    names += reporters_of_wire(reading.dateline or "")
    for line in page.bylines:
        names += names_in(marked_names(line) or "")
    names += [signed[0] for line in page.head if (signed := signature(line))]
    return tuple(dict.fromkeys(names or reading.signed))


def _editors(page: Page, reading: _Reading) -> tuple[str, ...]:
    lines = (*page.head, *reading.credited, *_tail_credits(page))
    found = (read_credits(line).editors for line in lines)
    return next((names for names in found if names), ())


def _tail_credits(page: Page) -> list[str]:
    return [line for line in page.tail if _CREDIT_LINE.match(fold(line))]


def _warnings(
    page: Page, story: _Body, unbalanced: Sequence[int]
) -> tuple[StrOrPromise, ...]:
    found: list[StrOrPromise] = []
    if page.title is None:
        found.append(_("No headline was found; please type it."))
    if not any(block.kind == "p" for block in story.blocks):
        found.append(_("No text was found below the headline."))
    found += [
        format_lazy(
            _("The quotation marks in paragraph {number} do not match: {words} …"),
            number=number + 1,
            words=story.blocks[number].text[:_SHOWN],
        )
        for number in unbalanced
    ]
    found += [
        format_lazy(
            _("Who says “{words}”? Nobody was found."), words=quote.text[:_SHOWN]
        )
        for quote in story.quotes
        if quote.speaker is None
    ]
    return tuple(found)
