"""Who may take a stage of a draft's review, and why the others may not.

The picker greys people with these sentences and the submit refuses with them.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.access.namesakes import printed_names
from articles.access.standing import authors_of
from articles.models import Draft, Stage
from staff.models import Absence, Department, User

POST_REFUSAL = _("A post account cannot review: a decision carries a person's name.")


@dataclass(frozen=True, slots=True)
class Eligible:
    """Ids of people, departments (with those below) and groups; none means all."""

    people: tuple[int, ...] = ()
    departments: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()

    @classmethod
    def of(cls, stage: Stage) -> "Eligible":
        """What the stage says now."""
        return cls(
            tuple(sorted(row.pk for row in stage.people.all())),
            tuple(sorted(row.pk for row in stage.departments.all())),
            tuple(sorted(row.pk for row in stage.groups.all())),
        )

    def to_json(self) -> dict[str, list[int]]:
        """The form that a step keeps."""
        return {
            "people": list(self.people),
            "departments": list(self.departments),
            "groups": list(self.groups),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Eligible":
        """Back from the form that a step keeps."""
        return cls(
            tuple(data.get("people", ())),
            tuple(data.get("departments", ())),
            tuple(data.get("groups", ())),
        )


def eligible_people(eligible: Eligible) -> Q:
    """The filter on `User` for those whom a stage names; people only.

    A decision carries a person's name, so post accounts never qualify.
    """
    person = Q(kind=User.Kind.PERSON)
    if eligible == Eligible():
        return person
    named = Q(pk__in=eligible.people) | Q(groups__in=eligible.groups)
    paths = Department.objects.filter(pk__in=eligible.departments)
    for path in paths.values_list("path", flat=True):
        named |= Q(departments__path__startswith=path)
    return person & named


def barred(
    drafts: Collection[Draft],
    eligible: Eligible,
    people: Collection[int],
    *,
    decided: Collection[int] = (),
) -> Mapping[int, str | Promise]:
    """Why some of `people` (ids) may not take a stage of these drafts' review.

    `decided` holds those whose approval of another stage counts in the round.
    The number of queries does not grow with the number of people.
    """
    found = User.objects.in_bulk(people)
    fitting = _ids(User.objects.filter(eligible_people(eligible), pk__in=people))
    authors = set().union(*(authors_of(draft) for draft in drafts))
    printed = printed_names(drafts)
    today = timezone.localdate()
    away = _ids(
        Absence.objects.filter(
            user__in=people, first_day__lte=today, last_day__gte=today
        ),
        "user_id",
    )
    rules: list[tuple[Callable[[User], bool], Promise]] = [
        (lambda user: not user.is_active, _("The account is no longer active.")),
        (
            lambda user: user.kind != User.Kind.PERSON,
            POST_REFUSAL,
        ),
        (
            lambda user: user.pk not in fitting,
            _("The stage does not name this person."),
        ),
        (lambda user: user.pk in authors, _("Had a part in writing this text.")),
        (
            lambda user: user.name in printed,
            _("The by-line prints this name as one from outside."),
        ),
        (lambda user: user.pk in decided, _("Decides in another stage of this round.")),
        (lambda user: user.pk in away, _("Is on leave today.")),
    ]
    reasons: dict[int, str | Promise] = {}
    for pk, user in found.items():
        for holds, reason in rules:
            if holds(user):
                reasons[pk] = reason
                break
    return reasons


def _ids(rows: Any, column: str = "pk") -> set[int]:
    return set(rows.values_list(column, flat=True))
