"""送审: rounds, their steps, and one person's part in a step."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article, Draft
from articles.models.revision import Revision
from articles.models.route import Route
from articles.workflow import DECIDED, UNDECIDED, Quorum, ReviewState, StepState
from articles.workflow import TaskState as Task
from staff.models import User


class Review(models.Model):
    """One round of a draft through a copy of a route."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="reviews")
    number = models.PositiveSmallIntegerField(_("round"))
    previous = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="next"
    )
    route = models.ForeignKey(
        Route, verbose_name=_("route"), on_delete=models.PROTECT, related_name="+"
    )
    route_name = models.CharField(_("route"), max_length=32)
    # The text that is being decided now.
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="reviews"
    )
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=ReviewState.choices,
        default=ReviewState.OPEN,
    )
    urgent = models.BooleanField(_("urgent"), default=False)
    urgent_reason = models.CharField(_("why it is urgent"), max_length=200, blank=True)
    submitted_by = models.ForeignKey(
        User,
        verbose_name=_("submitted by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    submitted_at = models.DateTimeField(_("submitted"))
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["draft", "number"], name="articles_review_round"
            ),
            # Two open rounds of one text could decide differently.
            models.UniqueConstraint(
                fields=["draft"],
                condition=models.Q(state=ReviewState.OPEN),
                name="articles_one_open_review",
            ),
            models.CheckConstraint(
                condition=models.Q(urgent=False) | ~models.Q(urgent_reason=""),
                name="articles_urgent_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ReviewState.OPEN, closed_at=None)
                | (
                    ~models.Q(state=ReviewState.OPEN)
                    & models.Q(closed_at__isnull=False)
                ),
                name="articles_review_closed_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} · {self.number}"


class Step(models.Model):
    """环节: one stage of one round, as the route said when the round began."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=32)
    quorum = models.CharField(max_length=4, choices=Quorum.choices)
    hours = models.PositiveSmallIntegerField()
    urgent_hours = models.PositiveSmallIntegerField()
    pooled = models.BooleanField(default=False)
    may_change = models.BooleanField(default=False)
    quotes_verified = models.BooleanField(default=False)
    # {"people": [id], "departments": [id], "groups": [id]}; empty means everybody.
    eligible = models.JSONField(default=dict)
    state = models.CharField(
        _("state"),
        max_length=8,
        choices=StepState.choices,
        default=StepState.WAITING,
    )
    opened_at = models.DateTimeField(_("began"), null=True)
    due_at = models.DateTimeField(_("due"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["review", "position"], name="articles_step_position"
            ),
            # Stages decide one after the other.
            models.UniqueConstraint(
                fields=["review"],
                condition=models.Q(state=StepState.OPEN),
                name="articles_one_open_step",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """审稿任务: one person on one step, and what that person decided."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="tasks")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="tasks")
    reviewer = models.ForeignKey(
        User,
        verbose_name=_("reviewer"),
        on_delete=models.PROTECT,
        related_name="review_tasks",
    )
    on_behalf_of = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    assigned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(_("assigned"))
    state = models.CharField(
        _("state"), max_length=10, choices=Task.choices, default=Task.WAITING
    )
    due_at = models.DateTimeField(_("due"), null=True)
    opinion = models.TextField(_("opinion"), blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True)
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.PROTECT, related_name="decisions"
    )
    carried_from = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="carried_to"
    )
    # The person as of the moment of the decision; names and posts change.
    decided_name = models.CharField(max_length=64, blank=True)
    decided_department = models.CharField(max_length=200, blank=True)
    decided_post = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("review task")
        verbose_name_plural = _("review tasks")
        ordering: ClassVar[list[str]] = ["due_at", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["reviewer", "state", "due_at", "id"], name="articles_my_tasks"
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["step", "reviewer"],
                condition=models.Q(state__in=[str(state) for state in UNDECIDED]),
                name="articles_one_task_each",
            ),
            # A decision names its moment, its person and the text it was about.
            models.CheckConstraint(
                condition=~models.Q(state__in=[str(state) for state in DECIDED])
                | (
                    models.Q(decided_at__isnull=False, revision__isnull=False)
                    & ~models.Q(decided_name="")
                ),
                name="articles_decision_is_signed",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=Task.RETURNED) | ~models.Q(opinion=""),
                name="articles_return_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer} · {self.step}"
