"""Reads what a browser asks for; everything in it is untrusted.

Each function raises `Refusal` with a sentence for what it cannot read.
"""

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from staff.picker.refusal import Refusal
from staff.picker.scopes import EVERYONE

LONGEST_QUERY = 100
LONGEST_SUBJECT = 2_000
MOST_A_PAGE = 300
A_PAGE = 50
MOST_CHOSEN = 800
"""Each person chosen is one field of the form; Django refuses a form of 1,000."""

_NUMBER = re.compile(r"[0-9]{1,18}")
_NO_ID = re.compile(r"[0-9]{19}")
_PLACE = re.compile(r"[a-z_]{0,32}")


@dataclass(frozen=True, slots=True)
class PageAsked:
    """Which page: `after` is the id of the last person of the page before."""

    text: str
    scope: str
    after: int | None
    limit: int


def page(query: QueryDict) -> PageAsked:
    """The page that is asked for."""
    text = query.get("q", "")
    if len(text) > LONGEST_QUERY or not _is_plain(text):
        raise Refusal(
            _("Search for at most %(most)d characters.") % {"most": LONGEST_QUERY}
        )
    after, limit = query.get("after", ""), query.get("limit", str(A_PAGE))
    if after and not _NUMBER.fullmatch(after):
        raise Refusal(_("The list has changed. Search again."))
    if not _NUMBER.fullmatch(limit) or not 1 <= int(limit) <= MOST_A_PAGE:
        raise Refusal(_("A page has 1 to %(most)d people.") % {"most": MOST_A_PAGE})
    scope = query.get("scope", EVERYONE)
    return PageAsked(text, scope, int(after) if after else None, int(limit))


def place(query: QueryDict) -> str:
    """The kind of field that people are picked for."""
    name = query.get("place", "")
    if not _PLACE.fullmatch(name):
        raise Refusal(_("There is no such field. Reload the page."))
    return name


def subject(query: QueryDict) -> str:
    """What the field belongs to; only the hook of the place can read it.

    Numbers in it fit the database's integers, so that a hook may look them up.
    """
    text = query.get("subject", "")
    is_long = len(text) > LONGEST_SUBJECT or _NO_ID.search(text)
    if is_long or not _is_plain(text):
        raise Refusal(_("There is no such field. Reload the page."))
    return text


def ids(query: QueryDict) -> list[int]:
    """The ids, separated by commas, each once."""
    words = dict.fromkeys(query.get("ids", "").split(","))
    if len(words) > MOST_CHOSEN or not all(map(_NUMBER.fullmatch, words)):
        raise Refusal(
            _("Name 1 to %(most)d people by their ids.") % {"most": MOST_CHOSEN}
        )
    return [int(word) for word in words]


def _is_plain(text: str) -> bool:
    """Whether a database can store the text: PostgreSQL refuses NUL."""
    return "\0" not in text
