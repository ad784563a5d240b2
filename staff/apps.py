"""The staff directory as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    """People, departments, the picker and the import."""

    name = "staff"
    verbose_name = _("Staff")
