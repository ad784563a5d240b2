"""What a panel of the first page is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.models import Assignment
from articles.workflow import TaskState

MOST = 8  # rows of a panel; the rest is one link away
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """One story: where it leads, its badge, who has the next move, since or until when.

    `when` says the time in words, `at` is the same time; `note` is what somebody wrote.
    """

    headline: str
    url: str
    tone: str = ""
    word: Words = ""
    who: str = ""
    when: str = ""
    at: datetime | None = None
    note: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A heading, how many there are, and where all of them are, if at one place.

    `total` is None where the rows are numbers themselves.
    """

    template: ClassVar[str]
    wide: ClassVar[bool] = False

    title: Words
    total: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Stories(Panel):
    """The first stories of a kind; `key` is the key that opens the first one."""

    template = "desk/panels/stories.html"

    rows: Sequence[Row]
    empty: Words
    key: str = ""


def headline_of(values: Mapping[str, Any], name: str = "headline") -> str:
    """The headline, or the words for a story that has none yet."""
    return str(values[name] or _("Untitled"))


def story_url(number: int) -> str:
    """The page of the article `number`."""
    return reverse("admin:articles_article_change", args=[number])


def people_on(steps: Iterable[int]) -> dict[int, str]:
    """By id of a step: the names of those who have to decide there. One query."""
    pending = Assignment.objects.filter(step__in=list(steps), state=TaskState.PENDING)
    names: dict[int, list[str]] = {}
    for step, name in pending.order_by("id").values_list("step", "reviewer__name"):
        names.setdefault(step, []).append(name)
    return {step: "、".join(rows) for step, rows in names.items()}
