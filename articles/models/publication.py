"""发布记录: the append-only ledger that alone decides what readers see."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.channel import Channel
from articles.models.revision import Revision
from articles.workflow import SHOWS_TEXT, PublicationKind
from staff.models import User


class PublicationQuerySet(models.QuerySet["Publication"]):
    """The one name for what is public."""

    def begun(self, at: datetime) -> "PublicationQuerySet":
        """Rows that have taken effect at `at` and were not cancelled."""
        return self.filter(live_from__lte=at, cancelled_by=None).exclude(
            kind=PublicationKind.CANCEL
        )

    def live(self, at: datetime) -> "PublicationQuerySet":
        """The rows whose text a reader sees at `at`, one an article at most.

        Of an article's begun rows only the newest by (live_from, id) counts; a row
        that takes the story away, or has passed its own `live_until`, shows nothing.
        """
        newer = (
            Publication.objects.begun(at)
            .filter(article=models.OuterRef("article"))
            .filter(
                Q(live_from__gt=models.OuterRef("live_from"))
                | Q(
                    live_from=models.OuterRef("live_from"), id__gt=models.OuterRef("id")
                )
            )
        )
        return (
            self.begun(at)
            .filter(~models.Exists(newer))
            .filter(kind__in=[str(kind) for kind in SHOWS_TEXT])
            .filter(Q(live_until=None) | Q(live_until__gt=at))
        )


class Publication(models.Model):
    """One row of the ledger; database triggers refuse to change or remove it."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="publications"
    )
    kind = models.CharField(_("act"), max_length=8, choices=PublicationKind.choices)
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.PROTECT, related_name="publications"
    )
    channel = models.ForeignKey(
        Channel, null=True, on_delete=models.PROTECT, related_name="publications"
    )
    live_from = models.DateTimeField(_("live from"))
    live_until = models.DateTimeField(_("live until"), null=True)
    edition_at = models.DateTimeField(_("first published"), null=True)
    cancels = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="cancelled_by"
    )
    by = models.ForeignKey(
        User, verbose_name=_("signed by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("signed"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    notice = models.TextField(_("notice"), blank=True)
    html = models.TextField(blank=True)
    head = models.JSONField(default=dict)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering: ClassVar[list[str]] = ["-live_from", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["article", "-live_from", "-id"], name="articles_ledger"
            ),
            models.Index(fields=["-edition_at", "-id"], name="articles_newest"),
            models.Index(
                fields=["channel", "-edition_at", "-id"],
                name="articles_newest_in_channel",
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # A row that shows a text names which, where, and carries its rendering.
            models.CheckConstraint(
                condition=(
                    Q(kind__in=[str(kind) for kind in SHOWS_TEXT])
                    & Q(revision__isnull=False)
                    & Q(channel__isnull=False)
                    & Q(edition_at__isnull=False)
                    & ~Q(html="")
                )
                | (
                    ~Q(kind__in=[str(kind) for kind in SHOWS_TEXT])
                    & Q(revision=None)
                    & Q(html="")
                ),
                name="articles_publication_text",
            ),
            models.CheckConstraint(
                condition=Q(kind=PublicationKind.CANCEL, cancels__isnull=False)
                | (~Q(kind=PublicationKind.CANCEL) & Q(cancels=None)),
                name="articles_publication_cancels",
            ),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gt=models.F("live_from")),
                name="articles_publication_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(
                    kind__in=[PublicationKind.OFFLINE, PublicationKind.RETRACT]
                )
                | ~Q(reason=""),
                name="articles_withdrawal_has_reason",
            ),
            # Readers are told what a correction corrected.
            models.CheckConstraint(
                condition=~Q(kind=PublicationKind.CORRECT) | ~Q(notice=""),
                name="articles_correction_has_notice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} · {self.get_kind_display()}"

    @property
    def shown(self) -> Revision:
        """The revision that readers get by this row.

        Raises ValueError for a row that shows no text.
        """
        if self.revision is None:
            raise ValueError(f"A row of kind {self.kind} shows no text.")
        return self.revision
