"""Puts the desk's site in the place of Django's admin site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with our site and frame."""

    default_site = "newsroom.desk.site.DeskSite"
