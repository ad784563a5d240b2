"""Who is who in a story: names, posts at introduction, who 他 is at a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.intake.names import is_role, office_holders, running_name
from articles.intake.plain import MASK
from articles.intake.speakers import role_place
from articles.intake.words import characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.intake.clauses import Plain
    from articles.intake.speakers import SpeakerKind, Subject
    from articles.intake.story import Block
    from articles.intake.utterances import Utterance

_NAME = f"([{''.join(sorted(characters('surnames')))}][一-龥]{{1,2}})"
_AGE = r"(?:\d+|[一二三四五六七八九十]+)岁"
_AGED = re.compile(rf"{_NAME}(?=[，（]?(?:今年)?{_AGE}|出生于)")
_CALLED = re.compile(rf"(?:名叫|叫做|本名|原名){_NAME}(?=[，。；])")
_INTRODUCED = re.compile(
    rf"(?:^|[。！？，；\s]){_NAME}(?=作为|是一[名位个]|曾任|担任|现任|出生"
    r"|是[^，。]{2,20}的?[一-龥]{1,3}[员长师家手民人])"
)
_AFTER = re.compile(
    r"(?:作为|，?是|，?系|，?现任|，?担任|（)([^，。；：（）]{2,40})(?=[，。；）])"
)
_CLAUSE_MARK = re.compile(r"[，。！？；：“”（）\s]")
_MOST_NAMES = 200  # names of one story that are followed through the text
_LONGEST_ROLE = 60
_LONGEST_LEADING = 5  # characters of a clause before its subject
_SHORTEST_PART = 2  # characters of a name


@dataclass(frozen=True)
class Person:
    """Somebody, as printed; `role` at the place he was read from."""

    name: str
    role: str | None
    kind: SpeakerKind


@dataclass(frozen=True)
class Mention:
    """A place where somebody who may be meant by a later 他 stands."""

    block: int
    place: int
    person: Person
    spoke: bool


class People:
    """The people of one story, built once from its blocks and utterances."""

    def __init__(
        self,
        blocks: Sequence[Block],
        plains: Sequence[Plain],
        spoken: Sequence[Utterance],
    ) -> None:
        self._texts = [block.text for block in blocks]
        self._roles: dict[str, str] = {}
        self._roles_speaking: dict[str, str] = {}
        names = dict.fromkeys((*self._names(spoken), *_introduced(plains)))
        self._named = _one_of(list(names)[:_MOST_NAMES])
        found = [m for plain in plains for m in self._mentions_in(plain)]
        found += [m for utterance in spoken for m in self._speaking(utterance)]
        self._mentions = sorted(found, key=lambda m: (m.block, m.place))
        self._places = [(m.block, m.place) for m in self._mentions]

    def speaker(self, utterance: Utterance) -> Person | None:
        """Whose words they are; 他 is the last person named before."""
        block, subject = utterance.block, utterance.subject
        if subject and subject.kind in {"person", "group"}:
            return self.read(block, subject)
        pronoun = self._texts[block][subject.start : subject.end] if subject else ""
        human = pronoun in {"他", "她"}
        reach = 2 if subject else 1
        return self.before(block, utterance.start, reach=reach, human=human)

    def read(self, block: int, subject: Subject) -> Person:
        """The person of a subject that is not a pronoun, his post if printed."""
        text = self._texts[block]
        name = text[subject.start : subject.end]
        role = text[slice(*subject.role)] if subject.role else None
        return Person(name, role, subject.kind)

    def role(self, person: Person) -> str | None:
        """The post printed with him here, else where he was introduced."""
        spoken = self._roles_speaking.get(person.name)
        printed = person.role or spoken or self._roles.get(person.name)
        return printed or self._role_by_part(person.name)

    def _role_by_part(self, part: str) -> str | None:
        """The post of 玛丽·史密斯 when he is later only 史密斯."""
        if len(part) < _SHORTEST_PART:
            return None
        roles = {**self._roles, **self._roles_speaking}
        whole = (name for name in roles if name.endswith(f"·{part}"))
        starts = (name for name in roles if name.startswith((f"{part}·", part)))
        return next((roles[name] for name in (*whole, *starts)), None)

    def before(
        self, block: int, place: int, *, reach: int, human: bool = False
    ) -> Person | None:
        """The last one named before a place, at most `reach` paragraphs back."""
        at = bisect_left(self._places, (block, place))
        for mention in reversed(self._mentions[max(0, at - 40) : at]):
            if mention.block < block - reach:
                return None
            if mention.person.kind == "person" or not human:
                return mention.person
        return None

    def _names(self, spoken: Sequence[Utterance]) -> Iterator[str]:
        for utterance in spoken:
            subject = utterance.subject
            if subject and subject.kind == "person":
                yield self._texts[utterance.block][subject.start : subject.end]

    def _mentions_in(self, plain: Plain) -> Iterator[Mention]:
        """Named people who are the subject of a clause; learns their posts."""
        text = self._texts[plain.number]
        for found in self._named.finditer(text) if self._named else ():
            if MASK in plain.text[found.start() : found.end()]:
                continue
            begin = _clause_start(plain.text, found.start())
            place = role_place(plain.text[begin : found.start()], begin)
            role = text[slice(*place)] if place else _role_after(plain, found.end())
            if role:
                self._roles.setdefault(found[0], role)
            leading = plain.text[begin : place[0] if place else found.start()]
            if len(leading) <= _LONGEST_LEADING or leading.endswith(("的", "叫")):
                person = Person(found[0], role, "person")
                yield Mention(plain.number, found.start(), person, spoke=False)

    def _speaking(self, utterance: Utterance) -> Iterator[Mention]:
        subject = utterance.subject
        if subject and subject.kind in {"person", "group"}:
            person = self.read(utterance.block, subject)
            if person.role:
                self._roles_speaking.setdefault(person.name, person.role)
            yield Mention(utterance.block, subject.start, person, spoke=True)


def _introduced(plains: Sequence[Plain]) -> Iterator[str]:
    for plain in plains:
        yield from office_holders(plain.text)
        for pattern in (_AGED, _CALLED, _INTRODUCED):
            for found in pattern.finditer(plain.text):
                if running_name(found[1]) == len(found[1]):
                    yield found[1]


def _one_of(names: Sequence[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in longest_first))


def _clause_start(text: str, place: int) -> int:
    start = max(0, place - _LONGEST_ROLE)
    begin = start
    for mark in _CLAUSE_MARK.finditer(text, start, place):
        begin = mark.end()
    return begin


def _role_after(plain: Plain, place: int) -> str | None:
    """The post in 某某作为小组的一员， or 某某是一位店主。"""
    found = _AFTER.match(plain.text, place, place + _LONGEST_ROLE)
    if not found or not is_role(found[1]) or MASK in found[1]:
        return None
    return found[1]
