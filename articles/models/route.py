"""审稿流程: a configured list of stages."""

from typing import ClassVar

from django.contrib.auth.models import Group
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.workflow import Quorum
from staff.models import Department, User


class Route(models.Model):
    """A list of stages; a round copies it when it starts."""

    name = models.CharField(
        _("name"),
        max_length=32,
        unique=True,
        error_messages={"unique": _("There is already a route of this name.")},
    )
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("review route")
        verbose_name_plural = _("review routes")
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return self.name


class Stage(models.Model):
    """审次: who is asked, how many must approve, and by when."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="stages")
    position = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("name"), max_length=32)
    quorum = models.CharField(
        _("who must approve"),
        max_length=4,
        choices=Quorum.choices,
        default=Quorum.ALL,
    )
    people = models.ManyToManyField(
        User, verbose_name=_("eligible people"), blank=True, related_name="+"
    )
    departments = models.ManyToManyField(
        Department, verbose_name=_("eligible departments"), blank=True
    )
    groups = models.ManyToManyField(
        Group, verbose_name=_("eligible groups"), blank=True, related_name="+"
    )
    hours = models.PositiveSmallIntegerField(
        _("hours"), default=24, validators=[MinValueValidator(1)]
    )
    urgent_hours = models.PositiveSmallIntegerField(
        _("hours when urgent"), default=4, validators=[MinValueValidator(1)]
    )
    pooled = models.BooleanField(_("may be left to a pool"), default=False)
    may_change = models.BooleanField(_("reviewers may change the text"), default=False)
    quotes_verified = models.BooleanField(_("quotes must be verified"), default=False)

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering: ClassVar[list[str]] = ["position", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["route", "position"], name="articles_stage_position"
            ),
            models.UniqueConstraint(
                fields=["route", "name"],
                name="articles_stage_name",
                violation_error_message=_("The route already has such a stage."),
            ),
            # A stage due at once could never be met.
            models.CheckConstraint(
                condition=models.Q(hours__gte=1, urgent_hours__gte=1),
                name="articles_stage_has_hours",
            ),
        ]

    def __str__(self) -> str:
        return self.name
