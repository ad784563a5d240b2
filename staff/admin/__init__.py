"""The directory on the desk: people and departments."""

from staff.admin import group
from staff.admin.department import DepartmentAdmin
from staff.admin.user import PersonAdmin

__all__ = ["DepartmentAdmin", "PersonAdmin", "group"]
