"""Places where somebody is said to speak: 某某表示，某某告诉记者 ..."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from articles.intake.names import name_at_end
from articles.intake.speakers import (
    Subject,
    acting_subject,
    read_subject,
    subject_of,
)
from articles.intake.words import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.intake.clauses import Plain

_ENDING = "道|说|了|过|着|到|起|如下|称"
_FOLLOWED = r"(?=\s*[，：。；！？“—)）]|\s*$)"
_SPOKE = re.compile(
    rf"(?<![不没未])(?<!没有)(?:(?:{any_of('verbs')})(?:{_ENDING})?(?:记者|本报|《□+》)?"
    rf"|(?:{any_of('told')})[^，。：；“”]{{1,16}}){_FOLLOWED}"
)
_NAMED_AFTER = re.compile(
    r"(?:^|(?<=”))说这[话番些]+的(?:人?是|人?，是)([^，。；]{2,40})(?=[，。；])"
)
_VIEW = re.compile("在([^，。；“”]{1,24}?)(?:看来|眼里|眼中|心目中)(?=，“)")
_LED = re.compile("(?:^|(?<=[。！？…，]”)|(?<=[。！？]))[^。！？；：“”]{2,60}?(?=，“)")
_DONE = re.compile("(?<=[。！？…]”)[^。！？；：“”]{2,60}(?=[。！？])")
_SILENT = re.compile("没|不|沉默|愣|记者|我")
_RECITED = re.compile(
    "唱|歌|诗|标语|横幅|牌|题词|刻着|写着|标题|口号|谚语|俗|对联|校训|广告"
)
_COLON = re.compile(r"(?<=[^：，。“])：(?=\s?“)")
_MOST_UTTERANCES = 2_000  # a story of 20,000 characters has about 300


@dataclass(frozen=True)
class Utterance:
    """A verb of speech at start to end of a paragraph, and whose it is."""

    block: int
    start: int
    end: int
    subject: Subject | None


def utterances(plains: Sequence[Plain]) -> list[Utterance]:
    """Every verb of speech outside quotations, in order of reading."""
    every = (utterance for plain in plains for utterance in _in_paragraph(plain))
    return list(islice(every, _MOST_UTTERANCES))


def _in_paragraph(plain: Plain) -> Iterator[Utterance]:
    verbs = list(_SPOKE.finditer(plain.text))
    ends = {verb.end() for verb in verbs}
    acts = _acts(plain, [verb.start() for verb in verbs])
    colons = (mark for mark in _COLON.finditer(plain.text) if mark.start() not in ends)
    views = _VIEW.finditer(plain.text)
    named = _NAMED_AFTER.finditer(plain.text)
    for found in sorted((*verbs, *views, *acts, *colons, *named), key=re.Match.start):
        if found.re is _SPOKE:
            yield _spoken(plain, found.start(), found.end())
        elif found.re is _VIEW:
            yield from _in_view(plain, found)
        elif found.re is _COLON:
            yield from _labelled(plain, found)
        elif found.re in {_LED, _DONE}:
            yield from _acting(plain, found)
        else:
            yield from _named_after(plain, found)


def _spoken(plain: Plain, start: int, end: int) -> Utterance:
    begin = plain.sentence_start(start)
    return Utterance(plain.number, start, end, subject_of(plain, begin, start))


def _named_after(plain: Plain, named: re.Match[str]) -> Iterator[Utterance]:
    """说这话的是某某: it follows the words, in the next paragraph mostly."""
    subject = read_subject(plain, named.start(1), named.end(1), last_resort=True)
    if subject and subject.kind != "nobody":
        yield Utterance(plain.number, named.start(), named.start(), subject)


def _labelled(plain: Plain, found: re.Match[str]) -> Iterator[Utterance]:
    """Somebody who does something else than speak: 王老师摆摆手：“…”."""
    colon = found.start()
    begin = plain.sentence_start(colon)
    if _RECITED.search(plain.text, begin, colon):
        return
    subject = subject_of(plain, begin, colon) if begin < colon else None
    if subject and subject.kind in {"person", "pronoun"} and _is_named(plain, subject):
        yield Utterance(plain.number, colon, colon, subject)


def _acts(plain: Plain, verbs: Sequence[int]) -> Iterator[re.Match[str]]:
    """Sentences beside quoted words in which nobody is said to speak."""
    opens = plain.text.startswith("“")
    done = (d for d in _DONE.finditer(plain.text) if opens and not _SILENT.search(d[0]))
    for act in (*_LED.finditer(plain.text), *islice(done, 1)):
        at = bisect_left(verbs, act.start())
        if at == len(verbs) or verbs[at] >= act.end():
            yield act


def _acting(plain: Plain, act: re.Match[str]) -> Iterator[Utterance]:
    """Somebody who acts before or after his words: 王老师摆摆手，“…”."""
    subject = acting_subject(plain, act.start(), act.end())
    if subject:
        place = act.end() if act.re is _LED else subject.end
        yield Utterance(plain.number, place, place, subject)


def _is_named(plain: Plain, subject: Subject) -> bool:
    phrase = plain.text[subject.start : subject.end]
    if subject.kind == "pronoun" or name_at_end(phrase) == (0, len(phrase)):
        return True
    return plain.cast is not None and plain.cast.match(phrase) is not None


def _in_view(plain: Plain, view: re.Match[str]) -> Iterator[Utterance]:
    """在某某看来，“…”."""
    subject = read_subject(plain, view.start(1), view.end(1), last_resort=True)
    if subject and subject.kind != "nobody":
        yield Utterance(plain.number, view.start(), view.end(), subject)
