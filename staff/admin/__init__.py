"""The directory on the desk: people, departments, imports."""

from staff.admin import group
from staff.admin.department import DepartmentAdmin
from staff.admin.importing import ImportJobAdmin
from staff.admin.user import PersonAdmin

__all__ = ["DepartmentAdmin", "ImportJobAdmin", "PersonAdmin", "group"]
