"""Compute the pinyin columns of everybody anew, after the tables changed."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from staff.models import User

COLUMNS = ("pinyin", "initials", "search_key", "sort_key")
_BATCH = 500


class Command(BaseCommand):
    """Write only the accounts that differ; a pinyin somebody typed is kept."""

    help = "Compute pinyin, initials, search and sort keys of everybody anew."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Rebuild in short transactions and say how many accounts differed."""
        changed = 0
        ids = list(User.objects.order_by("id").values_list("id", flat=True))
        for start in range(0, len(ids), _BATCH):
            changed += _rebuild(ids[start : start + _BATCH])
        self.stdout.write(
            _("%(changed)d of %(total)d accounts were brought up to date.")
            % {"changed": changed, "total": len(ids)}
        )


@transaction.atomic
def _rebuild(ids: list[int]) -> int:
    people = User.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    differing = []
    for user in people:
        before = [getattr(user, column) for column in COLUMNS]
        user.fill_keys()
        if before != [getattr(user, column) for column in COLUMNS]:
            differing.append(user)
    User.objects.bulk_update(differing, COLUMNS)
    return len(differing)
