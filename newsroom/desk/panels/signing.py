"""What the last stage approved and nobody has signed yet, the oldest first."""

from collections.abc import Collection

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Channel, Draft, Review
from articles.workflow import DraftState
from newsroom.desk.panels.parts import MOST, Row, Stories, headline_of, story_url
from staff.models import User
from staff.moments import lasting


def panel(user: User, channels: Collection[Channel], url: str) -> Stories:
    """Stories of `channels` that wait for a signature. Two queries.

    Whoever had a part in writing a text does not sign it.
    """
    rounds = Review.objects.filter(draft=OuterRef("pk")).order_by("-number")
    drafts = Draft.objects.filter(
        state=DraftState.APPROVED, channel__in=channels
    ).exclude(authors__user=user)
    oldest = drafts.annotate(since=Subquery(rounds.values("closed_at")[:1]))
    rows = [
        Row(
            headline=headline_of(values),
            url=story_url(values["article"]),
            tone="approved",
            word=values["channel__name"],
            who=values["article__owner__name"],
            when=_("for %(time)s") % {"time": lasting(values["since"])},
            at=values["since"],
        )
        for values in oldest.order_by("since", "id").values(
            "headline", "article", "channel__name", "article__owner__name", "since"
        )[:MOST]
    ]
    return Stories(
        title=gettext_lazy("Waiting for a signature"),
        total=drafts.count(),
        url=f"{url}?state={DraftState.APPROVED}",
        rows=rows,
        empty=gettext_lazy("Nothing waits for you to sign."),
    )
