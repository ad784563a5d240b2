"""What a text is made of: its sections, and who is quoted in each."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.models import Draft, Quote


@dataclass(frozen=True, slots=True)
class Said:
    """A quote of the outline; `place` is its anchor in the rendered text."""

    ident: str
    place: str
    speaker: str
    role: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the outline; the lead has neither ident nor place."""

    ident: str
    place: str
    heading: str
    quotes: list[Said]


def outline_of(draft: Draft) -> list[Part]:
    """The sections of the stored text in order, each with its quotes. Two queries.

    Anchors count as `articles.rendering` does: subheads s-1, s-2 …, quotes q-1, q-2 ….
    """
    quotes = list(draft.quotes.order_by("position"))
    parts = []
    headed = 0
    for section in draft.sections.order_by("position"):
        headed += bool(section.ident)
        place = f"s-{headed}" if section.ident else ""
        said = _said(quotes, section.ident)
        parts.append(Part(section.ident, place, section.heading, said))
    return parts


def _said(quotes: Iterable[Quote], section: str) -> list[Said]:
    return [
        Said(quote.ident, f"q-{number}", quote.speaker, quote.role, quote.text)
        for number, quote in enumerate(quotes, start=1)
        if quote.section_ident == section
    ]
