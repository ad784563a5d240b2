"""The list of articles: what stands in a row, read with a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.reaching import BY_CURRENCY, current
from articles.models import Article, Assignment, Draft, Publication, Review, Step
from articles.workflow import DraftState, ReviewState, StepState, TaskState


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows beside the article: its current text, where it waits."""

    draft: Draft
    review: Review | None
    is_live: bool

    @property
    def step(self) -> Step | None:
        """The stage that decides now."""
        if self.review is None:
            return None
        return next(iter(self.review.steps.all()), None)


class ArticleList(ChangeList):
    """Django's list, which also reads what the columns show, for all rows at once."""

    def get_results(self, request: HttpRequest) -> None:
        """Read the page, then its texts, rounds and publications."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        _furnish(self.result_list)


def _furnish(articles: Iterable[Article]) -> None:
    ids = [article.pk for article in articles]
    drafts: dict[int, Draft] = {}
    for draft in (
        Draft.objects.filter(article__in=ids)
        .select_related("channel", "owner")
        .defer("body", "notice")
        .order_by(*BY_CURRENCY)
    ):
        drafts.setdefault(draft.article_id, draft)
    reviews = _open_reviews(drafts.values())
    live = set(
        Publication.objects.live(timezone.now())
        .filter(article__in=ids)
        .values_list("article", flat=True)
    )
    for article in articles:
        draft = drafts[article.pk]
        row = Row(draft, reviews.get(draft.pk), article.pk in live)
        vars(article)["row"] = row


def _open_reviews(drafts: Iterable[Draft]) -> dict[int, Review]:
    asked = Assignment.objects.filter(state=TaskState.PENDING)
    steps = Step.objects.filter(state=StepState.OPEN).prefetch_related(
        Prefetch("tasks", asked.select_related("reviewer").order_by("id"))
    )
    reviews = Review.objects.filter(draft__in=drafts, state=ReviewState.OPEN)
    return {
        review.draft_id: review
        for review in reviews.prefetch_related(Prefetch("steps", steps))
    }


def row_of(article: Article) -> Row:
    """What `ArticleList` read for this article."""
    return cast("Row", vars(article)["row"])


@admin.display(description=gettext_lazy("headline"), ordering=current("headline"))
def headline(article: Article) -> SafeString:
    """The headline, below it 稿号 and kicker; the list makes it the link."""
    draft = row_of(article).draft
    number = _("No. %(number)d") % {"number": article.pk}
    return format_html(
        '<span class="story-row__headline">{}</span>'
        '<span class="story-row__small">{}</span>',
        draft,
        " · ".join(part for part in (number, draft.kicker) if part),
    )


@admin.display(
    description=gettext_lazy("channel"), ordering=current("channel__position")
)
def channel(article: Article) -> str:
    """Where the current text is to appear."""
    return row_of(article).draft.channel.name


@admin.display(description=gettext_lazy("state"), ordering=current("state"))
def state(article: Article) -> SafeString:
    """Badges: what readers see, where the open text stands, whether it is urgent."""
    row = row_of(article)
    badges = []
    if row.is_live:
        badges.append(("live", _("live")))
    if not row.is_live or row.draft.is_open:
        badges.append((row.draft.state, _state_label(row)))
    if row.review and row.review.urgent:
        badges.append(("urgent", _("urgent")))
    return format_html(
        '<div class="story-row__badges">{}</div>',
        format_html_join(" ", '<span class="badge badge--{}">{}</span>', badges),
    )


def _state_label(row: Row) -> str:
    label = DraftState(row.draft.state).label
    if row.is_live:
        return _("new draft: %(state)s") % {"state": label}
    return str(label)


@admin.display(description=gettext_lazy("waits for"))
def waiting(article: Article) -> SafeString | str:
    """The open stage with its people and due time, or who has the next move."""
    row = row_of(article)
    if row.step is not None:
        return format_html(
            '<div><span class="story-row__step">{}</span> {}{}</div>',
            row.step.name,
            get_text_list([task.reviewer.name for task in row.step.tasks.all()], "、"),
            due(row.step.due_at),
        )
    if row.draft.state == DraftState.RETURNED:
        return _("%(name)s, to revise it") % {"name": row.draft.owner.name}
    if row.draft.state == DraftState.APPROVED:
        return _("signing for publication")
    return ""


def due(at: datetime | None) -> SafeString | str:
    """A due time as a line of its own, red once it has passed."""
    if at is None:
        return ""
    late = at < timezone.now()
    shown = formats.date_format(timezone.localtime(at), "m-d H:i")
    sentence = _("overdue since %(time)s") if late else _("due %(time)s")
    return format_html(
        '<span class="story-row__due{}">{}</span>',
        " story-row__due--late" if late else "",
        sentence % {"time": shown},
    )


@admin.display(description=gettext_lazy("owner"), ordering="owner__sort_key")
def owner(article: Article) -> str:
    """To whom the article belongs."""
    return article.owner.name


@admin.display(description=gettext_lazy("characters"), ordering=current("length"))
def length(article: Article) -> int:
    """How long the current text is."""
    return row_of(article).draft.length


@admin.display(description=gettext_lazy("saved"), ordering=current("saved_at"))
def saved(article: Article) -> SafeString:
    """When the current text was last saved."""
    at = timezone.localtime(row_of(article).draft.saved_at)
    return format_html(
        '<time datetime="{}">{}</time>',
        at.isoformat(timespec="seconds"),
        formats.date_format(at, "Y-m-d H:i"),
    )


COLUMNS: tuple[Any, ...] = (headline, channel, state, waiting, owner, length, saved)
