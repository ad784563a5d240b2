"""Who had a part in writing a text; the table only grows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Draft
from staff.models import User


class Authorship(models.Model):
    """One person's part in one draft, kept for ever.

    Written with every save, so that changing the owner or the by-line frees nobody.
    """

    class Part(models.TextChoices):
        OWNER = "owner", _("owner")
        WRITER = "writer", _("wrote in it")
        IMPORTER = "importer", _("brought it in")
        BYLINE = "byline", _("by-line")

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="authors")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="authorships")
    part = models.CharField(_("part"), max_length=8, choices=Part.choices)
    at = models.DateTimeField(_("since"))

    class Meta:
        verbose_name = _("authorship")
        verbose_name_plural = _("authorships")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["draft", "user", "part"], name="articles_authorship_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_part_display()})"
