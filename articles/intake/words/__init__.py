"""Word lists of intake, one file each: white space between words, # a comment."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of the list `name` in the order of its file."""
    lines = (_HERE / f"{name}.txt").read_text("utf-8").splitlines()
    kept = (line for line in lines if not line.startswith("#"))
    return tuple(word for line in kept for word in line.split())


def characters(name: str) -> frozenset[str]:
    """All characters of a list that is written without spaces."""
    return frozenset("".join(words(name)))


def any_of(*names: str) -> str:
    """A pattern for any word of these lists, a longer one before its beginning."""
    every = {word for name in names for word in words(name)}
    return "|".join(sorted(every, key=lambda word: (-len(word), word)))
