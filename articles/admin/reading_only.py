"""A list that nobody can write in: the log and the ledger."""

from typing import Any, ClassVar, TypeVar

from django.db.models import Model
from django.http import HttpRequest
from django.urls import URLPattern, path

from staff.desk import DeskAdmin

_Row = TypeVar("_Row", bound=Model)


class ReadingAdmin(DeskAdmin[_Row]):
    """Rows to look at: the list is the only page, for those with the view right.

    `asked_for` are the names by which its filters stand in the address.
    """

    list_display_links = None
    asked_for: ClassVar[frozenset[str]] = frozenset()
    sortable_by = ()

    def get_urls(self) -> list[URLPattern]:
        """The list."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        return [path("", self.admin_site.admin_view(self.changelist_view), name=name)]

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody writes here by hand."""
        return False

    def has_change_permission(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: Any = None,  # noqa: ARG002
    ) -> bool:
        """Nobody, superusers included."""
        return False

    def lookup_allowed(
        self,
        lookup: str,
        value: str,  # noqa: ARG002 - Django's own signature
        request: HttpRequest,  # noqa: ARG002
    ) -> bool:
        """The filters that are offered; a database refuses some values of others."""
        return lookup in self.asked_for
