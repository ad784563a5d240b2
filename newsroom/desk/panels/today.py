"""What readers got today."""

from collections.abc import Collection

from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from articles.models import Channel, Publication
from articles.workflow import SHOWS_TEXT, PublicationKind
from newsroom.desk.panels.parts import MOST, Row, Stories, headline_of, story_url


def panel(channels: Collection[Channel]) -> Stories:
    """Publications of `channels` since midnight in the newsroom, newest first.

    Two queries.
    """
    now = timezone.localtime()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Publication.objects.begun(now).filter(
        live_from__gte=midnight, channel__in=channels, kind__in=SHOWS_TEXT
    )
    headline = KeyTextTransform("headline", "revision__content")
    newest = rows.order_by("-live_from", "-id").values(
        "kind", "article", "live_from", "channel__name", "by__name", headline=headline
    )
    return Stories(
        title=_("Published today"),
        total=rows.count(),
        url=None,
        rows=[
            Row(
                headline=headline_of(values),
                url=story_url(values["article"]),
                tone="live",
                word=PublicationKind(values["kind"]).label,
                who=f"{values['channel__name']} · {values['by__name']}",
                when=date_format(timezone.localtime(values["live_from"]), "H:i"),
                at=values["live_from"],
            )
            for values in newest[:MOST]
        ],
        empty=_("Nothing was published today."),
    )
