"""Tags of list pages: rows that turn into cards on a phone, filters as chips."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.contrib.admin.templatetags import admin_list
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.utils.html import conditional_escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

register = template.Library()


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter: what it says, and the address without it."""

    label: str
    without: str


@register.simple_tag
def desk_results(cl: "ChangeList") -> dict[str, Any]:
    """Django's headers and rows, each cell with its column's name in `data-label`."""
    headers = list(admin_list.result_headers(cl))
    labels = [_label(header) for header in headers]
    rows = [
        (
            row.form,
            [_labelled(cell, label) for cell, label in zip(row, labels, strict=False)],
        )
        for row in admin_list.results(cl)
    ]
    hidden = list(admin_list.result_hidden_fields(cl))
    return {"headers": headers, "rows": rows, "hidden": hidden}


def _label(header: dict[str, Any]) -> str:
    text = capfirst(strip_tags(str(header["text"])))
    return f' data-label="{conditional_escape(text)}"' if text else ""


def _labelled(cell: str, label: str) -> SafeString:
    # Every cell of items_for_result begins with "<td" or "<th".
    return mark_safe(cell[:3] + label + cell[3:])  # noqa: S308 - both parts are escaped


@register.simple_tag
def filter_chips(cl: "ChangeList") -> list[Chip]:
    """The filters in force, each with the address of the list without it."""
    return list(_chips(cl))


def _chips(cl: "ChangeList") -> Iterator[Chip]:
    for spec in cl.filter_specs:
        if not spec.used_parameters:
            continue
        shown = [row["display"] for row in spec.choices(cl) if row["selected"]]
        words = ", ".join(str(text) for text in shown)
        yield Chip(
            f"{capfirst(str(spec.title))}: {words}",
            cl.get_query_string(
                remove=[name for name in spec.expected_parameters() if name]
            ),
        )


@register.simple_tag
def without_search(cl: "ChangeList") -> str:
    """The address of the list with the same filters and nothing searched for."""
    return cl.get_query_string(remove=[SEARCH_VAR])
