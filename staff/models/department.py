"""Departments as a tree, and who belongs to them."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.models.user import User


class Department(models.Model):
    """A department; `path` holds the ids from the root, as in ``/3/17/``."""

    name = models.CharField(_("name"), max_length=64)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent department"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    position = models.PositiveIntegerField(_("order"), default=0)
    path = models.CharField(max_length=255, blank=True, editable=False, db_index=True)
    members = models.ManyToManyField(
        User, through="Membership", related_name="departments"
    )

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering: ClassVar[list[str]] = ["position", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["parent", "name"],
                name="staff_department_name_in_parent",
                violation_error_message=_(
                    "This department already has one of that name."
                ),
            ),
            # NULL parents never collide in the constraint above.
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(parent=None),
                name="staff_department_name_at_root",
                violation_error_message=_("There is already a department so named."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row, then its path, which needs the row's own id."""
        super().save(*args, **kwargs)
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path != self.path:
            self.path = path
            super().save(update_fields=["path"])


class Membership(models.Model):
    """A person in a department; one of a person's departments is the main one."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    department = models.ForeignKey(
        Department,
        verbose_name=_("department"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    is_main = models.BooleanField(_("main department"), default=False)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering: ClassVar[list[str]] = ["-is_main", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "department"],
                name="staff_membership_once",
                violation_error_message=_("This person is already in the department."),
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(is_main=True),
                name="staff_membership_one_main",
                violation_error_message=_("A person has one main department."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.department}"
