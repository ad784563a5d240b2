"""What a file of staff is once it is read, and the limits it must keep."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED_BYTES = 64 * 1024 * 1024
MAX_RATIO = 100
MAX_ROWS = 50_000
MAX_COLUMNS = 30
MAX_CELL = 4_000


class Unreadable(Exception):  # noqa: N818  (it names the file, not a fault of ours)
    """The file as a whole cannot be used; the message is a sentence for its owner."""


class Cell(NamedTuple):
    """A cell as text, and what it was in the file."""

    text: str
    was: Literal["text", "number", "formula", "fault"] = "text"


class Line(NamedTuple):
    """One line of the file: its number, counted from 1, and its cells."""

    number: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be imported; `column` is a field, or empty for the whole row."""

    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """A person's line: the texts of the columns the file has, by field."""

    line: int
    values: dict[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The readable content of a file.

    `headings` maps each field to its heading as the file writes it, in file order.
    """

    encoding: str
    headings: dict[str, str]
    rows: list[Row]
    warnings: list[str]
