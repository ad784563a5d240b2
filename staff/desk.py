"""What every room's admin class shares: nothing is deleted, forms use native dates.

The lowest room, so that `articles` may use it too; its look lives in `newsroom`.
Subscripts of Django's classes work at run time because django-tasks patches them in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from staff.ids import is_id

_Row = TypeVar("_Row", bound=models.Model)
_Parent = TypeVar("_Parent", bound=models.Model)

# The comparisons that Django's filters of columns with choices write into an address.
_ASKED = frozenset({"exact", "isnull"})


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of a history page: when, who, what happened, and in which words."""

    at: datetime
    by: str
    sentence: str
    note: str = ""


class _Fields:
    """Controls as this desk wants them, for pages and for rows inside pages."""

    formfield_overrides: ClassVar[Any] = {
        models.DateField: {
            "widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        },
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput(
                format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
            ),
        },
    }

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """A choice of rows without links to windows for changing those rows."""
        field = super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **kwargs
        )
        wrapper = getattr(field, "widget", None)
        if isinstance(wrapper, RelatedFieldWidgetWrapper):
            field.widget = wrapper.widget
        return field


class DeskInline(_Fields, admin.TabularInline[_Row, _Parent]):
    """Rows that belong to a page, in a table on it."""

    extra = 0


class DeskAdmin(_Fields, admin.ModelAdmin[_Row]):
    """A page of the desk: it never offers deletion, not even to a superuser."""

    list_per_page = 50
    show_full_result_count = False
    empty_value_display = "—"

    def has_delete_permission(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's own signature
        obj: _Row | None = None,  # noqa: ARG002
    ) -> bool:
        """Nobody deletes on the desk."""
        return False

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Only what the list's own filters ask: an address is no language for queries.

        Django lets whoever sees a list compare any column of it in any way, also by
        a regular expression that keeps the process busy for hours.
        """
        column, _, comparison = lookup.partition("__")
        if comparison and (comparison not in _ASKED or column not in self.list_filter):
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The rows asked for; filters that nothing can be compared with are dropped.

        PostgreSQL refuses NUL; the search box has a sentence of its own for it.
        """
        for name, values in request.GET.lists():
            if name != SEARCH_VAR and any("\0" in value for value in values):
                raise IncorrectLookupParameters
        return super().get_changelist_instance(request)

    def response_action(  # type: ignore[override]  # stubs of a later Django
        self, request: HttpRequest, queryset: QuerySet[_Row]
    ) -> HttpResponse | None:
        """The act for the chosen rows; a sentence if they can be no rows at all."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if all(map(is_id, chosen)):
            return super().response_action(request, queryset)
        messages.error(request, _("Reload the page and choose again."))
        return None

    def get_action_choices(
        self, request: HttpRequest, default_choices: Any = None
    ) -> list[tuple[str, str]]:
        """The acts for chosen rows, under a sentence instead of dashes."""
        first = default_choices or [("", _("Choose what to do"))]
        return super().get_action_choices(request, first)

    def event_rows(self, obj: _Row) -> Iterable[EventRow] | None:  # noqa: ARG002
        """What the product's log says of `obj`, newest first; None: no such log.

        With None the history page shows the admin's own entries.
        """
        return None

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The history page, told by `event_rows` where the room keeps a log."""
        response = super().history_view(request, object_id, extra_context)
        shown = getattr(response, "context_data", None)
        if shown is not None:
            rows = self.event_rows(shown["object"])
            shown["event_rows"] = None if rows is None else list(rows)
        return response
