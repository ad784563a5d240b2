"""How a department is named where several have the same name."""

from django import forms
from django.db.models import QuerySet

from staff.models import Department


def in_words(department: Department) -> str:
    """The name after that of the department above; `parent` should be at hand."""
    if department.parent is None:
        return department.name
    return f"{department.parent.name} / {department.name}"


class DepartmentField(forms.ModelChoiceField[Department]):
    """A choice of departments as the tree runs, each with the one above it."""

    def label_from_instance(self, obj: Department) -> str:
        """The department in words."""
        return in_words(obj)


def departments() -> QuerySet[Department]:
    """Every department after the one above it."""
    return Department.objects.select_related("parent").order_by("path")
