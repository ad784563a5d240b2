"""One bulk import of staff, from upload to undo."""

from typing import ClassVar

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.models.user import User


def _private_storage() -> Storage:
    return storages["private"]


class ImportJob(models.Model):
    """A file, what it would change, and what it did change."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("uploaded")
        PLANNED = "planned", _("planned")
        APPLYING = "applying", _("writing")
        APPLIED = "applied", _("done")
        FAILED = "failed", _("failed")
        DROPPED = "dropped", _("dropped")
        UNDONE = "undone", _("undone")

    owner = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="import_jobs"
    )
    file = models.FileField(upload_to="imports/", storage=_private_storage, blank=True)
    filename = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64)
    encoding = models.CharField(_("encoding"), max_length=16, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.UPLOADED
    )
    counts = models.JSONField(default=dict)
    differences = models.JSONField(default=list)
    message = models.TextField(_("message"), blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    applied_at = models.DateTimeField(_("applied"), null=True)

    class Meta:
        verbose_name = _("staff import")
        verbose_name_plural = _("staff imports")
        ordering: ClassVar[list[str]] = ["-id"]
        permissions = (("import_staff", "Can import staff"),)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # A job that says "done" without a time could not be undone in order.
            models.CheckConstraint(
                condition=~models.Q(state__in=["applied", "undone"])
                | models.Q(applied_at__isnull=False),
                name="staff_import_applied_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.filename
