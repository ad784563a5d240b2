"""Reading text: the stories of fixtures/, against the least one could do with them."""

import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from articles import document, intake
from bench.pairs import Ratio, measure

STORIES = Path(__file__).parent.parent / "fixtures" / "stories"
CHARACTER = re.compile(r"\S")


def pasted() -> list[str]:
    """The stories as somebody would paste them, always in the same order."""
    return [path.read_text(encoding="utf-8") for path in sorted(STORIES.glob("*.txt"))]


def content_of(
    text: str, *, channel: str = "news", channel_name: str = "要闻"
) -> document.Content:
    """What readers of a pasted story would see."""
    story = intake.parse(text)
    return document.Content(
        headline=story.title or "",
        kicker="",
        subtitle="",
        byline=tuple(document.Credit("reporter", name) for name in story.reporters),
        dateline=story.dateline or "",
        source=story.source or "",
        original_title="",
        original_author="",
        editors=story.editors,
        channel=channel,
        channel_name=channel_name,
        notice="",
        body=intake.to_body(story),
        lead=None,
    )


def ratios(pairs: int) -> Iterator[Ratio]:
    """Intake and document over all stories at once, one ratio each."""
    texts = pasted()
    contents = [content_of(text) for text in texts]
    bodies = [content.body for content in contents]
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
    yield measure(
        f"document.digest of {len(contents)} articles / SHA-256 of them as JSON",
        lambda: [document.digest(content) for content in contents],
        lambda: [_hashed(content) for content in contents],
        pairs=pairs,
    )


def _read(body: str) -> HTMLParser:
    parser = HTMLParser()
    parser.feed(body)
    parser.close()
    return parser


def _hashed(content: document.Content) -> str:
    text = json.dumps(content.to_json(), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
