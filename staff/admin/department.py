"""Departments on the desk, listed as the tree they are."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from staff.admin.places import DepartmentField, departments
from staff.desk import DeskAdmin
from staff.models import Department
from staff.picker.scopes import Departments


class DepartmentForm(forms.ModelForm[Department]):
    """A department's name and its place in the tree."""

    parent = DepartmentField(
        departments(), label=_("parent department"), required=False
    )

    class Meta:
        model = Department
        fields = ("name", "parent", "position")

    def clean_parent(self) -> Department | None:
        """No department lies below itself."""
        parent: Department | None = self.cleaned_data["parent"]
        below = self.instance.pk and parent and f"/{self.instance.pk}/" in parent.path
        if below:
            raise forms.ValidationError(
                _("A department cannot lie below itself; choose another one.")
            )
        return parent


class TreeList(ChangeList):
    """Rows in the order of the tree; the whole tree fits one page."""

    def get_results(self, request: HttpRequest) -> None:
        """Sort what was found as the tree runs."""
        super().get_results(request)
        order = {row.pk: place for place, row in enumerate(Departments().tree())}
        self.result_list = sorted(self.result_list, key=lambda row: order[row.pk])


@admin.register(Department)
class DepartmentAdmin(DeskAdmin[Department]):
    """Departments, kept by staff admins."""

    form = DepartmentForm
    list_display = ("in_tree", "people", "position")
    list_display_links = ("in_tree",)
    list_per_page = 2000
    search_fields = ("name",)
    sortable_by = ()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:  # noqa: ARG002
        """The list as a tree."""
        return TreeList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Department]:
        """With the number of active people."""
        active = Count("memberships", filter=Q(memberships__user__is_active=True))
        return super().get_queryset(request).annotate(active_people=active)

    def save_model(
        self, request: HttpRequest, obj: Department, form: Any, change: Any
    ) -> None:
        """Store the department; when it moved, everything below it moves too."""
        super().save_model(request, obj, form, change)
        if change and "parent" in form.changed_data:
            _carry_along(obj)

    @admin.display(description=_("name"))
    def in_tree(self, department: Department) -> SafeString:
        """The name, set in by its depth."""
        depth = min(department.path.count("/") - 2, 4)
        return format_html('<span class="depth-{}">{}</span>', depth, department.name)

    @admin.display(description=_("active people"))
    def people(self, department: Department) -> SafeString:
        """How many, leading to their list."""
        url = reverse("admin:staff_user_changelist")
        number = department.active_people  # type: ignore[attr-defined]
        return format_html(
            '<a href="{}?department={}">{}</a>', url, department.pk, number
        )


def _carry_along(department: Department) -> None:
    for child in Department.objects.filter(parent=department):
        child.parent = department
        child.save()
        _carry_along(child)
