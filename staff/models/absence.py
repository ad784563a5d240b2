"""When somebody is away, and who stands in."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.models.user import User


class Absence(models.Model):
    """Days away, both included, with a delegate if there is one."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    delegate = models.ForeignKey(
        User,
        verbose_name=_("delegate"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stands_in",
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering: ClassVar[list[str]] = ["-first_day"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="staff_absence_ends_after_start",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                condition=~models.Q(delegate=models.F("user")),
                name="staff_absence_other_delegate",
                violation_error_message=_("Nobody stands in for himself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.first_day} – {self.last_day}"
