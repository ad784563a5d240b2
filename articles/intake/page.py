"""A pasted page cut into what stands before the story, the story, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.intake.credits import read_credits
from articles.intake.fields import (
    end_credit,
    find_source,
    marked_names,
    signature,
    time_rank,
)
from articles.intake.page_patterns import CAPTION, ENDS, SKIPPED
from articles.intake.plain import fold
from articles.intake.words import words

_ENDS = re.compile("|".join(f"(?:{end})" for end in ENDS), re.IGNORECASE)
_BUTTONS = frozenset(words("buttons"))
_CAPTION = re.compile(CAPTION)
_SKIPPED = re.compile(SKIPPED)
_TITLE_LABEL = re.compile(r"^[【\[]?(?:标题|题目)[】\]]?\s*：\s*")
_TWIN_LABEL = re.compile(r"^原?标题\s*：\s*")
_BYLINE_MARK = re.compile(r"^[■●◎□◆▲★\s　（(\[【]+")
_NO_SUBHEAD = re.compile(
    r"[；，：…—、]$|[！？][”’）]$|^(?:核心提示|内容提要|摘要|导读|编者按|提要)"
)
_CLOCK_AT_END = re.compile(r"\d{1,2}[-/月]\d{1,2}日?\s\d{1,2}:\d{2}$")
_CRUMBS = re.compile(r"[>›»]")

PROSE_LENGTH = 40  # characters; a longer line with commas is no headline
SENTENCE_LENGTH = 15
LONGEST_TITLE = 80
LONGEST_SUBHEAD = 36
LONGEST_BYLINE = 50
MOST_STACKED = 2  # lines of one subhead; more short lines are a list
_LONGEST_HEAD = 1_000  # lines of a page before its first paragraph
_MENU_WORDS = 3
_MENU_WORD = 4


@dataclass(frozen=True)
class Page:
    """Lines of a paste: `head` without the headline, `body`, and `tail`."""

    title: str | None
    head: tuple[str, ...]
    body: tuple[str, ...]
    tail: tuple[str, ...]
    time_line: str | None = None
    bylines: tuple[str, ...] = ()


def cut(lines: list[str]) -> Page:
    """Cut a page's lines; nothing of the story is dropped, only page furniture."""
    searched = lines[:_LONGEST_HEAD]
    none = len(searched)
    prose = next((i for i, line in enumerate(searched) if is_prose(line)), none)
    end = next((i for i in range(prose + 1, len(lines)) if ends(lines[i])), len(lines))
    head = lines[:prose]
    at = _time_place(head)
    place = _title_place(head, at)
    opening = _opening(head, place, at)
    return Page(
        title=_bare_title(head[place]) if place is not None else None,
        head=tuple(line for i, line in enumerate(head) if i != place),
        body=tuple(opening + _without_furniture(lines[prose:end])),
        tail=tuple(lines[end:]),
        time_line=head[at] if at is not None else None,
        bylines=tuple(line for line in lines[:end] if is_byline(line)),
    )


def is_prose(line: str) -> bool:
    """Whether a line is running text: long with commas, or a whole sentence."""
    folded = fold(line)
    if is_byline(line) or _SKIPPED.match(folded):
        return False
    if time_rank(line) > 1 and len(line) < 2 * PROSE_LENGTH and "。" not in folded:
        return False
    if (
        len(folded) >= PROSE_LENGTH
        and sum(folded.count(mark) for mark in "，。、；") > 1
    ):
        return True
    return len(folded) >= SENTENCE_LENGTH and bool(re.search(r"。[”）】]*$", folded))


def is_byline(line: str) -> bool:
    """Whether a line only names who reported."""
    if signature(line) or marked_names(line):
        return True
    folded = _BYLINE_MARK.sub("", fold(line))
    if len(folded) > LONGEST_BYLINE or re.search(r"[。，；！？“]", folded):
        return False
    start = re.match(
        r"[一-龥\s]{0,14}?(?:记者|主笔|作者|采写|撰文|撰稿人?|文/|文：|图文)", folded
    )
    return bool(start) and bool(read_credits(line).reporters)


def ends(line: str) -> bool:
    """Whether the story is over with this line."""
    folded = fold(line)
    if len(folded) > 2 * PROSE_LENGTH:
        return False
    return bool(_ENDS.match(folded)) or end_credit(line) is not None


def is_caption(line: str) -> bool:
    folded = fold(line)
    return len(folded) <= 2 * PROSE_LENGTH and bool(_CAPTION.search(folded))


def is_furniture(line: str) -> bool:
    """Whether a line is a menu, a button, a breadcrumb or a mark of the page."""
    folded = fold(line)
    items = [item.strip("：:|｜") for item in re.split(r"[\s　|｜]+", folded)]
    buttons = sum(item in _BUTTONS or not item for item in items)
    if buttons == len(items) or _SKIPPED.match(folded):
        return True
    if len(folded) <= 2 * PROSE_LENGTH and _CRUMBS.search(folded):
        return True
    if 1 < len(items) <= 2 * buttons:
        return True
    return len(items) > _MENU_WORDS and max(map(len, items)) <= _MENU_WORD


def subheads_of(lines: tuple[str, ...]) -> list[bool]:
    """For each body line whether it is a subhead: short, unstopped, above prose."""
    short = [_may_be_subhead(line) for line in lines]
    flags = [False] * len(lines)
    run = 0
    for number, may_be in enumerate(short):
        if may_be:
            run += 1
            continue
        if run <= MOST_STACKED:
            flags[number - run : number] = [True] * run
        run = 0
    return flags


def _may_be_subhead(line: str) -> bool:
    folded = fold(line)
    if len(folded) > LONGEST_SUBHEAD or "。" in folded:
        return False
    if _NO_SUBHEAD.search(folded):
        return False
    return re.search(r"[一-龥\w]", folded) is not None


def _time_place(head: list[str]) -> int | None:
    ranks = [time_rank(line) for line in head]
    best = max(ranks, default=0)
    return ranks.index(best) if best else None


def _title_place(head: list[str], at: int | None) -> int | None:
    """The labelled line, else the one next above the time, else the first."""
    labelled = (i for i, line in enumerate(head) if _TITLE_LABEL.match(fold(line)))
    for place in labelled:
        return place
    above = range(at - 1, -1, -1) if at is not None else range(0)
    below = range(at + 1 if at is not None else 0, len(head))
    return next((i for i in (*above, *below) if _may_be_title(head[i])), None)


def _may_be_title(line: str) -> bool:
    folded = fold(line)
    if len(folded) > LONGEST_TITLE or re.search(r"[。，；：]$", folded):
        return False
    if _CLOCK_AT_END.search(folded):
        return False
    if time_rank(line) or find_source(line) or is_byline(line) or is_caption(line):
        return False
    return not is_furniture(line) and re.search(r"[一-龥A-Za-z]", folded) is not None


def _bare_title(line: str) -> str:
    label = _TITLE_LABEL.match(fold(line))
    return line[label.end() :] if label else line


def _opening(head: list[str], place: int | None, at: int | None) -> list[str]:
    """Short lines of the story that stand before its first paragraph."""
    if place is None:
        return []
    title = _bare_title(head[place])
    after = head[max(place, at or 0) + 1 :]
    return [
        line
        for line in after
        if line != title
        and _bare_twin(line) != title
        and _may_be_title(line)
        and not ends(line)
    ]


def _bare_twin(line: str) -> str:
    label = _TWIN_LABEL.match(fold(line))
    return line[label.end() :] if label else line


def _without_furniture(body: list[str]) -> list[str]:
    return [
        line
        for line in body
        if not is_caption(line)
        and not is_byline(line)
        and not (_SKIPPED.match(fold(line)) and len(line) < PROSE_LENGTH)
    ]
