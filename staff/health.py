"""What is amiss in the directory: accounts that somebody has to look after."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from staff import hooks
from staff.models import User


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that may be amiss: its code in addresses, its words, who it is."""

    code: str
    label: Promise
    people: Callable[[], QuerySet[User]]


def _without_department() -> QuerySet[User]:
    everyone: QuerySet[User] = User.objects.assignable()
    return everyone.filter(memberships=None)


def _inactive_with_tasks() -> QuerySet[User]:
    gone: QuerySet[User] = User.objects.filter(is_active=False)
    return gone.filter(pk__in=hooks.people_with_tasks())


def _without_own_password() -> QuerySet[User]:
    everyone: QuerySet[User] = User.objects.assignable()
    return everyone.filter(password_is_own=False)


CHECKS = (
    Check("no_department", _("without a department"), _without_department),
    Check(
        "inactive_with_tasks",
        _("deactivated, with reviews to decide"),
        _inactive_with_tasks,
    ),
    Check(
        "no_own_password",
        _("without a password of their own"),
        _without_own_password,
    ),
)
