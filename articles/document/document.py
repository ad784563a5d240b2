"""A body read: its text, its sections and quotes in order, its figures.

`parse` is the one way from HTML to a body that may be stored. Everything that a
draft derives from its body (section and quote rows, plain text, digest) comes from
the same blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from articles.document.blocks import Block, FigureBlock, Line, QuoteMark, lines
from articles.document.characters import COLLAPSIBLE
from articles.document.dialects import canonical_form, stored
from articles.document.identity import Mint, named, random_id
from articles.document.reader import read


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the text up to the next subhead; the lead has no id.

    `text` is without the heading, a line feed between its paragraphs.
    """

    id: str
    heading: str
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of one speaker, a line feed where somebody else's interrupt them."""

    id: str
    text: str
    speaker: str
    role: str
    section_id: str
    position: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in the text; `image` is the SHA-256 of its file in hex."""

    image: str
    alt: str
    caption: str
    credit: str
    position: int


@dataclass(frozen=True, slots=True)
class Document:
    """A stored body and what follows from it. Positions count from 0.

    `text` is every subhead and paragraph on a line of its own, without captions.
    """

    body: str
    sections: tuple[Section, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    text: str

    @property
    def length(self) -> int:
        """The characters of the text that are not white space (字数)."""
        return sum(not character.isspace() for character in self.text)


def parse(html: str, *, mint: Mint = random_id) -> Document:
    """The document in any HTML; `parse` of its body is the same document.

    `mint` gives an id for each subhead or quote that needs one. Takes time linear in
    the length of `html`, and raises nothing unless `mint` does.
    """
    blocks = named(read(html), mint)
    return Document(
        body=stored(blocks),
        sections=_sections(blocks),
        quotes=_quotes(blocks),
        figures=_figures(blocks),
        text="\n".join(line.text for line in lines(blocks)),
    )


def sanitise(html: str) -> str:
    """`html` in the vocabulary of a body, without minting or repairing any id."""
    return stored(read(html))


def canonical(body: str) -> str:
    """`body` as it counts for the digest: no ids, one order, one white space."""
    return canonical_form(numbered(body))


def numbered(body: str) -> tuple[Block, ...]:
    """The blocks of `body`, ids missing in it made up by counting.

    What is made of them is the same each time, as `parse` is not.
    """
    numbers = count(1)
    # No id that was read holds a space, so none of these is taken.
    return named(read(body), lambda: f"new {next(numbers)}")


def _sections(blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    parts: list[tuple[str, str, list[str]]] = [("", "", [])]
    for line in lines(blocks):
        if line.kind == "h2":
            parts.append((line.id, line.text, []))
        else:
            parts[-1][2].append(line.text)
    if not parts[0][2]:
        del parts[0]
    return tuple(
        Section(section_id, heading, position, "\n".join(texts))
        for position, (section_id, heading, texts) in enumerate(parts)
    )


def _figures(blocks: tuple[Block, ...]) -> tuple[Figure, ...]:
    figures = (block for block in blocks if isinstance(block, FigureBlock))
    return tuple(
        Figure(figure.image, figure.alt, figure.caption, figure.credit, position)
        for position, figure in enumerate(figures)
    )


def _quotes(blocks: tuple[Block, ...]) -> tuple[Quote, ...]:
    section_id = ""
    found: dict[str, tuple[QuoteMark, str, list[str]]] = {}
    for line in lines(blocks):
        section_id = line.id if line.kind == "h2" else section_id
        for mark, text in _spoken(line):
            found.setdefault(mark.id, (mark, section_id, []))[2].append(text)
    return tuple(
        Quote(mark.id, "\n".join(texts), mark.speaker, mark.role, place, position)
        for position, (mark, place, texts) in enumerate(found.values())
    )


def _spoken(line: Line) -> list[tuple[QuoteMark, str]]:
    """Each stretch of a line that one quote speaks, other text left out.

    Only a space between two marks does not interrupt.
    """
    stretches: list[tuple[QuoteMark, str]] = []
    gap: str | None = None
    for run in line.runs:
        mark = run.marks.quote
        if mark is None:
            gap = run.text if gap is None else gap + run.text
            continue
        if stretches and stretches[-1][0].id == mark.id and gap in {None, " "}:
            stretches[-1] = (mark, stretches[-1][1] + (gap or "") + run.text)
        else:
            stretches.append((mark, run.text))
        gap = None
    return [(mark, text.strip(COLLAPSIBLE)) for mark, text in stretches]
