"""The filters of the lists of quotes and sections: by the text they stand in."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.channel_filter import ChannelFilter
from articles.workflow import DraftState


class TextChannelFilter(ChannelFilter):
    """By the channel of the text."""

    slug = F("draft__channel__slug")


class StateFilter(admin.SimpleListFilter):
    """By the state of the text; binned ones are shown only when asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's own signature
        model_admin: ModelAdmin[Any],  # noqa: ARG002
    ) -> list[tuple[str, Any]]:
        """Every state."""
        return [(state.value, state.label) for state in DraftState]

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[Any],
    ) -> QuerySet[Any]:
        """The rows of the chosen state; without a choice all but the binned."""
        if self.value():
            return queryset.filter(draft__state=self.value())
        return queryset.exclude(draft__state=DraftState.BINNED)


FILTERS = (StateFilter, TextChannelFilter)
