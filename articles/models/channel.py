"""栏目: where articles appear, and whom its rights belong to."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.route import Route

RESERVED_SLUGS = frozenset(
    {"admin", "api", "feed", "i18n", "media", "search", "static", "theme"}
)


class Channel(models.Model):
    """A channel; the rights edit, chief and publish are granted on it."""

    name = models.CharField(
        _("name"),
        max_length=32,
        unique=True,
        error_messages={"unique": _("There is already a channel of this name.")},
    )
    slug = models.SlugField(
        _("address"),
        max_length=32,
        unique=True,
        help_text=_("Latin letters, digits and hyphens: /address/1234/"),
        error_messages={"unique": _("There is already a channel at this address.")},
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    default_route = models.ForeignKey(
        Route,
        verbose_name=_("default review route"),
        on_delete=models.PROTECT,
        related_name="channels",
    )

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering: ClassVar[list[str]] = ["position", "id"]
        permissions = (
            ("edit_channel", "Can edit every draft of the channel"),
            ("chief_channel", "Is desk chief of the channel"),
            ("publish_channel", "Can publish in the channel"),
        )
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # These first path segments belong to other rooms.
            models.CheckConstraint(
                condition=~models.Q(slug__in=sorted(RESERVED_SLUGS)),
                name="articles_channel_slug_free",
                violation_error_message=_("This address is taken by the product."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
