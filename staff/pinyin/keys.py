"""The columns that a name is shown, searched and sorted by."""

import re
from dataclasses import dataclass
from itertools import product

from staff.pinyin.clean import HAN, clean_name, fold
from staff.pinyin.surnames import SURNAMES, Reading, split_surname
from staff.pinyin.syllables import given_readings, split_typed, surname_readings
from staff.pinyin.tokens import column, tokens

PINYIN_LENGTH = 128
INITIALS_LENGTH = 64
SORT_LENGTH = 192
_MOST_READINGS = 36
_PIECES = re.compile(rf"[{HAN}]+|[^{HAN}\s·]+")
_U_UMLAUT = re.compile(r"(?<=[nl])ü")
_HAN_ONLY = re.compile(rf"[{HAN}]+")


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What is stored beside a name.

    `pinyin`: surname, a space, the given name, ü as v; what the person typed if so.
    `initials`: the first letter of each syllable.
    `search`: tokens, each after a space, for ``LIKE '%' || needle(query) || '%'``:
    every plausible reading and the name itself, from any syllable or character on.
    `sort_key`: the chosen syllables. A 0 follows each, because it comes before every
    letter on both databases (xi, then xian); language collations skip a space.
    """

    pinyin: str
    initials: str
    search: str
    sort_key: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a name: the words to show per reading; the likely reading first."""

    readings: list[Reading]
    words: tuple[int, ...]


def keys(name: str, *, override: str = "") -> NameKeys:
    """The keys of `name`; `override` is a pinyin typed by a person and chosen as is.

    What the override does not say stays searchable. An empty name has empty keys.
    """
    cleaned = clean_name(name)
    pieces = _pieces(cleaned)
    readings = _readings(pieces)
    pinyin = " ".join(_words(pieces))
    if override.strip():
        pinyin = " ".join(override.casefold().split())
        typed = pinyin.replace("v", "ü")
        readings.insert(0, split_typed(typed, len(readings[0])))
    chosen = [fold(syllable) for syllable in readings[0]]
    found = [token for reading in readings for token in tokens(reading)]
    return NameKeys(
        pinyin=_U_UMLAUT.sub("v", pinyin)[:PINYIN_LENGTH].strip(),
        initials="".join(syllable[:1] for syllable in chosen)[:INITIALS_LENGTH],
        search=column([*found, *_written(fold(cleaned))]),
        sort_key="".join(f"{syllable}0" for syllable in chosen)[:SORT_LENGTH],
    )


def _pieces(name: str) -> list[_Piece]:
    """The parts of a cleaned name in order.

    A name with a dot is transcribed (阿卜杜拉·艾山): it has no Chinese surname.
    """
    transcribed = "·" in name
    found = []
    for text in _PIECES.findall(name):
        if not _HAN_ONLY.fullmatch(text):
            found.append(_Piece([(text.casefold(),)], (1,)))
        elif transcribed:
            found.append(_Piece(given_readings(text), (len(text),)))
        else:
            found.append(_person(text))
    return found


def _person(text: str) -> _Piece:
    surname, given = split_surname(text)
    if surname:
        pairs = product(surname_readings(surname), given_readings(given))
        words = (len(surname), len(given)) if given else (len(surname),)
        return _Piece([first + rest for first, rest in pairs], words)
    readings = given_readings(text)
    also = [(*first, *readings[0][1:]) for first in SURNAMES.get(text[0], ())]
    return _Piece([*readings, *also], (1,) * len(text))


def _readings(pieces: list[_Piece]) -> list[Reading]:
    found: list[Reading] = [()]
    for piece in pieces:
        found = [
            (*before, *reading) for before, reading in product(found, piece.readings)
        ][:_MOST_READINGS]
    return found


def _words(pieces: list[_Piece]) -> list[str]:
    found = []
    for piece in pieces:
        syllables = list(piece.readings[0])
        for length in piece.words:
            found.append(_word(syllables[:length]))
            del syllables[:length]
    return found


def _word(syllables: list[str]) -> str:
    """Syllables as one word, parted where a vowel would join: xi'an (GB/T 28039)."""
    first, *others = syllables
    return first + "".join(f"'{o}" if o[0] in "aeo" else o for o in others)


def _written(name: str) -> list[str]:
    """The folded name from its start and from each Han character on."""
    return [
        name[start:]
        for start, char in enumerate(name)
        if start == 0 or _HAN_ONLY.match(char)
    ]
