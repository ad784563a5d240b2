"""Sentences of the log about the house: people's rights, channels and routes.

As in `log_sentences`, each follows the name of whoever acted. `details` are those of
the event, with the name of the person concerned as ``person``.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from staff.groups import label

Details = Mapping[str, Any]

RIGHTS: dict[str, Promise] = {
    "edit": gettext_lazy("May edit"),
    "chief": gettext_lazy("Desk chiefs"),
    "publish": gettext_lazy("May sign for publication"),
}
FIELDS: dict[str, Promise] = {
    "name": gettext_lazy("name"),
    "slug": gettext_lazy("address"),
    "position": gettext_lazy("order"),
    "default_route": gettext_lazy("default review route"),
}


def _groups(details: Details) -> str:
    added = [label(code) for code in details["added"]]
    removed = [label(code) for code in details["removed"]]
    return _("changed the groups of %(person)s: %(changes)s") % {
        "person": details["person"],
        "changes": _plus_minus(added, removed),
    }


def _superuser(details: Details) -> str:
    if details["is_superuser"]:
        return _("made %(person)s an administrator") % details
    return _("took the rights of an administrator from %(person)s") % details


def _deactivated(details: Details) -> str:
    return _("closed the account of %(person)s") % details


def _reactivated(details: Details) -> str:
    return _("opened the account of %(person)s again") % details


def _email(details: Details) -> str:
    return _("changed the e-mail address of %(person)s") % details


def _channel(details: Details) -> str:
    before, after = details["before"], details["after"]
    if before is None:
        return _("made the channel %(channel)s") % details
    changes = [
        f"{FIELDS[key]} {before[key]} → {after[key]}"
        for key in FIELDS
        if before[key] != after[key]
    ]
    return _("changed the channel %(channel)s: %(changes)s") % {
        "channel": details["channel"],
        "changes": "; ".join(changes),
    }


def _channel_rights(details: Details) -> str:
    changes = []
    for right, label_of_right in RIGHTS.items():
        before = _holders(details["before"][right])
        after = _holders(details["after"][right])
        if before != after:
            moved = _plus_minus(_only(after, before), _only(before, after))
            changes.append(f"{label_of_right} {moved}")
    return _("changed the rights on the channel %(channel)s: %(changes)s") % {
        "channel": details["channel"],
        "changes": "; ".join(changes),
    }


def _route(details: Details) -> str:
    stages = [stage["name"] for stage in details["after"]["stages"]]
    shown = {"route": details["route"], "stages": " → ".join(stages)}
    if details["before"] is None:
        return _("made the review route %(route)s: %(stages)s") % shown
    return _("changed the review route %(route)s: %(stages)s") % shown


def _holders(held: Mapping[str, Sequence[str]]) -> list[str]:
    return [*held["people"], *(label(code) for code in held["groups"])]


def _only(here: Sequence[str], there: Sequence[str]) -> list[str]:
    return [name for name in here if name not in there]


def _plus_minus(added: Sequence[str], removed: Sequence[str]) -> str:
    return " ".join([f"+{name}" for name in added] + [f"−{name}" for name in removed])


def _import_undone(details: Details) -> str:
    return _("undid the import of people from %(filename)s") % details


HOUSE: dict[str, Callable[[Details], str]] = {
    "groups_changed": _groups,
    "superuser_changed": _superuser,
    "deactivated": _deactivated,
    "reactivated": _reactivated,
    "email_changed": _email,
    "channel_changed": _channel,
    "channel_rights_changed": _channel_rights,
    "route_changed": _route,
    "import_undone": _import_undone,
}
