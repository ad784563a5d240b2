"""A text as readers will see it, ready for a template of the desk."""

from django.utils.safestring import SafeString, mark_safe

from articles.document import Content
from articles.rendering import render_article


def rendered(content: Content) -> SafeString:
    """The readers' own HTML of `content`, without a time of publication."""
    html = render_article(content, published_at=None)
    return mark_safe(html)  # noqa: S308 - rendered by our own writer, values escaped
