"""Who is who in a story: names, posts at introduction, who 他 is at a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from articles.intake.names import AGE, POST, is_role
from articles.intake.plain import MASK
from articles.intake.speakers import role_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.intake.clauses import Plain
    from articles.intake.speakers import SpeakerKind, Subject
    from articles.intake.story import Block
    from articles.intake.utterances import Utterance

_AFTER = re.compile(
    rf"(?:，?(?:今年)?{AGE})?(?:作为|，?是|，?系|，?现任|，?担任|（)([^，。；：（）]{{2,40}})(?=[，。；）])"
)
_BACK = re.compile("上述|[该这那][名位个]?")
_KIN = re.compile(f"的(?:{POST.pattern})")
_CLAUSE_MARK = re.compile(r"[，。！？；：“”（）\s]")
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
        self._named = plains[0].cast if plains else None
        found = [m for plain in plains for m in self._mentions_in(plain)]
        found += [m for utterance in spoken for m in self._speaking(utterance)]
        self._mentions = sorted(found, key=lambda m: (m.block, m.place))
        self._places = [(m.block, m.place) for m in self._mentions]

    def speaker(self, utterance: Utterance) -> Person | None:
        """Whose words they are; 他 is the last person named before."""
        block, subject = utterance.block, utterance.subject
        if subject and subject.kind in {"person", "group"}:
            person = self.read(block, subject)
            return self._meant(person, block, subject.start) or person
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

    def _meant(self, person: Person, block: int, place: int) -> Person | None:
        """Whom 上述专家, 这名不愿具名的店员 or a bare 师父 means: the last such."""
        back = _BACK.match(person.name)
        if not back and not POST.fullmatch(person.name):
            return None
        post = person.name.rpartition("的")[2] if back else person.name
        post = post.removeprefix(back[0]) if back else post
        at = bisect_left(self._places, (block, place))
        for mention in reversed(self._mentions[max(0, at - 40) : at]):
            role = self.role(mention.person) or ""
            if role.endswith(post) or (back and mention.person.name.endswith(post)):
                return mention.person
        if not back or len(post) < _SHORTEST_PART:
            return None
        if "的" in person.name:
            return replace(person, name=post)
        return self.before(block, place, reach=2)

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

    def _mentions_in(self, plain: Plain) -> Iterator[Mention]:
        """Named people who are the subject of a clause; learns their posts."""
        for found in self._named.finditer(plain.text) if self._named else ():
            person, leading = self._mentioned(plain, found)
            if person.role:
                self._roles.setdefault(person.name, person.role)
            if len(leading) <= _LONGEST_LEADING or leading.endswith(("的", "叫", "是")):
                yield Mention(plain.number, found.start(), person, spoke=False)

    def _mentioned(self, plain: Plain, found: re.Match[str]) -> tuple[Person, str]:
        """Who stands there, 某某 or 某某的奶奶; the words before in his clause."""
        text, (start, end) = self._texts[plain.number], found.span()
        begin = _clause_start(plain.text, start)
        kin = _KIN.match(plain.text, end)
        if kin:
            person = Person(text[start : kin.end()], None, "person")
            return person, plain.text[begin:start]
        place = role_place(plain.text[begin:start], begin)
        role = text[slice(*place)] if place else _role_after(plain, end)
        leading = plain.text[begin : place[0] if place else start]
        return Person(text[start:end], role, "person"), leading

    def _speaking(self, utterance: Utterance) -> Iterator[Mention]:
        subject = utterance.subject
        if subject and subject.kind in {"person", "group"}:
            person = self.read(utterance.block, subject)
            if person.role:
                self._roles_speaking.setdefault(person.name, person.role)
            yield Mention(utterance.block, subject.start, person, spoke=True)


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
