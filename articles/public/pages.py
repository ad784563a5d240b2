"""A page of live stories, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q

from articles.models import Channel, Publication
from staff.ids import is_id

SIZE = 20


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of the ledger without their text, and where the next page begins."""

    rows: Sequence[Publication]
    cursor: str

    @staticmethod
    def read_cursor(cursor: str) -> tuple[datetime, int]:
        """The edition time and id that `cursor` stands for; ValueError if none."""
        stamp, _, row = cursor.partition("~")
        at = datetime.fromisoformat(stamp)
        if at.tzinfo is None or not is_id(row):
            raise ValueError(cursor)
        try:
            return at.astimezone(UTC), int(row)
        except OverflowError as error:  # the first or last hours of the calendar
            raise ValueError(cursor) from error


def newest(
    now: datetime, *, channel: Channel | None, before: tuple[datetime, int] | None
) -> Page:
    """Stories live at `now`, by first publication, newest first.

    `before` is the edition time and id of the last row of the page above.
    """
    rows = Publication.objects.live(now).defer("html").select_related("channel")
    if channel is not None:
        rows = rows.filter(channel=channel)
    if before is not None:
        at, row = before
        rows = rows.filter(Q(edition_at__lt=at) | Q(edition_at=at, id__lt=row))
    found = list(rows.order_by("-edition_at", "-id")[: SIZE + 1])
    last = found[SIZE - 1] if len(found) > SIZE else None
    cursor = (
        f"{last.edition_at.isoformat()}~{last.pk}" if last and last.edition_at else ""
    )
    return Page(found[:SIZE], cursor)
