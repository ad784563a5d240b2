"""The articles room as an application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Articles, their review and their publication."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        """Answer what the directory asks of this room."""
        # Models can be imported only once every application is loaded.
        from articles import picking  # noqa: PLC0415
        from staff.hooks import registered  # noqa: PLC0415

        picking.register(registered)
