"""常用分组: people somebody picks together often."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.models.user import User


class SavedGroup(models.Model):
    """A named list of people, its owner's own."""

    owner = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="saved_groups"
    )
    name = models.CharField(_("name"), max_length=64)
    people = models.ManyToManyField(User, related_name="+")

    class Meta:
        verbose_name = _("saved group")
        verbose_name_plural = _("saved groups")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="staff_saved_group_name",
                violation_error_message=_("You already have a group of this name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
