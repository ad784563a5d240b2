"""The newsroom's groups and the model-wide rights each begins with.

A group's stored name is its code; people read its label. Rights on single channels and
articles are guardian's and do not stand here.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.management import create_permissions
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: Mapping[str, Promise] = {
    "reporter": _("Reporters"),
    "editor": _("Editors"),
    "reviewer": _("Reviewers"),
    "desk_chief": _("Desk chiefs"),
    "publisher": _("Publishers"),
    "staff_admin": _("Staff admins"),
    "auditor": _("Auditors"),
}

_WRITES = ("articles.add_article", "articles.add_image")
_SEES = ("articles.view_article",)
RIGHTS: Mapping[str, tuple[str, ...]] = {
    "reporter": _WRITES,
    "editor": (*_WRITES, *_SEES),
    # What a reviewer may open comes from the tasks alone.
    "reviewer": (),
    "desk_chief": (
        *_WRITES,
        *_SEES,
        "articles.view_channel",
        "articles.change_channel",
        "articles.add_channel",
        "articles.view_route",
        "articles.add_route",
        "articles.change_route",
        "articles.view_event",
    ),
    "publisher": _SEES,
    "staff_admin": (
        "staff.view_user",
        "staff.add_user",
        "staff.change_user",
        "staff.view_department",
        "staff.add_department",
        "staff.change_department",
        "staff.import_staff",
        "staff.view_importjob",
    ),
    "auditor": (*_SEES, "articles.view_event", "articles.view_publication"),
}


def label(code: str) -> str:
    """The group's name as people read it; a group of their own keeps its name."""
    return str(LABELS.get(code, code))


def install_groups(apps: Any, using: str) -> None:
    """Make missing groups with their first rights; an existing one is left alone."""
    for name in ("staff", "articles"):
        config = apps.get_app_config(name)
        # A migration's stand-in has no models module, and without one Django
        # makes no permissions.
        if getattr(config, "models_module", None) is None:
            config.models_module = True
        create_permissions(config, apps=apps, using=using, verbosity=0)
    group_model = apps.get_model("auth", "Group")
    permissions = {
        f"{row.content_type.app_label}.{row.codename}": row
        for row in apps.get_model("auth", "Permission")
        .objects.using(using)
        .select_related("content_type")
    }
    for code, rights in RIGHTS.items():
        group, made = group_model.objects.using(using).get_or_create(name=code)
        if made:
            group.permissions.set([permissions[right] for right in rights])
