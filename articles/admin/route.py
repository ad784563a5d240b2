"""审稿流程 on the desk: the stages of a route, and whom each asks."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.access import Eligible, eligible_people
from articles.admin.reaching import person
from articles.admin.route_form import StageFormSet, stage_form
from articles.log_sentences import history_about
from articles.matching import unfillable
from articles.models import Route, Stage
from staff import hooks
from staff.desk import DeskAdmin, DeskInline, EventRow
from staff.models import User

BLANK = 3  # stages that a new route's page offers
PARTS = ("people", "departments", "groups")


class StageInline(DeskInline[Stage, Route]):
    """The stages on a route's page; who may change the route may change them.

    Taking a stage out is no deletion of anything but that stage: rounds keep copies.
    """

    model = Stage
    formset = StageFormSet
    template = "articles/desk/route_stages.html"
    fields = ("position", "name", "quorum", "hours", "urgent_hours", *PARTS)

    def get_extra(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's own signature
        obj: Route | None = None,
        **_kwargs: Any,
    ) -> int:
        """One blank stage to add; several for a new route."""
        return 1 if obj else BLANK

    def get_formset(
        self, request: HttpRequest, obj: Route | None = None, **kwargs: Any
    ) -> Any:
        """Stages with the control that picks people."""
        kwargs["form"] = stage_form(person(request))
        return super().get_formset(request, obj, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Stage]:
        """With whom each stage asks."""
        return super().get_queryset(request).prefetch_related(*PARTS)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As on the route's page."""
        return self.has_change_permission(request, obj)

    def has_add_permission(  # type: ignore[override]  # rows of a page get the page
        self, request: HttpRequest, obj: Any
    ) -> bool:
        """As on the route's page."""
        return _may_change(self.admin_site, request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As on the route's page."""
        return _may_change(self.admin_site, request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """As on the route's page."""
        return True


def _may_change(site: admin.AdminSite, request: HttpRequest, obj: Route | None) -> bool:
    room = site.get_model_admin(Route)
    if obj is None:
        return room.has_add_permission(request)
    return room.has_change_permission(request, obj)


@admin.register(Route)
class RouteAdmin(DeskAdmin[Route]):
    """Routes, kept by desk chiefs; rounds under way keep the stages they began with."""

    fieldsets = ((None, {"fields": ("name", "is_active")}),)
    inlines: ClassVar[Any] = [StageInline]
    change_form_template = "articles/desk/route_form.html"
    list_display = ("name", "steps", "used_by", "on")
    sortable_by = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Route]:
        """With its stages and the channels that begin with it."""
        return super().get_queryset(request).prefetch_related("stages", "channels")

    def save_model(
        self, request: HttpRequest, obj: Route, form: Any, change: Any
    ) -> None:
        """Store the route, and remember what it was."""
        form.before = snapshot(obj.pk) if change else None
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: Any
    ) -> None:
        """Store the stages, write what changed into the log, warn of a dead end."""
        super().save_related(request, form, formsets, change)
        route: Route = form.instance
        after = snapshot(route.pk)
        if form.before != after:
            details = {"id": route.pk, "route": route.name}
            changes = {"before": form.before, "after": after}
            hooks.record("route_changed", by=person(request), details=details | changes)
        _warn_of_dead_end(request, route)

    def event_rows(self, obj: Route) -> Iterator[EventRow]:
        """What happened to the route, newest first."""
        return history_about("route", obj.pk)

    @admin.display(description=gettext_lazy("stages"))
    def steps(self, route: Route) -> str:
        """The stages in their order."""
        return " → ".join(stage.name for stage in route.stages.all())

    @admin.display(description=gettext_lazy("default of"))
    def used_by(self, route: Route) -> str:
        """The channels that send stories by this route unless told otherwise."""
        return "、".join(channel.name for channel in route.channels.all())

    @admin.display(description=gettext_lazy("state"))
    def on(self, route: Route) -> SafeString:
        """Whether it can be chosen."""
        tone, word = (
            ("success", _("in use")) if route.is_active else ("muted", _("not in use"))
        )
        return format_html('<span class="badge badge--{}">{}</span>', tone, word)


def snapshot(pk: int) -> dict[str, Any]:
    """The stored route with its stages, people by name: what the log keeps."""
    route = Route.objects.get(pk=pk)
    stages = route.stages.prefetch_related(*PARTS)
    return {
        "name": route.name,
        "is_active": route.is_active,
        "stages": [_stage(stage) for stage in stages],
    }


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "name": stage.name,
        "quorum": stage.quorum,
        "hours": stage.hours,
        "urgent_hours": stage.urgent_hours,
    } | {part: [row.name for row in getattr(stage, part).all()] for part in PARTS}


def _warn_of_dead_end(request: HttpRequest, route: Route) -> None:
    competing = unfillable({stage.name: _who(stage) for stage in route.stages.all()})
    if competing:
        messages.warning(
            request,
            _(
                "There are not enough different people for %(stages)s: nobody may "
                "decide in two stages, so no story can be sent this way. Name more "
                "people."
            )
            % {"stages": "、".join(competing)},
        )


def _who(stage: Stage) -> list[int]:
    fitting = User.objects.assignable().filter(eligible_people(Eligible.of(stage)))
    return list(fitting.values_list("pk", flat=True).distinct())
