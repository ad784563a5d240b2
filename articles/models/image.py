"""A picture's file, known by its content."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from staff.models import User


class Image(models.Model):
    """A stored file; alt text, caption and credit belong to where it is used."""

    sha256 = models.CharField(max_length=64, unique=True)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    size = models.PositiveIntegerField(_("size in bytes"))
    original_name = models.CharField(_("file name"), max_length=255)
    uploaded_by = models.ForeignKey(
        User,
        verbose_name=_("uploaded by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="articles_image_sha256",
            ),
        ]

    def __str__(self) -> str:
        return self.original_name
