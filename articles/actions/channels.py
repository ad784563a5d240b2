"""Who may edit, lead and publish in a channel."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import (
    Channel,
    ChannelGroupObjectPermission,
    ChannelUserObjectPermission,
)
from articles.refusal import Refused
from staff import hooks
from staff.models import User

RIGHTS = ("edit", "chief", "publish")
# Which groups hold which right on a channel from the start.
FIRST_GROUPS = {"edit": "editor", "chief": "desk_chief", "publish": "publisher"}


@dataclass(frozen=True, slots=True)
class Holders:
    """Ids of the people and groups that hold one right."""

    people: frozenset[int] = field(default_factory=frozenset)
    groups: frozenset[int] = field(default_factory=frozenset)


def holders(channel: Channel) -> dict[str, Holders]:
    """Who holds each right on the channel directly; superusers hold all besides."""
    people = _held(ChannelUserObjectPermission, "user", channel)
    groups = _held(ChannelGroupObjectPermission, "group", channel)
    return {
        right: Holders(frozenset(people[right]), frozenset(groups[right]))
        for right in RIGHTS
    }


@transaction.atomic
def grant_first_rights(channel: Channel, *, by: User) -> None:
    """Give a new channel's rights to the groups that usually hold them."""
    groups = dict(Group.objects.values_list("name", "pk"))
    wanted = {
        right: Holders(groups=frozenset({groups[code]} if code in groups else ()))
        for right, code in FIRST_GROUPS.items()
    }
    set_rights(channel, by=by, wanted=wanted)


@transaction.atomic
def set_rights(channel: Channel, *, by: User, wanted: Mapping[str, Holders]) -> None:
    """Make these people and groups, and no others, hold the rights on the channel.

    Writes one line of the log when anything changed. Raises `Refused` when `by` may not
    change the channel.
    """
    if not (by.has_perm("articles.change_channel") or _may_add(by)):
        raise Refused(_("You have no right to change channels."))
    before = holders(channel)
    if before == dict(wanted):
        return
    for right in RIGHTS:
        permission = _permission(right)
        now, then = wanted[right], before[right]
        _replace_people(channel, permission, then.people, now.people)
        _replace_groups(channel, permission, then.groups, now.groups)
    hooks.record(
        "channel_rights_changed",
        by=by,
        details={
            "id": channel.pk,
            "channel": channel.name,
            "before": _named(before),
            "after": _named(wanted),
        },
    )


def _may_add(by: User) -> bool:
    return by.has_perm("articles.add_channel")


def _permission(right: str) -> Permission:
    return Permission.objects.get(
        content_type__app_label="articles", codename=f"{right}_channel"
    )


def _held(
    table: type[ChannelUserObjectPermission] | type[ChannelGroupObjectPermission],
    column: str,
    channel: Channel,
) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {right: set() for right in RIGHTS}
    rows = table.objects.filter(content_object=channel)
    for codename, holder in rows.values_list("permission__codename", column):
        found[codename.removesuffix("_channel")].add(holder)
    return found


def _replace_people(
    channel: Channel,
    permission: Permission,
    before: Collection[int],
    after: Collection[int],
) -> None:
    rows = ChannelUserObjectPermission.objects
    rows.filter(
        content_object=channel,
        permission=permission,
        user__in=set(before) - set(after),
    ).delete()
    rows.bulk_create(
        ChannelUserObjectPermission(
            content_object=channel, permission=permission, user_id=user
        )
        for user in sorted(set(after) - set(before))
    )


def _replace_groups(
    channel: Channel,
    permission: Permission,
    before: Collection[int],
    after: Collection[int],
) -> None:
    rows = ChannelGroupObjectPermission.objects
    rows.filter(
        content_object=channel,
        permission=permission,
        group__in=set(before) - set(after),
    ).delete()
    rows.bulk_create(
        ChannelGroupObjectPermission(
            content_object=channel, permission=permission, group_id=group
        )
        for group in sorted(set(after) - set(before))
    )


def _named(rights: Mapping[str, Holders]) -> dict[str, dict[str, list[str]]]:
    people = User.objects.in_bulk(
        {pk for held in rights.values() for pk in held.people}
    )
    groups = Group.objects.in_bulk(
        {pk for held in rights.values() for pk in held.groups}
    )
    return {
        right: {
            "people": sorted(people[pk].name for pk in held.people),
            "groups": sorted(groups[pk].name for pk in held.groups),
        }
        for right, held in rights.items()
    }
