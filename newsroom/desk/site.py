"""The desk: the one admin site that every room registers with."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class DeskSite(admin.AdminSite):
    """Django's admin site under the newsroom's name."""

    site_title = _("Newsroom")
    site_header = _("Newsroom")
    index_title = _("Desk")
    enable_nav_sidebar = False
