"""稿件 and 工作稿: the lasting identity of a story and its open texts."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.channel import Channel
from articles.models.image import Image
from articles.workflow import OPEN, CreditRole, DraftKind, DraftState
from staff.models import User


class Article(models.Model):
    """A story's identity; its number (稿号) is its primary key and never reused."""

    channel = models.ForeignKey(
        Channel,
        verbose_name=_("channel"),
        on_delete=models.PROTECT,
        related_name="articles",
    )
    owner = models.ForeignKey(
        User,
        verbose_name=_("owner"),
        on_delete=models.PROTECT,
        related_name="owned_articles",
    )
    co_editors = models.ManyToManyField(
        User, verbose_name=_("co-editors"), blank=True, related_name="co_edited"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering: ClassVar[list[str]] = ["-id"]
        permissions = (("review_article", "Can review the article"),)

    def __str__(self) -> str:
        return str(self.number)

    @property
    def number(self) -> int | None:
        """稿号."""
        return self.pk


class Draft(models.Model):
    """A text of an article that is, or was, being worked on."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="drafts"
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=DraftKind.choices, default=DraftKind.MAIN
    )
    base = models.ForeignKey(
        "articles.Publication",
        verbose_name=_("started from"),
        null=True,
        on_delete=models.PROTECT,
        related_name="drafts",
    )
    owner = models.ForeignKey(
        User, verbose_name=_("owner"), on_delete=models.PROTECT, related_name="drafts"
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=DraftState.choices,
        default=DraftState.DRAFT,
    )
    version = models.PositiveIntegerField(default=1)
    channel = models.ForeignKey(
        Channel, verbose_name=_("channel"), on_delete=models.PROTECT, related_name="+"
    )
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    kicker = models.CharField(_("kicker"), max_length=200, blank=True)
    subtitle = models.CharField(_("subtitle"), max_length=300, blank=True)
    dateline = models.CharField(_("dateline"), max_length=100, blank=True)
    source = models.CharField(_("source"), max_length=100, blank=True)
    source_time = models.DateTimeField(_("time at the source"), null=True, blank=True)
    is_reprint = models.BooleanField(_("reprint"), default=False)
    original_title = models.CharField(_("original title"), max_length=200, blank=True)
    original_author = models.CharField(_("original author"), max_length=100, blank=True)
    notice = models.TextField(_("correction notice"), blank=True)
    body = models.TextField(_("text"), blank=True)
    lead = models.ForeignKey(
        Image,
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lead_alt = models.CharField(_("alternative text"), max_length=200, blank=True)
    lead_caption = models.CharField(_("caption"), max_length=300, blank=True)
    lead_credit = models.CharField(_("credit"), max_length=100, blank=True)
    lead_crop = models.CharField(max_length=64, blank=True, editable=False)
    length = models.PositiveIntegerField(_("characters"), default=0, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved"), auto_now_add=True)
    saved_by = models.ForeignKey(
        User, verbose_name=_("saved by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering: ClassVar[list[str]] = ["-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["state", "-saved_at", "-id"], name="articles_by_state"
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # Two open texts of a kind could both be approved and overwrite each other.
            models.UniqueConstraint(
                fields=["article", "kind"],
                condition=models.Q(state__in=[str(state) for state in OPEN]),
                name="articles_one_open_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=DraftState.values),
                name="articles_draft_state",
            ),
            # A correction corrects something that was published.
            models.CheckConstraint(
                condition=models.Q(kind=DraftKind.MAIN) | models.Q(base__isnull=False),
                name="articles_correction_has_base",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(_("Untitled"))

    @property
    def is_open(self) -> bool:
        """Whether work on this text can still go on."""
        return self.state in OPEN


class Credit(models.Model):
    """A name printed with a draft: reporter, translator or responsible editor."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="credits")
    role = models.CharField(_("role"), max_length=10, choices=CreditRole.choices)
    position = models.PositiveSmallIntegerField(default=0)
    user = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="credits"
    )
    name = models.CharField(_("name"), max_length=64)

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering: ClassVar[list[str]] = ["position", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["draft", "role", "user"],
                condition=models.Q(user__isnull=False),
                name="articles_credit_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """段落: a headed part of a draft's text, derived from the body on each save."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="sections")
    ident = models.CharField(max_length=32, blank=True)
    position = models.PositiveIntegerField(_("order"))
    heading = models.CharField(_("heading"), max_length=500, blank=True)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["draft", "ident"], name="articles_section_ident"
            ),
        ]

    def __str__(self) -> str:
        return self.heading or str(_("Lead"))


class Quote(models.Model):
    """引语: words somebody said, derived from the body on each save."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="quotes")
    ident = models.CharField(max_length=32)
    position = models.PositiveIntegerField(_("order"))
    section_ident = models.CharField(max_length=32, blank=True)
    text = models.TextField(_("words"))
    speaker = models.CharField(_("speaker"), max_length=200, blank=True, db_index=True)
    role = models.CharField(_("speaker's position"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering: ClassVar[list[str]] = ["position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["draft", "ident"], name="articles_quote_ident"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]
