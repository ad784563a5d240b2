"""The desk: every page on which articles are written, reviewed and signed."""

from articles.admin import (
    article_admin,
    channel,
    event,
    ledger,
    queue,
    quotes,
    route,
    sections,
)

__all__ = [
    "article_admin",
    "channel",
    "event",
    "ledger",
    "queue",
    "quotes",
    "route",
    "sections",
]
