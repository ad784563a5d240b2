"""Printed names: people of the staff and names from outside, as a form has them."""

import re
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.actions import Named
from articles.models import Credit
from articles.workflow import CreditRole
from staff.models import User

MOST_NAMES = 30
LONGEST_NAME = Credit._meta.get_field("name").max_length or 0

# A space parts two Chinese names, but not the two halves of a Latin one.
_BETWEEN = re.compile(r"[、，,;；\n]+|(?<=[一-鿿])\s+(?=[一-鿿])")


def split_names(text: str) -> list[str]:
    """The names in ``姜微、何欣荣`` or ``姜微 何欣荣, Ann Lee``, each once, in order.

    Raises ValidationError for a name longer than a credit or for more than 30 names.
    """
    names = list(dict.fromkeys(" ".join(part.split()) for part in _BETWEEN.split(text)))
    names = [name for name in names if name]
    for name in names:
        if len(name) > LONGEST_NAME:
            raise ValidationError(
                _("“%(start)s…” is too long for a name: put 、 between names.")
                % {"start": name[:12]}
            )
    if len(names) > MOST_NAMES:
        raise ValidationError(
            _("At most %(most)d names can be printed.") % {"most": MOST_NAMES}
        )
    return names


def credited(
    role: CreditRole,
    people: Sequence[User],
    outside: Sequence[str],
    before: Iterable[Named] = (),
) -> tuple[Named, ...]:
    """The names of one role: the people, then the names from outside.

    Where both are what they were `before`, their order and spelling stay as well, so
    that a save without a change changes nothing. Somebody credited before keeps the
    spelling of then: people are renamed, by-lines are not.
    """
    old = tuple(name for name in before if name.role == role)
    ids = [person.pk for person in people]
    if ids == staff_in(old) and list(outside) == outside_in(old):
        return old
    spelled = {name.user_id: name.name for name in old}
    staff = (
        Named(role, spelled.get(person.pk, person.name), person.pk) for person in people
    )
    return (*staff, *(Named(role, name) for name in outside))


def staff_in(names: Iterable[Named]) -> list[int]:
    """Ids of those of the names that stand for people of the staff."""
    return [name.user_id for name in names if name.user_id is not None]


def outside_in(names: Iterable[Named]) -> list[str]:
    """Those of the names that stand for nobody here."""
    return [name.name for name in names if name.user_id is None]


def namesakes(names: Iterable[str]) -> list[str]:
    """Those names that somebody at work here has as well."""
    wanted = list(names)
    found = User.objects.assignable().filter(name__in=wanted)
    taken = set(found.values_list("name", flat=True)) if wanted else set()
    return [name for name in wanted if name in taken]
