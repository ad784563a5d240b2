"""What the forms of channels and routes post."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import Group

from articles import actions
from articles.models import Channel, Route, Stage


def channel_data(channel: Channel | None = None, **changes: Any) -> dict[str, Any]:
    """The channel's form as its page shows it, with `changes`."""
    data: dict[str, Any] = {"name": "", "slug": "", "position": "0"}
    if channel is not None:
        held = actions.holders(channel)
        data = {
            "name": channel.name,
            "slug": channel.slug,
            "position": channel.position,
            "default_route": channel.default_route_id,
            **{f"{right}_people": list(who.people) for right, who in held.items()},
            **{f"{right}_groups": list(who.groups) for right, who in held.items()},
        }
    return data | changes


def group(code: str) -> int:
    """The id of a group."""
    return Group.objects.get(name=code).pk


def route_data(
    name: str, stages: Sequence[Mapping[str, Any]], *, route: Route | None = None
) -> dict[str, Any]:
    """A route's form with these stages; a stage of the route carries its `id`."""
    stored = sum("id" in stage for stage in stages)
    data: dict[str, Any] = {
        "name": name,
        "is_active": "on",
        "stages-TOTAL_FORMS": len(stages),
        "stages-INITIAL_FORMS": stored,
        "stages-MIN_NUM_FORMS": 0,
        "stages-MAX_NUM_FORMS": 1000,
    }
    usual = {"quorum": "all", "hours": 24, "urgent_hours": 4}
    for number, stage in enumerate(stages):
        values = usual | {"route": route.pk if route else ""} | dict(stage)
        data |= {f"stages-{number}-{key}": value for key, value in values.items()}
    return data


def as_shown(stage: Stage, **changes: Any) -> dict[str, Any]:
    """A stored stage as the page shows it, with `changes`."""
    return {
        "id": stage.pk,
        "position": stage.position,
        "name": stage.name,
        "quorum": stage.quorum,
        "hours": stage.hours,
        "urgent_hours": stage.urgent_hours,
        "people": [person.pk for person in stage.people.all()],
        "departments": [row.pk for row in stage.departments.all()],
        "groups": [row.pk for row in stage.groups.all()],
    } | changes
