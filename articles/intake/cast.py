"""The cast of a story: everybody it names, so that he is known where he acts.

王某某挑了两条鱼 names nobody by itself; 居民王某某 elsewhere, or the same name in
several places, tells how long the name is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from articles.intake.names import (
    ADDRESSED_INSIDE,
    DOT,
    POST,
    SURNAMES,
    SYLLABLES,
    can_be_name,
    dotted_names,
    introduced,
    name_at_end,
    office_holders,
    running_name,
)
from articles.intake.phrases import POST_ENDINGS
from articles.intake.plain import MASK
from articles.intake.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.intake.clauses import Plain
    from articles.intake.utterances import Utterance

_HEAD = re.compile(rf"(?:^|(?<=[。！？，；”的\s]))[{SURNAMES}]", re.MULTILINE)
_SURNAME = re.compile(f"[{SURNAMES}]")
_SENTENCE = re.compile(
    rf"(?:^|(?<=[。！？”\s]))([{SURNAMES}][一-龥])([一-龥])", re.MULTILINE
)
_DESCRIBED = re.compile(
    f"[{POST_ENDINGS}](?<!工(?=程))(?<!主(?=席))(?!于)(?=[{SURNAMES}])"
)
_MOST_NAMES = 200  # names of one story that are followed through the text
_CALLING = re.compile(
    rf"(?:^|(?<=[。！？，；”\s]))[一-龥]{{2,20}}?[员师匠手者](?=[{SURNAMES}])",
    re.MULTILINE,
)
_SHORT, _LONG = 2, 3  # characters of a name with a surname of one character
_MASKED = re.compile(f"{MASK}+")
_OFTEN = 2  # places that make a name of what may be one
_NEVER_FIRST = frozenset("向于时常应经连全")
_PLACES = frozenset(
    "国站局部县镇村市省区路街湾岛湖河厂队校院园场馆会社网报店厅室州乡桥港量度性"
)
_ACTS = frozenset("以在说对向表告坦介率获把从被")
_COMMON = words("common_words")
_GIVEN_TOO = frozenset("和与在是等")
_TRANSCRIBED = re.compile(f"[{SYLLABLES}]{{4,5}}(?![一-龥])")
_NEVER_THIRD = frozenset("说问答叫喊笑哭走来去站坐看听想要会能可没把被给让向对跟从到")


def with_cast(plains: Sequence[Plain], spoken: Sequence[Utterance]) -> list[Plain]:
    """The paragraphs, each with the pattern of the names of the whole story."""
    text = _MASKED.sub("", "\n".join(plain.text for plain in plains))
    seen = _Seen(text)
    named = chain(_speaking(plains, spoken), _named(text), seen.near_posts())
    names = dict.fromkeys(chain(named, seen.acting(), seen.often()))
    whole = [seen.grown(name) for name in seen.whole(list(names)[:_MOST_NAMES])]
    pattern = _one_of(whole)
    return [replace(plain, cast=pattern) for plain in plains]


def _one_of(names: Sequence[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in longest_first))


def _speaking(plains: Sequence[Plain], spoken: Sequence[Utterance]) -> Iterator[str]:
    for utterance in spoken:
        subject = utterance.subject
        if subject and subject.kind == "person":
            name = plains[utterance.block].text[subject.start : subject.end]
            if name_at_end(name) == (0, len(name)):
                yield name


def _named(text: str) -> Iterator[str]:
    yield from dotted_names(text)
    yield from office_holders(text)
    yield from introduced(text)
    for found in ADDRESSED_INSIDE.finditer(text):
        yield found[0]


class _Seen:
    """What may be names in a text, and how often and beside what they stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._times: Counter[str] = Counter()
        self._before: defaultdict[str, set[str]] = defaultdict(set)
        self._after: defaultdict[str, set[str]] = defaultdict(set)
        for found in _SURNAME.finditer(text):
            for size in (_SHORT, _LONG):
                self._see(found.start(), size)

    def _see(self, at: int, size: int) -> None:
        name = self._text[at : at + size]
        self._times[name] += 1
        self._before[name].add(self._text[at - 1 : at])
        self._after[name].add(self._text[at + size : at + size + 1])

    def near_posts(self) -> Iterator[str]:
        """Names that follow a post or a calling."""
        for pattern in (POST, _CALLING):
            for post in pattern.finditer(self._text):
                yield from self._of_fitting_length(post.end())
        for place in _DESCRIBED.finditer(self._text):
            if running_name(self._text[place.end() : place.end() + 7]) == _LONG:
                yield self._text[place.end() : place.end() + _LONG]

    def acting(self) -> Iterator[str]:
        """Three characters at the head of a clause that do something: 某某某以…."""
        for head in _HEAD.finditer(self._text):
            name = self._text[head.start() : head.start() + _LONG]
            after = self._text[head.start() + _LONG : head.start() + _LONG + 1]
            if (after in _ACTS or self._varied(name)) and _may_act(name):
                yield name

    def often(self) -> Iterator[str]:
        """Two characters that begin several sentences, something else after each."""
        after: defaultdict[str, set[str]] = defaultdict(set)
        for found in _SENTENCE.finditer(self._text):
            after[found[1]].add(found[2])
        for name, others in after.items():
            if len(others) > _OFTEN and _may_act(name):
                yield name

    def whole(self, names: list[str]) -> list[str]:
        """The names without those that are cut too short or too long."""
        dotted = [name for name in names if DOT.search(name)]
        named = [name for name in names if not name.startswith(_COMMON)]
        kept = [n for n in named if not any(_tears(n, other) for other in dotted)]
        shorts = {name for name in kept if len(name) == _SHORT}
        return [n for n in kept if n[:_SHORT] not in shorts or self._fits(n, kept)]

    def grown(self, name: str) -> str:
        """A name such as 顾清和, where 和 after 顾清 might be the word and."""
        after = self._after[name]
        if len(name) != _SHORT or len(after) != 1 or self._times[name] <= _OFTEN:
            return name
        third = next(iter(after))
        return name + third if third in _GIVEN_TOO else name

    def _varied(self, name: str) -> bool:
        return min(len(self._before[name]), len(self._after[name])) >= _OFTEN

    def _fits(self, name: str, names: Sequence[str]) -> bool:
        """Whether a name with a shorter one in it is seen as often as that."""
        short = name[:_SHORT]
        longer = [n for n in names if n != short and n.startswith(short)]
        alone = self._text.count(short) > sum(map(self._text.count, longer))
        return alone if name == short else not alone

    def _of_fitting_length(self, place: int) -> Iterator[str]:
        """The name after a post: three characters, unless two are seen elsewhere."""
        transcribed = _TRANSCRIBED.match(self._text, place)
        if transcribed:
            yield transcribed[0]
            return
        short, long = (self._text[place : place + n] for n in (_SHORT, _LONG))
        if running_name(self._text[place : place + 7]) == _SHORT:
            yield short
        elif long[:1] in _NEVER_FIRST or long[-1:] in _NEVER_THIRD:
            return
        elif can_be_name(long):
            alone = self._times[short] > self._times[long] and can_be_name(short)
            yield short if alone else long


def _may_act(name: str) -> bool:
    return can_be_name(name) and name[-1] not in _PLACES


def _tears(name: str, dotted: str) -> bool:
    return dotted.startswith(name) and not DOT.match(dotted[len(name) :] or "·")
