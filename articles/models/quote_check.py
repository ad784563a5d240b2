"""What a person found out about a quote."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from staff.models import User


class QuoteCheck(models.Model):
    """Somebody verified these words of this speaker.

    It holds while words and speaker hold, and no longer matches when they change, so
    there is nothing to keep in step.
    """

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="quote_checks"
    )
    ident = models.CharField(max_length=32)
    words = models.TextField(_("words"))
    speaker = models.CharField(_("speaker"), max_length=200)
    by = models.ForeignKey(
        User, verbose_name=_("verified by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("verified"))
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("quote verification")
        verbose_name_plural = _("quote verifications")
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # Nobody can verify words without a speaker.
            models.CheckConstraint(
                condition=~models.Q(speaker=""),
                name="articles_quote_check_has_speaker",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.words[:20]}"
