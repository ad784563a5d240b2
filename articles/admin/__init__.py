"""The desk: every page on which articles are written, reviewed and signed."""

from articles.admin import article_admin, queue, quotes, sections

__all__ = ["article_admin", "queue", "quotes", "sections"]
