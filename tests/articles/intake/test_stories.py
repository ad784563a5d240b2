"""Whole stories with hand-made answers, invented but printed as papers print."""

import json
from pathlib import Path

import pytest

from articles.intake import parse

HERE = Path(__file__).parent / "stories"
FIXTURES = Path(__file__).parents[3] / "fixtures" / "stories"
STORIES = sorted((*HERE.glob("*.txt"), *FIXTURES.glob("*.txt")))
FIELDS = ("title", "published_at", "source", "dateline", "reporters", "editors")


def quotes_of(
    story: dict[str, object], optional: list[str]
) -> list[tuple[str, str, str]]:
    """Text, speaker and attribution of the quotes that are not `optional`."""
    quotes = story["quotes"]
    assert isinstance(quotes, list)
    told = (q for q in quotes if q["text"] not in optional)
    return [(q["text"], q["speaker"], q["attribution"]) for q in told]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_is_read_as_a_person_would_read_it(path: Path) -> None:
    answer = json.loads(path.with_suffix(".json").read_text("utf-8"))
    found = parse(path.read_text("utf-8"))
    read = found.to_json()
    assert {k: read[k] for k in (*FIELDS, "subheads")} == {
        k: answer[k] for k in (*FIELDS, "subheads")
    }
    optional = answer.get("optional_quotes", [])
    assert quotes_of(read, optional) == quotes_of(answer, [])
    assert found.paragraphs[0].startswith(answer["body_first_paragraph_starts"])
    assert found.paragraphs[-1].endswith(answer["body_last_paragraph_ends"])


def test_there_are_stories_to_read() -> None:
    assert len(STORIES) >= 20
