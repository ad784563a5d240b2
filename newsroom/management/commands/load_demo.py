"""`manage.py load_demo`: the demo newsroom of fixtures/, for development only."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from newsroom.demo import accounts
from newsroom.demo.load import load
from newsroom.demo.plan import DemoPlan, read
from staff.models import User


class Command(BaseCommand):
    """Load it into an empty database, and say who can sign in."""

    help = "Load the demo newsroom into an empty database (development only)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the one switch."""
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing, and say so, when the newsroom has people already",
        )

    def handle(self, *_args: Any, if_empty: bool, **_options: Any) -> None:
        """Raises CommandError outside development and when there are people."""
        if not settings.DEBUG:
            raise CommandError(
                _(
                    "The demo newsroom has passwords that everybody knows: it is "
                    "loaded only where DEBUG=True."
                )
            )
        plan = read(settings.BASE_DIR / "fixtures")
        if not User.objects.exists():
            load(plan)
            self._tell(plan)
        elif if_empty:
            self.stdout.write(_("The newsroom has people already; no demo was loaded."))
            if accounts.still_demo(plan):
                self._tell(plan)
        else:
            raise CommandError(
                _(
                    "The newsroom has people already. The demo is loaded only into "
                    "an empty database."
                )
            )

    def _tell(self, plan: DemoPlan) -> None:
        for line in accounts.lines(plan):
            self.stdout.write(line)
