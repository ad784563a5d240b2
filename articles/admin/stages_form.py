"""The form of 送审: who takes which stage of a route, and whether it is urgent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import access, freezing
from articles.access import Eligible
from articles.actions import Submission, carrying
from articles.actions.picks import MOST_PER_STAGE
from articles.models import Assignment, Draft, Review, Route, Stage
from articles.picking import stage_subject
from articles.refusal import Refused
from articles.workflow import TaskState
from staff.groups import label
from staff.models import User
from staff.picker import PeopleField

_LONGEST_VERSION = 9  # digits


@dataclass(frozen=True, slots=True)
class Plan:
    """A route as it is now for these drafts, and the approvals that stages keep."""

    route: Route
    stages: Sequence[Stage]
    drafts: Sequence[Draft]
    carried: Mapping[int, list[Assignment]]

    @classmethod
    def of(cls, route: Route, *drafts: Draft) -> "Plan":
        """Only a single draft keeps approvals: several share one choice of people."""
        stages = list(route.stages.prefetch_related("people", "departments", "groups"))
        return cls(route, stages, drafts, _carried(route, stages, drafts))

    @property
    def asked(self) -> list[Stage]:
        """The stages that decide (again)."""
        return [stage for stage in self.stages if stage.pk not in self.carried]


def _carried(
    route: Route, stages: Sequence[Stage], drafts: Sequence[Draft]
) -> Mapping[int, list[Assignment]]:
    if len(drafts) != 1:
        return {}
    return carrying.plan(drafts[0], route, stages, freezing.digest_of(drafts[0]))


@dataclass(frozen=True, slots=True)
class Pane:
    """A stage on the page: its facts, and a picker or the approvals it keeps."""

    stage: Stage
    eligible: str
    carried: Sequence[Assignment]
    field: forms.BoundField | None


class StagesForm(forms.Form):
    """One picker for each stage that decides, and 急稿 with its reason.

    Beside its fields it reads ``version-<draft id>``: the version that the person saw.
    """

    urgent = forms.BooleanField(
        required=False,
        label=gettext_lazy("Urgent"),
        help_text=gettext_lazy(
            "Shorter times, first in every list; nobody is skipped."
        ),
    )
    urgent_reason = forms.CharField(
        required=False, max_length=200, label=gettext_lazy("Why it is urgent")
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, by: User, plan: Plan, prefix: str = ""
    ) -> None:
        """A form of `by` for the drafts of `plan`."""
        super().__init__(data, prefix=prefix or None)
        self.plan = plan
        held = people_before(plan)
        for stage in plan.asked:
            self.fields[_name(stage)] = PeopleField(
                place="stage",
                subject=stage_subject(stage, plan.drafts),
                by=by,
                cap=MOST_PER_STAGE,
                label=stage.name,
                initial=held.get(stage.pk, ()),
                error_messages={
                    "required": _("Pick somebody for %(stage)s.")
                    % {"stage": stage.name}
                },
            )
        self.order_fields([_name(stage) for stage in plan.asked])

    def clean(self) -> dict[str, Any]:
        """An urgent text says why."""
        cleaned: dict[str, Any] = super().clean() or {}
        # No key where the reason was refused already.
        if cleaned.get("urgent") and cleaned.get("urgent_reason") == "":
            self.add_error("urgent_reason", _("Say why it is urgent."))
        return cleaned

    def panes(self) -> Iterator[Pane]:
        """The stages in their order."""
        for stage in self.plan.stages:
            kept = self.plan.carried.get(stage.pk, ())
            field = None if kept else self[_name(stage)]
            yield Pane(stage, _eligible(stage), kept, field)

    def version_of(self, draft: Draft) -> int:
        """The version of `draft` that was on the page; 0, which none has, if unsaid."""
        text = str(self.data.get(f"version-{draft.pk}", ""))
        is_number = text.isascii() and text.isdigit()
        return int(text) if is_number and len(text) <= _LONGEST_VERSION else 0

    def choice(self) -> Submission:
        """What was chosen, of a valid form."""
        data = self.cleaned_data
        people = {
            stage.pk: [person.pk for person in data[_name(stage)]]
            for stage in self.plan.asked
        }
        reason = data["urgent_reason"] if data["urgent"] else ""
        return Submission(self.plan.route, people, reason)

    def refuse(self, refused: Refused) -> None:
        """Show on the form why the rules said no."""
        for sentence in refused.sentences:
            self.add_error(None, sentence)


def people_before(plan: Plan) -> dict[int, list[int]]:
    """Whom the last round through this route asked, by stage id, if they still may.

    Several drafts had no round in common: nobody then.
    """
    if len(plan.drafts) != 1:
        return {}
    (draft,) = plan.drafts
    last = draft.reviews.filter(route=plan.route).order_by("-number").first()
    if last is None:
        return {}
    asked = _asked_in(last)
    decided = {task.reviewer_id for kept in plan.carried.values() for task in kept}
    held = {}
    for stage in plan.asked:
        people = asked.get(stage.name, [])
        out = access.barred([draft], Eligible.of(stage), people, decided=decided)
        held[stage.pk] = [person for person in people if person not in out]
    return held


def _asked_in(review: Review) -> dict[str, list[int]]:
    tasks = Assignment.objects.filter(step__review=review)
    asked: dict[str, list[int]] = {}
    rows = tasks.exclude(state=TaskState.REASSIGNED).order_by("id")
    for name, person in rows.values_list("step__name", "reviewer"):
        asked.setdefault(name, []).append(person)
    return asked


def _eligible(stage: Stage) -> str:
    """Whom the stage names, in words."""
    named = [
        *(department.name for department in stage.departments.all()),
        *(label(group.name) for group in stage.groups.all()),
        *(person.name for person in stage.people.all()),
    ]
    return "、".join(named) or _("everybody")


def _name(stage: Stage) -> str:
    return f"stage-{stage.pk}"
