"""nh3's last word on markup, after our own reader and writer.

They let nothing but the vocabulary through by construction; here a second, unrelated
parser checks it, and it alone decides which links are fit for readers.
"""

from __future__ import annotations

import re

import nh3

from articles.document.characters import escape_attribute

VOCABULARY: dict[str, set[str]] = {
    "p": set(),
    "h2": {"data-id"},
    "ul": set(),
    "ol": set(),
    "li": set(),
    "blockquote": set(),
    "figure": {"data-image", "data-credit"},
    "img": {"src", "alt"},
    "figcaption": set(),
    "strong": set(),
    "em": set(),
    "br": set(),
    "a": {"href", "rel"},
    "q": {"data-id", "data-speaker", "data-role"},
}

_STAND_IN = "\ufffe"
SCHEMES = {"http", "https", "mailto"}

_gate = nh3.Cleaner(
    tags=set(VOCABULARY),
    attributes={tag: given for tag, given in VOCABULARY.items() if given},
    link_rel=None,
    url_schemes=SCHEMES,
)
_links = nh3.Cleaner(
    tags={"a"}, attributes={"a": {"href"}}, link_rel=None, url_schemes=SCHEMES
)
_LINK = re.compile(r"(?:https?://|mailto:)[^ ]", re.IGNORECASE)
_UNSEEN = re.compile(r"[\t\n\r\f]")  # browsers ignore these inside an address


def pass_gate(html: str) -> str:
    """`html`, escaped by `writer`, as nh3 lets it through.

    Its parser takes quadratic time on references in one text (26 s for two million),
    so `&` passes as a character that `clean` keeps out of every text.
    """
    return _passed(_gate, html)


def link(href: str) -> str:
    """`href` when readers may be sent there, else an empty string.

    The address must be absolute, in one of SCHEMES, and one that nh3 lets through.
    """
    href = _UNSEEN.sub("", href).strip(" ").replace(" ", "%20")
    if not _LINK.match(href):
        return ""
    kept = _passed(_links, f'<a href="{escape_attribute(href)}">x</a>')
    return href if " href=" in kept else ""


def _passed(cleaner: nh3.Cleaner, html: str) -> str:
    return cleaner.clean(html.replace("&", _STAND_IN)).replace(_STAND_IN, "&")
