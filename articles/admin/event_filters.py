"""The filters of the log: by act, by person, by article, by day."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Event
from articles.workflow import Act
from staff.ids import is_id
from staff.models import User

ACTS: dict[str, str | Promise] = {
    "create": _("Start a story"),
    "import": _("Bring a story in"),
    **{str(act.value): act.label for act in Act},
    "share": _("Share a story"),
    "channel_changed": _("Channel"),
    "channel_rights_changed": _("Rights on a channel"),
    "route_changed": _("Review route"),
    "groups_changed": _("Groups"),
    "superuser_changed": _("Administrators"),
    "deactivated": _("Account closed"),
    "reactivated": _("Account opened again"),
    "email_changed": _("E-mail address"),
    "password_changed": _("Own password"),
    "password_set": _("Password of somebody else"),
    "staff_imported": _("Import of people"),
    "import_undone": _("Import of people undone"),
}


def number_in(text: str) -> int | None:
    """The id that `text` is, if it is one."""
    return int(text) if is_id(text) else None


class ActFilter(admin.SimpleListFilter):
    """By what was done."""

    title = _("act")
    parameter_name = "act"

    def lookups(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's own signature
        model_admin: ModelAdmin[Any],  # noqa: ARG002
    ) -> list[tuple[str, Any]]:
        """Every act by its code."""
        return list(ACTS.items())

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[Event],
    ) -> QuerySet[Event]:
        """The rows of the chosen act."""
        return queryset.filter(act=self.value()) if self.value() else queryset


class _Chosen(admin.SimpleListFilter):
    """A filter that rows lead to: it shows what is chosen, and offers nothing else."""

    def number(self) -> int | None:
        """The id in the address, if it is one."""
        return number_in(self.value() or "")


class PersonFilter(_Chosen):
    """By who did it, or to whom it was done."""

    title = _("person")
    parameter_name = "person"

    def lookups(
        self,
        request: HttpRequest,  # noqa: ARG002
        model_admin: ModelAdmin[Any],  # noqa: ARG002
    ) -> list[tuple[str, Any]]:
        """The person chosen by name."""
        number = self.number()
        named = User.objects.filter(pk=number).values_list("name", flat=True)
        return [(str(number), name) for name in named] if number is not None else []

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[Event],
    ) -> QuerySet[Event]:
        """The rows in which the person acts or is concerned."""
        number = self.number()
        if number is None:
            return queryset
        return queryset.filter(Q(actor=number) | Q(person=number))


class ArticleFilter(_Chosen):
    """By 稿号."""

    title = _("story")
    parameter_name = "article"

    def lookups(
        self,
        request: HttpRequest,  # noqa: ARG002
        model_admin: ModelAdmin[Any],  # noqa: ARG002
    ) -> list[tuple[str, Any]]:
        """The story chosen by its number."""
        number = self.number()
        if number is None:
            return []
        return [(str(number), _("No. %(number)d") % {"number": number})]

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[Event],
    ) -> QuerySet[Event]:
        """The rows about the story."""
        number = self.number()
        return queryset if number is None else queryset.filter(article=number)


class DayFilter(admin.ListFilter):
    """From one day to another, both included; a day that is none is left out."""

    title = _("day")
    template = "articles/desk/day_filter.html"
    names = ("from", "until")

    def __init__(
        self,
        request: HttpRequest,
        params: dict[str, Any],
        model: type[Any],
        model_admin: ModelAdmin[Any],
    ) -> None:
        """Take the two days out of the address."""
        super().__init__(request, params, model, model_admin)
        self.days: dict[str, date] = {}
        for name in self.names:
            typed = params.pop(name, [""])[-1]
            day = _day(typed)
            if day is not None:
                self.days[name] = self.used_parameters[name] = day

    def has_output(self) -> bool:
        """Always: there are two boxes to fill."""
        return True

    def expected_parameters(self) -> list[str | None]:
        """The names in the address."""
        return list(self.names)

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """One: what is chosen, with what the form must carry along."""
        days = [self.days.get(name) for name in self.names]
        shown = [day.isoformat() if day else "" for day in days]
        yield {
            "selected": True,
            "display": " – ".join(shown),
            "since": shown[0],
            "until": shown[1],
            "carried": [
                (name, value)
                for name, value in changelist.params.items()
                if name not in {*self.names, PAGE_VAR}
            ],
        }

    def queryset(
        self,
        request: HttpRequest,  # noqa: ARG002
        queryset: QuerySet[Event],
    ) -> QuerySet[Event]:
        """The rows of these days, in the time zone of the newsroom."""
        since = self.days.get("from")
        until = self.days.get("until")
        if since:
            queryset = queryset.filter(at__gte=_moment(since, time.min))
        if until:
            queryset = queryset.filter(at__lte=_moment(until, time.max))
        return queryset


def _day(text: str) -> date | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    # The first and the last day of the calendar may lie outside it in UTC.
    return day if day and date.min.year < day.year < date.max.year else None


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


FILTERS = (DayFilter, PersonFilter, ArticleFilter, ActFilter)
