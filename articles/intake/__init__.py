"""Intake: a pasted text to a Story. Pure: no queries, nothing is saved here."""

from articles.intake.body import relocate, to_body
from articles.intake.decoding import decode
from articles.intake.errors import (
    LONGEST_STORY,
    NothingThere,
    NotText,
    TooLong,
    Unreadable,
)
from articles.intake.reading import parse
from articles.intake.story import Block, Span, Story, StoryQuote

__all__ = [
    "LONGEST_STORY",
    "Block",
    "NotText",
    "NothingThere",
    "Span",
    "Story",
    "StoryQuote",
    "TooLong",
    "Unreadable",
    "decode",
    "parse",
    "relocate",
    "to_body",
]
