"""Tags that every template of the product may use: icons, the theme, marked words."""

import re
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from newsroom.desk import sidebar as sidebars
from newsroom.desk import theme as themes

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """The icon `name` of the sprite icons.svg, hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
        static("newsroom/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def theme(context: dict[str, Any]) -> str:
    """``light`` or ``dark`` as this browser chose, or nothing: as the system says."""
    return themes.chosen(context.get("request"))


@register.simple_tag(takes_context=True)
def sidebar(context: dict[str, Any]) -> str:
    """``narrow`` as this browser chose, or nothing: with the names of the rooms."""
    return sidebars.chosen(context.get("request"))


@register.filter
def marked(text: str, words: str) -> SafeString:
    """`text` with every one of `words` in a <mark>, in whatever case it is written."""
    wanted = "|".join(re.escape(word) for word in words.split())
    if not wanted:
        return format_html("{}", text)
    parts = re.split(f"({wanted})", text, flags=re.IGNORECASE)
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", part) if place % 2 else part,)
            for place, part in enumerate(parts)
        ),
    )
