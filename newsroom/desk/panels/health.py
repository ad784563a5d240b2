"""The directory's health, for those who keep it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsroom.desk.panels.parts import Panel
from staff.health import CHECKS


@dataclass(frozen=True, slots=True)
class Fact:
    """With how many accounts something is amiss, and where they are listed."""

    label: Promise
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Health(Panel):
    """What has to be looked after, each with its number."""

    template = "desk/panels/health.html"

    rows: Sequence[Fact]


def panel(url: str) -> Health:
    """Every check of the directory. Three queries."""
    rows = [
        Fact(check.label, check.people().count(), f"{url}?check={check.code}")
        for check in CHECKS
    ]
    return Health(
        title=_("Accounts to look after"),
        total=None,
        url=None,
        rows=[row for row in rows if row.number],
    )
