"""Rows of the staff directory."""

from staff.models.absence import Absence
from staff.models.department import Department, Membership
from staff.models.importing import ImportJob
from staff.models.saved_group import SavedGroup
from staff.models.user import User

__all__ = ["Absence", "Department", "ImportJob", "Membership", "SavedGroup", "User"]
