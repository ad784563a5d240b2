"""Reading text: the stories of fixtures/, against the least one could do with them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from articles import document, intake
from bench.pairs import Ratio, measure

STORIES = Path(__file__).parent.parent / "fixtures" / "stories"
CHARACTER = re.compile(r"\S")


def ratios(pairs: int) -> Iterator[Ratio]:
    """Intake and document over all stories at once, one ratio each."""
    texts = [path.read_text(encoding="utf-8") for path in STORIES.glob("*.txt")]
    bodies = [intake.to_body(intake.parse(text)) for text in texts]
    yield measure(
        f"intake.parse of {len(texts)} pasted stories / cutting them into characters",
        lambda: [intake.parse(text) for text in texts],
        lambda: [CHARACTER.findall(text) for text in texts],
        pairs=pairs,
    )
    yield measure(
        f"document.parse of {len(bodies)} bodies / html.parser over them",
        lambda: [document.parse(body) for body in bodies],
        lambda: [_read(body) for body in bodies],
        pairs=pairs,
    )
    yield measure(
        f"document.canonical of {len(bodies)} bodies / html.parser over them",
        lambda: [document.canonical(body) for body in bodies],
        lambda: [_read(body) for body in bodies],
        pairs=pairs,
    )


def _read(body: str) -> None:
    parser = HTMLParser()
    parser.feed(body)
    parser.close()
