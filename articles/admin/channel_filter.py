"""The filter by channel that lists of the desk share."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Channel


class ChannelFilter(admin.SimpleListFilter):
    """By a channel's address; `slug` is the expression that gives that of a row."""

    title = _("channel")
    parameter_name = "channel"
    slug: ClassVar[Any]

    def lookups(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's own signature
        model_admin: ModelAdmin[Any],  # noqa: ARG002
    ) -> list[tuple[str, str]]:
        """Every channel by its address, which never changes its meaning."""
        return list(Channel.objects.values_list("slug", "name"))

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[Any],
    ) -> QuerySet[Any]:
        """The rows of the chosen channel; all without one that exists."""
        if self.value() not in dict(self.lookup_choices):
            return queryset
        rows: QuerySet[Any] = queryset.alias(its_channel=self.slug)
        return rows.filter(its_channel=self.value())
