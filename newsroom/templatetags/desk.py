"""Tags that every template of the product may use: icons and the chosen theme."""

from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.desk.theme import chosen

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
    return chosen(context.get("request"))
