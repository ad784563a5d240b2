"""选择用户: the one control with which people are picked, in every place."""

from staff.picker.field import PeopleField

__all__ = ["PeopleField"]
