"""Checks the people a submitter picked against the rules of every stage."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from articles import access
from articles.access import Eligible, eligible_people
from articles.matching import unfillable
from articles.models import Assignment, Draft, Stage
from articles.refusal import Refused
from staff.models import User

MOST_PER_STAGE = 20


def check(
    draft: Draft,
    stages: Sequence[Stage],
    people: Mapping[int, Sequence[int]],
    carried: Mapping[int, Sequence[Assignment]],
) -> None:
    """Refuse unless different, fitting people can and do fill every stage.

    `people` holds ids by stage id, `carried` the approvals that fill stages already.
    """
    decided = {task.reviewer_id for tasks in carried.values() for task in tasks}
    asked = [stage for stage in stages if stage.pk not in carried]
    competing = unfillable({s.name: _candidates(draft, s, decided) for s in asked})
    if competing:
        raise Refused(
            _(
                "There are not enough different people for %(stages)s: nobody may "
                "decide in two stages, and no author may decide. Ask a desk chief to "
                "name more people on the route."
            )
            % {"stages": "、".join(competing)}
        )
    problems = [
        sentence
        for stage in asked
        for sentence in _problems(draft, stage, people.get(stage.pk, ()), decided)
    ]
    problems += _twice(asked, people)
    if problems:
        raise Refused(*problems)


def _candidates(draft: Draft, stage: Stage, decided: set[int]) -> list[int]:
    eligible = Eligible.of(stage)
    fitting = list(
        User.objects.assignable()
        .filter(eligible_people(eligible))
        .values_list("pk", flat=True)
        .distinct()
    )
    out = access.barred([draft], eligible, fitting, decided=decided)
    return [pk for pk in fitting if pk not in out]


def _problems(
    draft: Draft, stage: Stage, picked: Sequence[int], decided: set[int]
) -> list[str]:
    if not picked:
        return [str(_("Pick somebody for %(stage)s.") % {"stage": stage.name})]
    if len(picked) > MOST_PER_STAGE:
        return [
            str(
                _("%(stage)s takes at most %(most)d people.")
                % {"stage": stage.name, "most": MOST_PER_STAGE}
            )
        ]
    names = dict(User.objects.filter(pk__in=picked).values_list("pk", "name"))
    missing = len(set(picked) - names.keys())
    reasons = access.barred([draft], Eligible.of(stage), picked, decided=decided)
    found = [
        str(
            _("%(stage)s: %(name)s cannot be picked. %(reason)s")
            % {"stage": stage.name, "name": names[pk], "reason": reason}
        )
        for pk, reason in reasons.items()
    ]
    if missing:
        found.append(str(_("%(stage)s: no such person.") % {"stage": stage.name}))
    return found


def _twice(stages: Sequence[Stage], people: Mapping[int, Sequence[int]]) -> list[str]:
    """Sentences about people picked for more than one stage."""
    seen: dict[int, str] = {}
    found = []
    for stage in stages:
        for pk in set(people.get(stage.pk, ())):
            if pk in seen:
                names = User.objects.filter(pk=pk).values_list("name", flat=True)
                found.append(
                    str(
                        _("%(name)s is picked for %(first)s and for %(second)s.")
                        % {
                            "name": "".join(names),
                            "first": seen[pk],
                            "second": stage.name,
                        }
                    )
                )
            seen.setdefault(pk, stage.name)
    return found
