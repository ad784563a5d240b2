"""Which of the people of one name a printed name stands for."""

from collections.abc import Sequence

from django import forms
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from staff.models import Membership, User

OUTSIDE = "outside"  # the answer for a namesake who does not work here


def which(printed: str, people: list[User]) -> forms.ChoiceField:
    """Which of the people of this name it is, or somebody from outside."""
    choices = [(str(person.pk), _described(person)) for person in people]
    return forms.ChoiceField(
        label=_("Which %(name)s?") % {"name": printed},
        choices=[*choices, (OUTSIDE, _("none of them: a name from outside"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Several people are called %(name)s: choose.")
            % {"name": printed}
        },
    )


def _described(person: User) -> str:
    department = getattr(person, "department", None)
    return " · ".join(part for part in (department, person.employee_no) if part)


def staff_named(names: Sequence[str]) -> dict[str, list[User]]:
    """The people at work here who have one of these names exactly. One query."""
    main = Membership.objects.filter(user=OuterRef("pk"))
    people = User.objects.assignable().filter(name__in=names)
    found: dict[str, list[User]] = {name: [] for name in names}
    for one in people.annotate(
        department=Subquery(main.values("department__name")[:1])
    ):
        found[one.name].append(one)
    return found
