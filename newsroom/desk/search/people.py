"""People of the directory, found as the picker finds them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from newsroom.desk.search.parts import MOST, Group, Hit, narrowed
from staff.models import User
from staff.picker import search
from staff.picker.scopes import own_departments


def group(request: HttpRequest, user: User, words: str, url: str) -> Group:
    """The accounts found, who is closest to `user` first. Six queries."""
    room: Any = admin.site.get_model_admin(User)
    people = room.get_queryset(request).prefetch_related(None)
    found, _several = room.get_search_results(request, people, words)
    ordered = search.in_order(found, search.read(words), own_departments(user))
    shown = ordered.prefetch_related("memberships__department")[:MOST]
    return Group(
        title=capfirst(_("people")),
        icon="people",
        hits=[_hit(person) for person in shown],
        total=found.count(),
        url=narrowed(url, words),
    )


def _hit(person: Any) -> Hit:
    departments = [row.department.name for row in person.memberships.all()]
    parts = (person.employee_no, person.post, *departments)
    return Hit(
        title=person.name,
        url=reverse("admin:staff_user_change", args=[person.pk]),
        note=" · ".join(part for part in parts if part),
        tone="" if person.is_active else "muted",
        word="" if person.is_active else _("inactive"),
    )
