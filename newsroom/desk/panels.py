"""工作台: what waits for this person, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import access
from articles.models import Assignment, Channel, Draft
from articles.workflow import OPEN, DraftState, TaskState
from newsroom.desk import navigation
from staff.models import User

MOST = 8  # rows of a panel; the rest is one link away


@dataclass(frozen=True, slots=True)
class Row:
    """One story in a panel: where it leads, its badge, and since or until when."""

    headline: str
    url: str
    tone: str
    word: str | Promise
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Panel:
    """A heading, its first rows, how many there are, and where all of them are."""

    title: Promise
    rows: list[Row]
    total: int
    url: str
    empty: Promise


def panels(user: User, request: HttpRequest) -> list[Panel]:
    """The panels of this person: tasks, what may be signed, own stories."""
    urls = navigation.addresses(request)
    stories = urls.get(navigation.ARTICLES)
    tasks = urls.get(navigation.TASKS)
    found = [
        _tasks(user, tasks) if tasks else None,
        _approved(user, stories) if stories else None,
        _own(user, stories) if stories else None,
    ]
    return [panel for panel in found if panel is not None]


def _tasks(user: User, url: str) -> Panel | None:
    tasks = Assignment.objects.filter(reviewer=user, state=TaskState.PENDING)
    total = tasks.count()
    if not total and not user.groups.filter(name="reviewer").exists():
        return None
    due = tasks.order_by("due_at", "id").select_related("step__review__draft")
    rows = [_task_row(task) for task in due[:MOST]]
    return Panel(_("My reviews"), rows, total, url, _("Nothing to review now."))


def _task_row(task: Assignment) -> Row:
    late = task.due_at is not None and task.due_at < timezone.now()
    return Row(
        headline=str(task.step.review.draft),
        url=reverse("admin:articles_assignment_change", args=[task.pk]),
        tone="overdue" if late else "in_review",
        word=_("overdue") if late else task.step.name,
        at=task.due_at,
    )


def _own(user: User, url: str) -> Panel | None:
    if not user.has_perm("articles.add_article"):
        return None
    drafts = Draft.objects.filter(owner=user, state__in=OPEN)
    return _drafts(_("My open stories"), drafts, f"{url}?owner=me")


def _approved(user: User, url: str) -> Panel | None:
    channels = [row for row in Channel.objects.all() if _signs(user, row)]
    if not channels:
        return None
    # Whoever wrote in a text does not sign it.
    drafts = Draft.objects.filter(
        state=DraftState.APPROVED, channel__in=channels
    ).exclude(authors__user=user)
    url = f"{url}?state={DraftState.APPROVED}"
    return _drafts(_("Waiting for a signature"), drafts, url)


def _signs(user: User, channel: Channel) -> bool:
    return access.may_publish_in(user, channel)


def _drafts(title: Promise, drafts: QuerySet[Draft], url: str) -> Panel:
    newest = drafts.order_by("-saved_at", "-id")[:MOST]
    rows = [_draft_row(draft) for draft in newest]
    return Panel(title, rows, drafts.count(), url, _("Nothing open."))


def _draft_row(draft: Draft) -> Row:
    return Row(
        headline=str(draft),
        url=reverse("admin:articles_article_change", args=[draft.article_id]),
        tone=draft.state,
        word=draft.get_state_display(),
        at=draft.saved_at,
    )
