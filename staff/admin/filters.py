"""Filters of the directory's lists."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from staff.health import CHECKS
from staff.models import Department, Membership, User
from staff.picker.scopes import Departments


class DepartmentFilter(admin.SimpleListFilter):
    """People of one department and of all below it."""

    title = _("department")
    parameter_name = "department"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002
        """Every department in the order of the tree, set in by its depth."""
        return [
            (str(row.pk), f"{'　' * (row.path.count('/') - 2)}{row.name}")
            for row in Departments().tree()
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> Any:  # noqa: ARG002
        """The people of the chosen department; an unknown one holds nobody."""
        value = self.value()
        if value is None:
            return queryset
        department = (
            Department.objects.filter(pk=value).first() if value.isdigit() else None
        )
        if department is None:
            return queryset.none()
        below = Membership.objects.filter(department__path__startswith=department.path)
        return queryset.filter(pk__in=below.values("user"))


class HealthFilter(admin.SimpleListFilter):
    """Accounts that somebody has to look after."""

    title = _("to look after")
    parameter_name = "check"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:  # noqa: ARG002
        """What may be amiss."""
        return [(check.code, check.label) for check in CHECKS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> Any:  # noqa: ARG002
        """The people with whom it is so; all without a check of that name."""
        for check in CHECKS:
            if check.code == self.value():
                return queryset.filter(pk__in=check.people().values("pk"))
        return queryset
