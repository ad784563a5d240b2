"""The form of a channel: its address and route, and who holds its rights."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import Group
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import actions
from articles.actions import Holders
from articles.actions.channels import FIRST_GROUPS
from articles.models import Channel, Route
from articles.models.channel import RESERVED_SLUGS
from staff.admin.forms import GroupsField
from staff.models import User
from staff.picker import PeopleField

RIGHTS: Mapping[str, tuple[Promise, Promise]] = {
    "edit": (_("May edit"), _("Change every open draft of the channel.")),
    "chief": (
        _("Desk chiefs"),
        _("Also submit, recall and share every draft, by any route in use."),
    ),
    "publish": (
        _("May sign for publication"),
        _("Publish what was approved, never a text they wrote in themselves."),
    ),
}


class ChannelForm(forms.ModelForm[Channel]):
    """A channel; `channel_form` adds two fields for each of its rights.

    While it is stored, `before` is what the channel was; a new one was nothing.
    """

    before: Channel | None = None

    class Meta:
        model = Channel
        fields = ("name", "slug", "position", "default_route")
        help_texts: ClassVar[dict[str, Any]] = {
            "slug": _(
                "Latin letters, digits and hyphens. After a change, published stories "
                "stand at the new address; their old ones lead there."
            ),
            "position": _("Smaller numbers come first."),
            "default_route": _("Only a desk chief can send a story by another one."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with who holds the rights now; a new channel with the usual groups."""
        super().__init__(*args, **kwargs)
        for right, held in self._held().items():
            self.initial.setdefault(f"{right}_people", sorted(held.people))
            self.initial.setdefault(f"{right}_groups", sorted(held.groups))
        route = self.fields.get("default_route")
        if isinstance(route, forms.ModelChoiceField):
            now = self.instance.default_route_id
            route.queryset = Route.objects.filter(Q(is_active=True) | Q(pk=now))

    def _held(self) -> Mapping[str, Holders]:
        if self.instance.pk:
            return actions.holders(self.instance)
        groups = dict(Group.objects.values_list("name", "pk"))
        return {
            right: Holders(groups=frozenset({groups[code]} & set(groups.values())))
            for right, code in FIRST_GROUPS.items()
            if code in groups
        }

    def clean_slug(self) -> str:
        """An address that no room of the product has."""
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED_SLUGS:
            raise forms.ValidationError(_("This address is taken by the product."))
        return slug

    def clean_default_route(self) -> Route:
        """A route that asks somebody."""
        route: Route = self.cleaned_data["default_route"]
        if not route.stages.exists():
            raise forms.ValidationError(
                _("%(route)s has no stages yet. Give it some before a channel uses it.")
                % {"route": route}
            )
        return route

    def wanted(self) -> dict[str, Holders]:
        """Who shall hold which right; the form must be valid."""
        data = self.cleaned_data
        return {
            right: Holders(
                frozenset(user.pk for user in data[f"{right}_people"]),
                frozenset(group.pk for group in data[f"{right}_groups"]),
            )
            for right in RIGHTS
        }


def channel_form(by: User, channel: Channel | None) -> type[ChannelForm]:
    """The form class with which `by` changes `channel`, or makes a new one."""
    fields: dict[str, forms.Field] = {}
    for right in RIGHTS:
        fields[f"{right}_people"] = PeopleField(
            place="channel",
            subject=str(channel.pk if channel else ""),
            by=by,
            required=False,
            label=_("people"),
        )
        fields[f"{right}_groups"] = GroupsField(
            Group.objects.order_by("id"), required=False, label=_("groups")
        )
    return type("ChannelForm", (ChannelForm,), fields)


FIELDSETS: Any = (
    (None, {"fields": (("name", "slug"), ("default_route", "position"))}),
    *(
        (
            title,
            {
                "fields": ((f"{right}_people", f"{right}_groups"),),
                "description": does,
            },
        )
        for right, (title, does) in RIGHTS.items()
    ),
)
