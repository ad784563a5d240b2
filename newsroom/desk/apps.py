"""Puts the desk's site in the place of Django's admin site."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with our site and frame."""

    default_site = "newsroom.desk.site.DeskSite"

    def ready(self) -> None:
        """Let every room register; the rows of background tasks are none.

        Imported inside: the models are not there when this module is loaded.
        """
        from django_tasks_db.models import DBTaskResult  # noqa: PLC0415

        super().ready()
        admin.site.unregister(DBTaskResult)
