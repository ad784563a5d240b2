"""Which characters a text may hold, and which white space folds.

Only the white space that HTML itself collapses is ever folded. U+3000 and U+00A0
are characters a reader sees, so they stay what and where they are.
"""

from __future__ import annotations

import re
from html import unescape

COLLAPSIBLE = " \t\n\r\f"

# Not characters of any text: C0 controls, DEL, half a pair, the last two of the plane.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACE_RUN = re.compile(f"[{COLLAPSIBLE}]+")
# The lengths are bounded because int() refuses more than 4,300 digits.
_REFERENCE = re.compile(
    r"&(?:#[0-9]{1,10}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?"
)
_CLOSED_REFERENCE = re.compile(
    r"&(?:#[0-9]{1,10}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});"
)


def clean(text: str) -> str:
    """`text` without the characters that no text can hold; never raises."""
    return _FORBIDDEN.sub("", text)


def fold(text: str) -> str:
    """`text` with every run of collapsible white space as one space."""
    return _SPACE_RUN.sub(" ", text)


def single_line(text: str) -> str:
    """A one-line field as it counts: cleaned, folded, no space at either end."""
    return fold(clean(text)).strip(COLLAPSIBLE)


def decode_text(markup: str) -> str:
    """The characters that a piece of HTML text stands for."""
    if "&" not in markup:
        return clean(markup)
    return clean(_REFERENCE.sub(lambda found: unescape(found[0]), markup))


def decode_attribute(markup: str) -> str:
    """The characters an attribute's value stands for.

    A reference without its semicolon stays as written, so that `?a=1&section=2`
    does not turn into a section sign (HTML standard, 13.2.5.73).
    """
    return clean(_CLOSED_REFERENCE.sub(lambda found: unescape(found[0]), markup))


def escape_text(text: str) -> str:
    """`text` as HTML text, escaped as browsers serialise it (HTML standard, 13.3)."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\u00a0", "&nbsp;")


def escape_attribute(text: str) -> str:
    """`text` as the value of an attribute in double quotation marks."""
    return escape_text(text).replace('"', "&quot;")
