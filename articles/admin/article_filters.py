"""The filters of the list of articles."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.channel_filter import ChannelFilter
from articles.admin.reaching import current, person
from articles.models import Article, Draft, Review
from articles.workflow import OPEN, DraftState, ReviewState

NEW_DRAFT = "new_draft"


class StateFilter(admin.SimpleListFilter):
    """By the state of the current text; binned ones are shown only when asked for."""

    title = _("state")
    parameter_name = "state"

    def lookups(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's own signature
        model_admin: ModelAdmin[Any],  # noqa: ARG002
    ) -> list[tuple[str, Any]]:
        """Every state, and published articles that somebody is revising."""
        states: list[tuple[str, Any]] = [(str(s.value), s.label) for s in DraftState]
        states.insert(-1, (NEW_DRAFT, _("published, with a new draft")))
        return states

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[Article],
    ) -> QuerySet[Article]:
        """The rows of the chosen state; without one that exists, all but the binned."""
        rows = queryset.alias(current_state=current("state"))
        if self.value() == NEW_DRAFT:
            rows = rows.alias(current_base=current("base"))
            return rows.filter(current_state__in=OPEN, current_base__isnull=False)
        if self.value() in DraftState.values:
            return rows.filter(current_state=self.value())
        # A binned text is current only where there is no other; asking so is cheap.
        texts = Draft.objects.filter(article=OuterRef("pk"))
        return queryset.filter(Exists(texts.exclude(state=DraftState.BINNED)))


class CurrentChannelFilter(ChannelFilter):
    """By the channel of the current text."""

    slug = current("channel__slug")


class OwnerFilter(admin.SimpleListFilter):
    """Mine: owned by the person who asks, or shared with that person."""

    title = _("owner")
    parameter_name = "owner"

    def lookups(
        self,
        request: HttpRequest,  # noqa: ARG002
        model_admin: ModelAdmin[Any],  # noqa: ARG002
    ) -> list[tuple[str, Any]]:
        """One choice."""
        return [("me", _("mine")), ("shared", _("shared with me"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Article]
    ) -> QuerySet[Article]:
        """The person's own rows."""
        if self.value() == "me":
            return queryset.filter(owner=person(request))
        if self.value() == "shared":
            return queryset.filter(co_editors=person(request))
        return queryset


class UrgentFilter(admin.SimpleListFilter):
    """Urgent: in a round that was submitted as urgent."""

    title = _("urgency")
    parameter_name = "urgent"

    def lookups(
        self,
        request: HttpRequest,  # noqa: ARG002
        model_admin: ModelAdmin[Any],  # noqa: ARG002
    ) -> list[tuple[str, Any]]:
        """One choice."""
        return [("1", _("urgent only"))]

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[Article],
    ) -> QuerySet[Article]:
        """Rows whose open round is urgent."""
        if self.value() != "1":
            return queryset
        rounds = Review.objects.filter(
            draft__article=OuterRef("pk"), state=ReviewState.OPEN, urgent=True
        )
        return queryset.filter(Exists(rounds))


FILTERS = (StateFilter, CurrentChannelFilter, OwnerFilter, UrgentFilter)
