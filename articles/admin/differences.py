"""What differs between two texts, marked for a person who reads them side by side."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

# Comparing takes time that grows with the product of the lengths: 10 million are some
# seconds. Beyond that, lines are shown as changed without saying where.
_MOST_COMPARED = 10_000_000
_MOST_LINES = 3_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `changed` where the other text says something else."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of both texts beside each other; empty where one has no such line."""

    mine: list[Piece]
    theirs: list[Piece]


def side_by_side(mine: str, theirs: str) -> list[Pair]:
    """Both texts line by line, what differs marked; equal lines are left out."""
    ours, others = mine.split("\n"), theirs.split("\n")
    if max(len(ours), len(others)) > _MOST_LINES:
        return [_unmarked(mine, theirs)]
    lines = SequenceMatcher(a=ours, b=others, autojunk=False)
    changed = [
        pair
        for tag, a, b, c, d in lines.get_opcodes()
        if tag != "equal"
        for pair in zip_longest(ours[a:b], others[c:d], fillvalue="")
    ]
    cost = sum(len(one) * len(other) for one, other in changed)
    show = _marked if cost <= _MOST_COMPARED else _unmarked
    return [show(one, other) for one, other in changed]


def _unmarked(mine: str, theirs: str) -> Pair:
    return Pair([Piece(mine, changed=True)], [Piece(theirs, changed=True)])


def _marked(mine: str, theirs: str) -> Pair:
    signs = SequenceMatcher(a=mine, b=theirs, autojunk=False)
    pair = Pair([], [])
    for tag, a, b, c, d in signs.get_opcodes():
        if a < b:
            pair.mine.append(Piece(mine[a:b], changed=tag != "equal"))
        if c < d:
            pair.theirs.append(Piece(theirs[c:d], changed=tag != "equal"))
    return pair
