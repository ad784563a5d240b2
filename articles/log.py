"""Writes one line into the newsroom's log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles.models import Draft, Event
from staff.models import User


def write(
    act: str,
    *,
    by: User,
    draft: Draft,
    at: datetime,
    details: Mapping[str, Any] | None = None,
) -> Event:
    """Record that `by` did `act` to `draft` at `at`."""
    return Event.objects.create(
        act=act,
        at=at,
        actor=by,
        actor_name=by.name,
        article_id=draft.article_id,
        draft=draft,
        details=dict(details or {}),
    )


def write_about_staff(
    act: str, *, by: User | None, person: User | None, details: Mapping[str, Any]
) -> None:
    """Record something about a person or the directory; `staff.hooks` calls it."""
    Event.objects.create(
        act=act,
        at=timezone.now(),
        actor=by,
        actor_name=by.name if by else "",
        person=person,
        details=dict(details),
    )
