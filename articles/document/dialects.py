"""The two forms of a body that are kept: what the database holds, what is digested."""

from __future__ import annotations

from articles.document.blocks import Block, FigureBlock, Line, QuoteMark
from articles.document.characters import escape_text
from articles.document.gate import pass_gate
from articles.document.writer import attribute, present, write


def image_url(sha256: str) -> str:
    """Where readers get the stored picture with this SHA-256, a WebP file."""
    return f"/media/pictures/{sha256[:2]}/{sha256}.webp"


def stored(blocks: tuple[Block, ...]) -> str:
    """`blocks` as the body a draft keeps."""
    return pass_gate(write(blocks, _Stored()))


def canonical_form(blocks: tuple[Block, ...]) -> str:
    """`blocks`, every quote named, without any id.

    Quotes are numbered by first appearance, so the form says which marks are one
    quote. A picture is its SHA-256, not its address.
    """
    return write(blocks, _Canonical())


class _Stored:
    def heading(self, line: Line) -> str:
        return present(("data-id", line.id))

    def quote(self, mark: QuoteMark) -> str:
        return present(
            ("data-id", mark.id),
            ("data-speaker", mark.speaker),
            ("data-role", mark.role),
        )

    def figure(self, figure: FigureBlock) -> str:
        source = attribute("src", image_url(figure.image))
        return _figure(figure, f"<img{source}{attribute('alt', figure.alt)}>")


class _Canonical:
    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def heading(self, line: Line) -> str:
        del line
        return ""

    def quote(self, mark: QuoteMark) -> str:
        number = self._numbers.setdefault(mark.id, len(self._numbers) + 1)
        return (
            attribute("data-quote", str(number))
            + attribute("data-speaker", mark.speaker)
            + attribute("data-role", mark.role)
        )

    def figure(self, figure: FigureBlock) -> str:
        return _figure(figure, f"<img{attribute('alt', figure.alt)}>")


def _figure(figure: FigureBlock, img: str) -> str:
    given = attribute("data-image", figure.image) + attribute(
        "data-credit", figure.credit
    )
    caption = (
        f"<figcaption>{escape_text(figure.caption)}</figcaption>"
        if figure.caption
        else ""
    )
    return f"<figure{given}>{img}{caption}</figure>"
