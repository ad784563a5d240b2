"""People in a phrase: where a name stands, and the post printed before it.

All functions take folded text (see plain) and answer with places in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.intake.phrases import AFTER_NAME, CHIEFS, POST_ENDINGS
from articles.intake.words import any_of, characters, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SURNAMES = characters("surnames")
_TRANSCRIPTION = characters("transcription")
SURNAMES = "".join(sorted(_SURNAMES))
SYLLABLES = "".join(sorted(_TRANSCRIPTION))

Place = tuple[int, int]

POST = re.compile(rf"{any_of('posts')}|[{CHIEFS}]长(?!官)|秘书长|理事长")
_OFFICE = re.compile(rf"(?:{any_of('offices')}|[{CHIEFS}]长(?!官))的?")
_DOTTED = re.compile(r"[A-Za-z一-龥-]{1,16}(?:[·•・‧][A-Za-z.一-龥]{1,8}){1,4}")
_TRANSCRIBED = re.compile(
    rf"[{SYLLABLES}]{{1,6}}(?:-[{SYLLABLES}]{{1,6}})?"
    rf"(?:([·•・‧])[{SYLLABLES}]{{1,8}}){{1,4}}"
)
_LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}$")
DOT = re.compile("[·•・‧]")
_TITLED = re.compile("(?<=[一-龥]{2})(?:先生|女士)$")
_NICKNAME = re.compile("[阿小老][一-龥]")
_REMARK = re.compile("（[^（）]*）$")
_HAN = re.compile(r"[一-龥]+")
_ADDRESSED = re.compile(
    rf"[老小阿]?[{SURNAMES}]某?[一-龥]?(?:{any_of('addresses')})$"
    rf"|[老小阿][{SURNAMES}]$|阿[一-龥][姨叔伯婆嫂哥姐]$"
)
ADDRESSED_INSIDE = re.compile(
    rf"(?:^|(?<=[。！？，；、”的{POST_ENDINGS}\s]))(?:[老小阿][{SURNAMES}]"
    rf"(?<!老师)(?<!小[时康米路车])(?![一-龥]?[，。]?[生师家儿])|[{SURNAMES}]"
    r"(?:先生|女士|老师|阿姨|大爷|大妈|师傅|奶奶|爷爷|婆婆|同学|大姐|大叔|大哥|太太|[姐哥叔婶嫂](?![弟妹姐哥们拉])|某(?![一-龥]{0,1}某)))"
)
_OPENERS = ("的", "、", "》", "）", "”", "—")
_NO_NAME = re.compile(r"[的了是在和与们等者所个这那不说]|人员|方面")
_LONG_SURNAMES = (*words("compound_surnames"), *words("japanese_surnames"))
AGE = r"(?:\d+|[一二三四五六七八九十]+)岁"
_NAME = f"([{SURNAMES}][一-龥]{{1,2}})"
_INTRODUCED = (
    re.compile(rf"{_NAME}(?=[，（]?(?:今年)?{AGE}|出生于)"),
    re.compile(rf"(?:叫|叫做|本名|原名|大名){_NAME}(?=[，。；])"),
    re.compile(
        rf"(?:^|[。！？，；\s]){_NAME}(?=作为|是一[名位个]|曾任|担任|现任|出生"
        r"|是[^，。]{2,20}的?[一-龥]{1,3}[员长师家手民人])"
    ),
)
_NO_POSTS = words("no_posts")
_FIRST, _SECOND = words("tibetan_syllables")
_GIVEN = re.compile(f"(?:(?:{any_of('given_names')})|[{_FIRST}][{_SECOND}]){{1,2}}")
_GIVEN_AT_END = re.compile(f"{_GIVEN.pattern}$")
_ORGANISATIONS = words("organisations")
_ENDINGS_OF_SPEAKERS = (*_ORGANISATIONS, *words("groups"))
_LONGEST_NAME = 3  # with a surname of one character
_LONGEST_PART = 5  # characters of a transcribed first name


def name_at_end(phrase: str) -> Place | None:
    """Where the name stands with which `phrase` ends, or None."""
    for find in (_dotted, _after_post, _addressed, _by_surname, _given):
        start = find(phrase)
        if start is not None:
            title = _TITLED.search(phrase, start)
            titled = title and title.start() - start > 1
            return start, title.start() if title and titled else len(phrase)
    return None


def name_inside(phrase: str) -> Place | None:
    """The first name printed directly after a post somewhere in `phrase`."""
    for post in POST.finditer(phrase):
        rest = phrase[post.end() : post.end() + 7]
        size = running_name(rest) or _usual_name(rest)
        if size:
            return post.end(), post.end() + size
    return None


def office_holders(sentence: str) -> Iterator[str]:
    """Names printed directly after an office: 馆长某某, 担任馆长的某某."""
    for office in _OFFICE.finditer(sentence):
        size = running_name(sentence[office.end() : office.end() + 7])
        if size:
            yield sentence[office.end() : office.end() + size]
    for post in POST.finditer(sentence):
        size = running_name(sentence[post.end() : post.end() + 7])
        if size >= _LONGEST_NAME:
            yield sentence[post.end() : post.end() + size]


def introduced(text: str) -> Iterator[str]:
    """Names printed with an age, or said to be somebody's."""
    for pattern in _INTRODUCED:
        for found in pattern.finditer(text):
            if running_name(found[1]) == len(found[1]):
                yield found[1]


def dotted_names(text: str) -> Iterator[str]:
    """Transcribed names, and their parts by which they are called later."""
    for found in _TRANSCRIBED.finditer(text):
        last = found[0].rpartition(found[1])[2]
        if len(last) > 1:
            yield found[0]
            yield last


def running_name(text: str) -> int:
    """How many characters of `text`, a running sentence, are a name; 0 for none."""
    head = text[:1]
    if text.startswith(_LONG_SURNAMES):
        head = next(s for s in _LONG_SURNAMES if text.startswith(s))
    if len(head) == 1 and head not in _SURNAMES:
        return 0
    for given in (2, 1):
        size = len(head) + given
        name, after = text[:size], text[size : size + 1]
        if len(name) < size or not _HAN.fullmatch(name) or _NO_NAME.search(name[1:]):
            continue
        if after == name[-1]:
            continue
        doubled = after == text[size + 1 : size + 2]
        if doubled or after in AFTER_NAME or not _HAN.match(after):
            return size
    return 0


def _usual_name(text: str) -> int:
    """Three characters, where nothing tells the end of a name."""
    name = text[:_LONGEST_NAME]
    if len(name) < _LONGEST_NAME or not _HAN.fullmatch(name):
        return 0
    return _LONGEST_NAME if can_be_name(name) else 0


def is_speaker(phrase: str) -> bool:
    """Whether a phrase without a name can speak: a post, a group, an organisation."""
    if phrase.endswith(_ENDINGS_OF_SPEAKERS):
        return True
    return any(post.end() == len(phrase) for post in POST.finditer(phrase))


def is_role(phrase: str) -> bool:
    """Whether the phrase before a name says what the person is."""
    phrase = _REMARK.sub("", phrase)
    if not phrase or phrase.endswith(_NO_POSTS):
        return False
    return is_speaker(phrase) or phrase[-1] in POST_ENDINGS


def is_person(phrase: str) -> bool:
    """Whether a phrase without a name means a human being, not an organisation."""
    return not phrase.endswith(_ORGANISATIONS)


def _dotted(phrase: str) -> int | None:
    latin = _LATIN.search(phrase)
    if latin:
        return latin.start()
    every = _DOTTED.finditer(phrase)
    found = next((name for name in every if name.end() == len(phrase)), None)
    if found is None:
        return None
    dot = DOT.search(phrase, found.start())
    first = phrase[found.start() : dot.start()] if dot else ""
    return found.start() + _first_part(first)


def _first_part(words: str) -> int:
    """Where in 协会主席大卫 the transcribed name begins."""
    posts = [post.end() for post in POST.finditer(words) if post.end() < len(words)]
    begin = max([*posts, words.rfind("的") + 1])
    if len(words) - begin <= _LONGEST_PART:
        return begin
    start = len(words)
    while start > begin and words[start - 1] in _TRANSCRIPTION:
        start -= 1
    return start


def _after_post(phrase: str) -> int | None:
    """The rest after the last post, when it can be a name as a whole."""
    ends = [post.end() for post in POST.finditer(phrase)]
    for end in reversed(ends):
        rest = phrase[end:]
        if can_be_name(rest):
            return end
    return None


def can_be_name(rest: str) -> bool:
    longest = 6 if rest.startswith(_LONG_SURNAMES) else 4
    if not 1 < len(rest) <= longest or not _HAN.fullmatch(rest):
        return False
    if _NO_NAME.search(rest) or rest.endswith(_ENDINGS_OF_SPEAKERS):
        return False
    if rest[0] in _SURNAMES or rest.startswith(_LONG_SURNAMES):
        return True
    if _NICKNAME.fullmatch(rest) or _GIVEN.fullmatch(rest):
        return True
    return all(char in _TRANSCRIPTION for char in rest)


def _addressed(phrase: str) -> int | None:
    found = _ADDRESSED.search(phrase[-6:])
    if not found:
        return None
    start = max(len(phrase) - 6, 0) + found.start()
    return start if _opens_name(phrase[:start]) else None


def _by_surname(phrase: str) -> int | None:
    for size in (3, 2, 4):
        name = phrase[-size:]
        if len(name) < size or not _HAN.fullmatch(name) or _NO_NAME.search(name):
            continue
        start = len(phrase) - size
        torn = any(post.start() < start < post.end() for post in POST.finditer(phrase))
        if not torn and _is_surnamed(name) and _opens_name(phrase[:-size]):
            return start
    return None


def _is_surnamed(name: str) -> bool:
    if name.endswith(_ENDINGS_OF_SPEAKERS) or POST.search(name):
        return False
    if len(name) > _LONGEST_NAME:
        return name.startswith(_LONG_SURNAMES)
    return name[0] in _SURNAMES


def _given(phrase: str) -> int | None:
    found = _GIVEN_AT_END.search(phrase)
    if found is None or not _opens_name(phrase[: found.start()]):
        return None
    return found.start()


def _opens_name(before: str) -> bool:
    return not before or before.endswith(_OPENERS) or is_role(before)
