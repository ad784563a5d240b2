"""The ways to type a reading, as tokens of one searchable column."""

from collections.abc import Iterable
from itertools import islice, pairwise, product

from staff.pinyin.clean import fold
from staff.pinyin.surnames import Reading

# Up to here all 2 ** (n - 1) mixed spellings of n syllables are written out, up to
# the next n of them, and of longer names only the whole.
_ALL_MIXES_UP_TO = 4
_SOME_MIXES_UP_TO = 12
_MOST_SPELLINGS = 12


def spellings(syllable: str) -> list[str]:
    """How a syllable may be typed: ü as v, u and yu."""
    if "ü" not in syllable:
        return [fold(syllable)]
    return [fold(syllable.replace("ü", typed)) for typed in ("v", "u", "yu")]


def tokens(reading: Reading) -> Iterable[str]:
    """Every start of a token: from any syllable on, each in full or by its initial.

    The last syllable is always full, since its initial begins it: the tokens of xie
    zhi gang hold xzg (in xzgang), xiezg (in xiezgang) and zhig (in zhigang).
    """
    for spelt in islice(product(*map(spellings, reading)), _MOST_SPELLINGS):
        if len(spelt) > _SOME_MIXES_UP_TO:
            yield "".join(spelt)
            continue
        for start in range(len(spelt)):
            yield from _mixes(spelt[start:])


def _mixes(syllables: tuple[str, ...]) -> Iterable[str]:
    *heads, last = syllables
    if len(syllables) <= _ALL_MIXES_UP_TO:
        for parts in product(*((head, head[:1]) for head in heads)):
            yield "".join(parts) + last
        return
    for full in range(len(heads), -1, -1):
        abbreviated = "".join(head[:1] for head in heads[full:])
        yield "".join(heads[:full]) + abbreviated + last


def column(found: Iterable[str]) -> str:
    """Distinct tokens with a space before each, without those that begin another."""
    distinct = list(dict.fromkeys(token for token in found if token))
    in_order = sorted(distinct)
    redundant = {
        token for token, following in pairwise(in_order) if following.startswith(token)
    }
    return "".join(f" {token}" for token in distinct if token not in redundant)
