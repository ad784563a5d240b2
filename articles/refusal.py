"""What the rules say no with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

if TYPE_CHECKING:
    from articles.models import Draft, Revision


class Refused(Exception):  # noqa: N818 - a refusal, not an error
    """An act that the rules do not allow; nothing was changed.

    `str()` gives one full sentence for the person, `sentences` all of them.
    """

    def __init__(self, *sentences: str | Promise) -> None:
        super().__init__(*sentences)
        self.sentences: Sequence[str] = [str(sentence) for sentence in sentences]

    def __str__(self) -> str:
        return " ".join(self.sentences)


class Stale(Refused):
    """A save that was based on an older version than the one stored."""

    def __init__(self, sentence: str | Promise, current: "Draft") -> None:
        super().__init__(sentence)
        self.current = current


class TextChanged(Refused):
    """A decision about a text that is not the one now in review."""

    def __init__(self, sentence: str | Promise, seen: str, current: "Revision") -> None:
        super().__init__(sentence)
        self.seen = seen
        self.current = current


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something may be done and, if not, why not, in words."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise `Refused` with the reason unless it is allowed."""
        if not self.allowed:
            raise Refused(self.reason)


YES = Answer(allowed=True)


def no(reason: str | Promise) -> Answer:
    """The answer no, with its reason."""
    return Answer(allowed=False, reason=reason)
