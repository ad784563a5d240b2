"""Who speaks in a clause: the subject before a verb of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from articles.intake.names import (
    POST,
    is_person,
    is_role,
    is_speaker,
    name_at_end,
    name_inside,
    running_name,
)
from articles.intake.phrases import LEADS, TAILS
from articles.intake.words import any_of, words

if TYPE_CHECKING:
    from articles.intake.clauses import Plain

SpeakerKind = Literal["person", "group", "pronoun", "nobody"]

_LEAD = re.compile("|".join(f"(?:{lead})" for lead in LEADS))
_TAIL = re.compile(f"(?:{'|'.join(TAILS)}|{any_of('verbs')})$")
_PRONOUNS = frozenset(words("pronouns"))
_NOT_SPEAKERS = words("not_speakers")
_ORGANISATIONS = words("organisations")
_CLAUSE_MARK = re.compile("[，；：]|(?<=[。！？，；…])”")
_CALLED = re.compile("“□*”$")
_PRONOUN = re.compile("(?:(?:他|她)们?|老人家?)(?![的们])")
_THIS_ONE = re.compile("[这该那][位名][^，。]{2,12}(?=[在带把从对向拿直笑])")
_OFFICE = re.compile(
    rf".{{2,24}}?(?:{any_of('posts', 'organisations')})"
    r"(?=[在就于对今昨当随也则还再又已曾将\d])"
)
_TOWARD = re.compile("(?<!反)[向对跟][^，。向对跟]{1,16}$")
_PREDICATE = re.compile(
    ".*的是|.*(?:[是把被由]|请来|联系上了?|联系到了?|见到了?|采访了)(?!.*的)|有(?=..)"
)
_GLOSS = re.compile("（□*）$")
_EDGES = " \t　、—-■●"
_LONGEST_CLAUSE = 80
_LONGEST_PHRASE = 24
_MOST_CLAUSES = 6
_MOST_TRIMS = 8
_SHORTEST_NAME = 2
_NAME_WITH_NEXT = 4  # a name of three characters and what follows it


@dataclass(frozen=True)
class Subject:
    """A speaker's place in a paragraph; `role` is the place of his post."""

    kind: SpeakerKind
    start: int
    end: int
    role: tuple[int, int] | None = None
    clause: int = 0


def subject_of(plain: Plain, start: int, end: int) -> Subject | None:
    """The subject of the verb at `end`, looked for back to `start`."""
    parts = _clauses(plain.text, start, end)
    for begin, stop in parts:
        subject = read_subject(plain, begin, stop)
        if subject:
            return subject
    return read_subject(plain, *parts[0], last_resort=True) if parts else None


def acting_subject(plain: Plain, start: int, end: int) -> Subject | None:
    """The first person named, or 他, who does something between two places."""
    for clause in reversed(_clauses(plain.text, start, end)):
        begin, stop = trim(plain.text, *clause)
        pronoun = _PRONOUN.match(plain.text, begin, stop)
        if pronoun:
            return Subject("pronoun", begin, pronoun.end(), clause=begin)
        known = _known(plain, begin, stop, begin)
        if known:
            return known
    return None


def read_subject(
    plain: Plain, begin: int, stop: int, *, last_resort: bool = False
) -> Subject | None:
    """The speaker a clause names; with `last_resort` any short phrase will do."""
    clause = begin
    begin, stop = trim(plain.text, begin, stop)
    phrase = plain.text[begin:stop]
    if not phrase:
        pronoun = _PRONOUN.match(plain.text, clause)
        return pronoun and Subject("pronoun", clause, pronoun.end(), clause=clause)
    if phrase in _PRONOUNS:
        return Subject("pronoun", begin, stop, clause=clause)
    if phrase.endswith(_NOT_SPEAKERS):
        return Subject("nobody", begin, stop, clause=clause)
    toward = _TOWARD.search(phrase)
    if toward and _can_speak(plain, phrase[: toward.start()]):
        return read_subject(plain, begin, begin + toward.start())
    name = name_at_end(phrase)
    if name:
        role = role_place(phrase[: name[0]], begin)
        return Subject("person", begin + name[0], begin + name[1], role, clause)
    known = _known(plain, begin, stop, clause) or _inside(phrase, begin, clause)
    return known or _nameless(phrase, begin, clause, last_resort=last_resort)


def _inside(phrase: str, begin: int, clause: int) -> Subject | None:
    """A name directly after a post, whatever follows; or “…” after 团体."""
    name = name_inside(phrase)
    if name:
        role = role_place(phrase[: name[0]], begin)
        return Subject("person", begin + name[0], begin + name[1], role, clause)
    called = _CALLED.search(phrase)
    if called is None or not phrase[: called.start()].endswith(_ORGANISATIONS):
        return None
    place = begin + called.start()
    return Subject("group", place + 1, begin + len(phrase) - 1, (begin, place), clause)


def _known(plain: Plain, begin: int, stop: int, clause: int) -> Subject | None:
    """Somebody of the story who does something in the clause."""
    found = plain.cast.search(plain.text, begin, stop) if plain.cast else None
    if found is None:
        return None
    before = plain.text[begin : found.start()]
    role = role_place(before, begin)
    if before and not role and not before.endswith(("的", "叫")):
        return None
    if plain.text.startswith("的", found.end(), stop):
        kin = POST.match(plain.text, found.end() + 1, stop)
        named = kin and plain.cast and plain.cast.match(plain.text, kin.end(), stop)
        if kin and named:
            role = found.start(), kin.end()
            return Subject("person", named.start(), named.end(), role, clause)
        return kin and Subject("person", found.start(), kin.end(), clause=clause)
    return Subject("person", found.start(), found.end(), role, clause)


def _can_speak(plain: Plain, phrase: str) -> bool:
    known = plain.cast.search(phrase) if plain.cast else None
    if phrase in _PRONOUNS or (known and known.end() == len(phrase)):
        return True
    return is_speaker(phrase) or name_at_end(phrase) is not None


def _nameless(
    phrase: str, begin: int, clause: int, *, last_resort: bool
) -> Subject | None:
    end = begin + len(phrase)
    called = _CALLED.sub("", phrase)
    if is_speaker(called) or is_speaker(phrase):
        kind: SpeakerKind = "person" if is_person(called) else "group"
        return Subject(kind, begin, end, clause=clause)
    acting = _acting(phrase, begin, clause)
    if acting or not last_resort or "“" in phrase:
        return acting
    if not _SHORTEST_NAME <= len(phrase) <= _LONGEST_PHRASE:
        return None
    return Subject("person", begin, end, clause=clause)


def _acting(phrase: str, begin: int, clause: int) -> Subject | None:
    """Who does something else before he speaks: 他停了一会儿，补充道."""
    pronoun = _PRONOUN.match(phrase) or _THIS_ONE.match(phrase)
    if pronoun:
        return Subject("pronoun", begin, begin + pronoun.end(), clause=clause)
    office = _OFFICE.match(phrase)
    if office:
        return Subject("group", begin, begin + office.end(), clause=clause)
    if running_name(phrase[:_NAME_WITH_NEXT]) != _NAME_WITH_NEXT - 1:
        return None
    return Subject("person", begin, begin + _NAME_WITH_NEXT - 1, clause=clause)


def role_place(before: str, offset: int) -> tuple[int, int] | None:
    """Place of the post in the words before a name, if they are one."""
    start, end = trim(before, 0, len(before), tails=False)
    bare = before[start:end].rstrip(_EDGES).removesuffix("的").removesuffix("叫")
    predicate = _PREDICATE.match(bare)
    cut = predicate.end() if predicate else 0
    if not is_role(bare[cut:]) or _PRONOUN.match(bare, cut):
        return None
    return offset + start + cut, offset + start + len(bare)


def trim(text: str, begin: int, end: int, *, tails: bool = True) -> tuple[int, int]:
    """Places of a clause without times, connectives and circumstances around it."""
    begin = max(begin, end - _LONGEST_CLAUSE)
    for _round in range(_MOST_TRIMS):
        before = begin, end
        begin = _skip_edges(text, begin, end)
        lead = _LEAD.match(text, begin, end)
        begin = lead.end() if lead and lead.end() < end else begin
        while end > begin and text[end - 1] in _EDGES:
            end -= 1
        gloss = _GLOSS.search(text[begin:end])
        end = begin + gloss.start() if gloss else end
        end = _cut_tail(text, begin, end) if tails else end
        if (begin, end) == before:
            break
    return begin, end


def _skip_edges(text: str, begin: int, end: int) -> int:
    while begin < end and text[begin] in _EDGES:
        begin += 1
    return begin


def _cut_tail(text: str, begin: int, end: int) -> int:
    """Cut a circumstance; a single character only when a name would be left."""
    phrase = text[begin:end]
    tail = _TAIL.search(phrase)
    if not tail:
        return end
    left = phrase[: tail.start()]
    if len(tail[0]) == 1 and len(left) == 1 and left not in _PRONOUNS:
        return end
    return begin + tail.start()


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses between two places, the last one first."""
    start = max(start, end - _LONGEST_CLAUSE * 3)
    marks = [mark.start() for mark in _CLAUSE_MARK.finditer(text, start, end)]
    begins = [start, *(mark + 1 for mark in marks)]
    parts = list(zip(begins, [*marks, end], strict=True))
    return parts[::-1][:_MOST_CLAUSES]
