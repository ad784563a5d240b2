"""日志: who did what to what, when, in which words; it only grows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article, Draft
from staff.models import User


class Event(models.Model):
    """One act; database triggers refuse to change or remove it."""

    act = models.CharField(_("act"), max_length=40)
    at = models.DateTimeField(_("time"))
    actor = models.ForeignKey(
        User,
        verbose_name=_("person"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # The name of that moment; people are renamed.
    actor_name = models.CharField(max_length=64, blank=True)
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        null=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    draft = models.ForeignKey(
        Draft, null=True, on_delete=models.PROTECT, related_name="events"
    )
    person = models.ForeignKey(
        User,
        verbose_name=_("person concerned"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log")
        ordering: ClassVar[list[str]] = ["-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["article", "-id"], name="articles_event_article"),
            models.Index(fields=["actor", "-id"], name="articles_event_actor"),
            models.Index(fields=["act", "-id"], name="articles_event_act"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(act=""), name="articles_event_has_act"
            ),
        ]

    def __str__(self) -> str:
        return self.act
