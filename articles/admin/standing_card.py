"""Where a text stands: its state, the round with its stages, and what may be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import access
from articles.models import Assignment, Draft, Publication, Review
from articles.workflow import Act, DraftState, StepState, TaskState
from staff.models import User

# Acts that lead to a page of their own, and those that are done at once.
PAGES = {
    Act.SUBMIT: "submit",
    Act.RESUBMIT: "submit",
    Act.PUBLISH: "publish",
    Act.BIN: "bin",
    Act.RECALL: "recall",
}
AT_ONCE = {Act.REVISE: "revise", Act.RESTORE: "restore"}
HINTS = {
    Act.REVISE: _("Start a new draft with “Revise” to change it."),
    Act.RECALL: _("Take it back from review to change it."),
    Act.RESTORE: _("Fetch the draft back to change it."),
}
_FIRST = (Act.SUBMIT, Act.RESUBMIT, Act.PUBLISH, Act.REVISE)


@dataclass(frozen=True, slots=True)
class Button:
    """An act offered: a link to its page, or a form of one button."""

    act: str
    label: str | Promise
    url: str
    posts: bool
    look: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What the card shows of a draft."""

    draft: Draft
    review: Review | None
    live: Publication | None
    buttons: list[Button]
    now: datetime

    @property
    def beside_form(self) -> list[Button]:
        """The buttons where the save bar offers to submit already."""
        submits = {Act.SUBMIT.value, Act.RESUBMIT.value}
        return [button for button in self.buttons if button.act not in submits]

    @property
    def hint(self) -> str | Promise:
        """What opens a text that may not be changed now, if anything does."""
        offered = {button.act for button in self.buttons}
        return next((said for act, said in HINTS.items() if act in offered), "")

    @property
    def returned(self) -> list[Assignment]:
        """Who sent the text back in the newest round, with the reasons."""
        if self.review is None or self.draft.state != DraftState.RETURNED:
            return []
        return [
            task
            for step in self.review.steps.all()
            for task in step.tasks.all()
            if task.state == TaskState.RETURNED
        ]

    @property
    def late_steps(self) -> list[int]:
        """Ids of steps whose time is up."""
        if self.review is None:
            return []
        return [
            step.pk
            for step in self.review.steps.all()
            if step.state == StepState.OPEN and step.due_at and step.due_at < self.now
        ]


def standing_of(draft: Draft, user: User) -> Standing:
    """The card of `draft` as `user` may see it; a fixed number of queries."""
    tasks = Assignment.objects.exclude(state=TaskState.REASSIGNED)
    review = (
        draft.reviews.select_related("submitted_by", "revision")
        .prefetch_related(
            Prefetch("steps__tasks", tasks.select_related("reviewer").order_by("id"))
        )
        .order_by("-number")
        .first()
    )
    now = timezone.now()
    live = (
        Publication.objects.live(now)
        .filter(article=draft.article_id)
        .select_related("channel", "by", "revision")
        .defer("html")
        .first()
    )
    return Standing(draft, review, live, list(_buttons(draft, user)), now)


def _buttons(draft: Draft, user: User) -> Iterator[Button]:
    number = draft.article_id
    for act in access.available(user, draft):
        name = PAGES.get(act) or AT_ONCE.get(act)
        if name is None:
            continue
        look = "primary" if act in _FIRST else "danger" if act == Act.BIN else ""
        url = reverse(f"admin:articles_article_{name}", args=[number])
        yield Button(act.value, act.label, url, act in AT_ONCE, look)
    yield from _fetch_back(draft, user)


def _fetch_back(draft: Draft, user: User) -> Iterator[Button]:
    """A live article whose new draft was binned: that draft can come back."""
    if draft.state != DraftState.PUBLISHED:
        return
    binned = binned_draft(draft)
    if binned is not None and access.may(user, Act.RESTORE, binned):
        url = reverse("admin:articles_article_restore", args=[draft.article_id])
        yield Button(Act.RESTORE.value, Act.RESTORE.label, url, posts=True, look="")


def binned_draft(draft: Draft) -> Draft | None:
    """The binned text that fetching back is about: the article's newest."""
    binned = draft.article.drafts.filter(state=DraftState.BINNED, pk__gte=draft.pk)
    return binned.order_by("-id").first()
