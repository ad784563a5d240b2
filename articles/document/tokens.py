"""HTML as a stream of start tags, end tags and text, read once from left to right.

The standard library's html.parser and the tree builder inside nh3 both take
quadratic time on hostile nesting (2 MB of `<ul><li>` or of `<!--` is minutes), and
a paste must be answered in two seconds. So this scanner never looks at a character
twice: where a tag, a comment or a script is not closed, the text ends, as it does
in a browser. It makes nothing safe; `reader` keeps only what it knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from articles.document.characters import clean, decode_attribute, decode_text

# Elements whose content was never text of the story.
OPAQUE = frozenset({
    "script", "style", "template", "title", "iframe", "noembed", "noframes",
    "noscript", "svg", "math", "textarea",
})  # fmt: skip

_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG_START = re.compile(r"</?[a-zA-Z]")
_TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/>]*+)"""
    r"""((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+)>"""
)
_ATTRIBUTE = re.compile(
    r"""([^\s/=>]++)\s*+(?:=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?"""
)
_COMMENT_END = re.compile(r"--!?>")


class Token(NamedTuple):
    """One piece of HTML: `value` is the text, or a start tag's raw attributes."""

    kind: Literal["start", "end", "text"]
    name: str
    value: str


def tokens(html: str) -> Iterator[Token]:
    """Every token of `html` in order; linear in its length and never raises."""
    html = clean(html)
    at = 0
    while found := _MARKUP.search(html, at):
        if found.start() > at:
            yield Token("text", "", decode_text(html[at : found.start()]))
        tag = _TAG.match(html, found.start())
        if tag is None:
            at = _end_of_other_markup(html, found.start())
            continue
        token = _tag_token(tag)
        yield token
        at = tag.end()
        if _is_opaque(token):
            at = _end_of_opaque(html, token.name, at)
    if at < len(html):
        yield Token("text", "", decode_text(html[at:]))


def attributes(raw: str) -> dict[str, str]:
    """The attributes of a start tag; of two with one name the first counts."""
    result: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw):
        result.setdefault(name.lower(), decode_attribute(double or single or bare))
    return result


def _tag_token(tag: re.Match[str]) -> Token:
    slash, name, raw = tag.groups()
    return Token("end" if slash else "start", name.lower(), raw)


def _is_opaque(token: Token) -> bool:
    if token.kind != "start" or token.name not in OPAQUE:
        return False
    return not (token.name in {"svg", "math"} and token.value.endswith("/"))


def _end_of_opaque(html: str, name: str, at: int) -> int:
    closing = _closing(name).search(html, at)
    return closing.start() if closing else len(html)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII)


def _end_of_other_markup(html: str, at: int) -> int:
    """Where the comment, declaration or unfinished tag that starts at `at` ends."""
    if html.startswith("<!--", at):
        end = _COMMENT_END.search(html, at + 2)
        return end.end() if end else len(html)
    if _TAG_START.match(html, at):
        return len(html)
    end_at = html.find(">", at)
    return end_at + 1 if end_at >= 0 else len(html)
