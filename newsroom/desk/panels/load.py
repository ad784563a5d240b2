"""How much each reviewer has to decide, who has most first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Assignment, Channel
from articles.workflow import TaskState
from newsroom.desk.panels.parts import MOST, Panel

FULL = 5  # tasks; with fewer nobody's bar is full


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A name, how many tasks are open, how many of them are overdue."""

    name: str
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class Load(Panel):
    """Reviewers with their numbers."""

    template = "desk/panels/load.html"

    rows: Sequence[Reviewer]
    empty: Promise

    @property
    def most(self) -> int:
        """The number that fills a bar."""
        return max(FULL, *(row.open for row in self.rows))


def panel(channels: Collection[Channel]) -> Load:
    """Those who review in `channels` now, with all that waits for them. Two queries."""
    pending = Assignment.objects.filter(state=TaskState.PENDING).order_by()
    here = pending.filter(article__channel__in=channels).values("reviewer")
    people = (
        pending.filter(reviewer__in=here)
        .values("reviewer")
        .annotate(
            tasks=Count("id"), late=Count("id", filter=Q(due_at__lt=timezone.now()))
        )
        .order_by("-tasks", "reviewer__sort_key", "reviewer")
        .values_list("reviewer__name", "tasks", "late")
    )
    return Load(
        title=_("Reviewers"),
        total=here.distinct().count(),
        url=None,
        rows=[Reviewer(*row) for row in people[:MOST]],
        empty=_("Nobody has anything to review."),
    )
