"""我的待审: a person's own tasks, to decide, decided, and still waiting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Count, F, Q, QuerySet, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.admin import review
from articles.admin.pages import desk_page
from articles.admin.reaching import person
from articles.admin.tasks import URGENT_FIRST
from articles.models import Assignment, Channel
from articles.workflow import DECIDED, TaskState
from staff.desk import DeskAdmin
from staff.models import User
from staff.moments import is_late, time_left

PAGE = 50  # rows
_MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Tab:
    """One list: its code in the address, its name, its tasks, their order."""

    code: str
    label: Promise
    tasks: Q
    order: Sequence[str]


TABS = (
    Tab(
        "pending",
        gettext_lazy("To decide"),
        Q(state=TaskState.PENDING),
        URGENT_FIRST,
    ),
    # A carried approval repeats a decision; it was taken once.
    Tab(
        "decided",
        gettext_lazy("Decided"),
        Q(state__in=DECIDED, carried_from=None),
        ("-decided_at", "-id"),
    ),
    Tab(
        "waiting",
        gettext_lazy("Waiting for earlier stages"),
        Q(state=TaskState.WAITING),
        ("-step__review__urgent", "-step__review__submitted_at", "id"),
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A task in the list; no word of the text but its headline."""

    id: int
    headline: str
    channel: str
    length: int
    stage: str
    round: int
    urgent: bool
    submitted_by: str
    state: str
    due_at: datetime | None
    decided_at: datetime | None

    @property
    def late(self) -> bool:
        """Whether its time is up."""
        return is_late(self.due_at)

    @property
    def time_left(self) -> str:
        """How long until it is due, or since when it is overdue."""
        return "" if self.due_at is None else time_left(self.due_at)

    @property
    def decision(self) -> str:
        """What was decided, in words."""
        return str(TaskState(self.state).label)


@admin.register(Assignment)
class AssignmentAdmin(DeskAdmin[Assignment]):
    """The addresses of the queue and of the review page; nothing else of a task."""

    def get_urls(self) -> list[URLPattern]:
        """Both views reach a task only through its reviewer."""
        guarded = self.admin_site.admin_view
        return [
            path("", guarded(queue), name="articles_assignment_changelist"),
            path(
                "<int:task_id>/change/",
                guarded(review.review),
                name="articles_assignment_change",
            ),
        ]

    def has_module_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """The sidebar leads to the queue; it is no list of all tasks."""
        return False


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The tasks of one tab: searched, of one channel, a page of them."""
    user = person(request)
    given = _Asked.of(request.GET)
    tasks = _tasks(user, given)
    start = (given.page - 1) * PAGE
    rows = [Row(**values) for values in tasks[start : start + PAGE + 1]]
    return desk_page(
        request,
        "queue",
        title=_("My reviews"),
        tabs=_tabs(user, given),
        tab=given.tab.code,
        rows=rows[:PAGE],
        asked=given,
        channels=list(Channel.objects.values_list("slug", "name")),
        newer=given.address(page=given.page - 1) if given.page > 1 else "",
        older=given.address(page=given.page + 1) if len(rows) > PAGE else "",
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks for; nonsense in it counts as nothing asked."""

    tab: Tab
    words: str
    channel: str
    page: int

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "_Asked":
        wanted = query.get("tab", "")
        page = query.get("p", "")
        is_number = page.isascii() and page.isdigit() and len(page) < len(str(10**9))
        return cls(
            next((tab for tab in TABS if tab.code == wanted), TABS[0]),
            query.get("q", "").replace("\0", "").strip()[:200],
            query.get("channel", "").replace("\0", "")[:32],
            min(max(int(page), 1), _MOST_PAGES) if is_number else 1,
        )

    @property
    def narrowed(self) -> bool:
        """Whether a search or a filter is in force."""
        return bool(self.words or self.channel)

    def address(self, *, page: int = 1) -> str:
        given: dict[str, Any] = {
            "tab": self.tab.code,
            "q": self.words,
            "channel": self.channel,
            "p": page if page > 1 else "",
        }
        return "?" + urlencode({name: value for name, value in given.items() if value})


def _tasks(user: User, asked: _Asked) -> QuerySet[Any, Any]:
    """Rows of the tab: of the text that was frozen, not of what it became since."""
    tasks = (
        Assignment.objects.filter(asked.tab.tasks, reviewer=user)
        .annotate(
            headline=_frozen("headline"),
            channel=_frozen("channel_name"),
            slug=_frozen("channel"),
        )
        .order_by(*asked.tab.order)
    )
    if asked.words:
        tasks = tasks.filter(headline__icontains=asked.words)
    if asked.channel:
        tasks = tasks.filter(slug=asked.channel)
    return tasks.values(
        "id",
        "headline",
        "channel",
        "state",
        "due_at",
        "decided_at",
        length=F("step__review__draft__length"),
        stage=F("step__name"),
        round=F("step__review__number"),
        urgent=F("step__review__urgent"),
        submitted_by=F("step__review__submitted_by__name"),
    )


def _frozen(name: str) -> Cast:
    """A field of the text as it was submitted; the cast makes it text to search in."""
    content = "step__review__revision__content"
    return Cast(KeyTextTransform(name, content), TextField())


def _tabs(user: User, asked: _Asked) -> list[tuple[Tab, int, str, bool]]:
    """Each tab with its number of tasks, its address, and whether it is open."""
    counts = Assignment.objects.filter(reviewer=user).aggregate(
        **{tab.code: Count("id", filter=tab.tasks) for tab in TABS}
    )
    return [
        (tab, counts[tab.code], f"?tab={tab.code}", tab is asked.tab) for tab in TABS
    ]
