"""What a page of search results is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise

MOST = 10  # rows of a group; the rest is in the room's own list


@dataclass(frozen=True, slots=True)
class Hit:
    """One row: what was found, where it leads, what stands below, its badge."""

    title: str
    url: str
    note: str = ""
    tone: str = ""
    word: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What one room found: the first rows, how many, and the room's own list.

    `wider` says that the room's list looks at more than this search does.
    """

    title: str | Promise
    icon: str
    hits: Sequence[Hit]
    total: int
    url: str
    wider: bool = False


def narrowed(url: str, words: str) -> str:
    """The list at `url`, searched for `words`."""
    return f"{url}?{urlencode({'q': words})}"
