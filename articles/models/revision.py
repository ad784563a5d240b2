"""版本: an immutable copy of everything of a draft that a reader can see."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article, Draft
from staff.models import User


class Revision(models.Model):
    """One frozen text; database triggers refuse to change or remove it."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="revisions"
    )
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    schema = models.PositiveSmallIntegerField()
    content = models.JSONField()
    # [role, user id or null, name] in print order: whom the names stand for.
    credits = models.JSONField(default=list)
    digest = models.CharField(max_length=64, db_index=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("created"))

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["article", "number"], name="articles_revision_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}-{self.number}"
