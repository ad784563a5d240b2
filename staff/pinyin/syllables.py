"""Characters to syllables, and a typed pinyin back to its syllables."""

import re
from functools import cache
from itertools import islice, product

from staff.pinyin.surnames import GIVEN, SURNAMES, Reading

_SYLLABLE = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:[iu]ang|iong|ueng|[aeio]ng|i?an|i?ao|uai|uan|üan|[ae]i|[aei]n|er|i[aeu]|ou|"
    r"u[aeino]|üe|ün|[aeiouü])"
)
_LONGEST_SYLLABLE = 6
_MOST_READINGS = 12


def library_reading(phrase: str) -> Reading:
    """One tone-less syllable per character of `phrase`, with ü.

    A character the library does not know stands for itself.
    """
    # Its dictionaries take a second and 60 MB: only a process that converts loads it.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    # A list is one entry per character, which its annotation leaves out.
    found = lazy_pinyin(phrase, errors=list, v_to_u=True)  # type: ignore[arg-type]
    return tuple(found) if len(found) == len(phrase) else tuple(phrase)


def surname_readings(surname: str) -> list[Reading]:
    """The readings of a surname, the usual one first."""
    if surname in SURNAMES:
        return list(SURNAMES[surname])
    return [library_reading(surname)]


def given_readings(given: str) -> list[Reading]:
    """The plausible readings of a given name or other phrase, the likely one first."""
    if not given:
        return [()]
    likely = library_reading(given)
    options = []
    for char, reading in zip(given, likely, strict=True):
        known = GIVEN.get(char, (reading,))
        first = reading if reading in known else known[0]
        options.append([first, *(other for other in known if other != first)])
    return list(islice(product(*options), _MOST_READINGS))


def split_typed(pinyin: str, count: int) -> Reading:
    """The syllables of a pinyin that a person typed for `count` Han characters.

    Spaces, hyphens and apostrophes part syllables (xi'an is two). Returns the words
    as they stand when they are not `count` syllables.
    """
    words = re.sub(r"[\s'’\-·.]+", " ", pinyin).strip()
    return _divide(words, count) or tuple(words.split())


def _divide(words: str, count: int) -> Reading | None:
    """`words` as exactly `count` syllables, the longest first; None if impossible."""

    @cache
    def divided(start: int, left: int) -> Reading | None:
        start += words[start : start + 1] == " "
        if start == len(words) or left == 0:
            return () if start == len(words) and left == 0 else None
        for end in range(min(start + _LONGEST_SYLLABLE, len(words)), start, -1):
            if _SYLLABLE.fullmatch(words, start, end):
                rest = divided(end, left - 1)
                if rest is not None:
                    return (words[start:end], *rest)
        return None

    return divided(0, count)
