"""The forms of a route: its name, and its stages as one list."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from articles.models import Route, Stage
from staff.groups import label
from staff.models import User
from staff.picker import PeopleField
from staff.picker.scopes import Departments

HIGHEST = 999  # the number of a stage as typed; stored are 1, 2, 3 …


class RowsField(forms.TypedMultipleChoiceField):
    """Boxes to tick for rows of a table that many forms of one page share.

    Takes rows or ids as its value and cleans to ids.
    """

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices: Sequence[tuple[int, str]], label: Any) -> None:
        """Offer `choices`, read once for the whole page."""
        super().__init__(choices=choices, label=label, coerce=int, required=False)

    def prepare_value(self, value: Any) -> list[str]:
        """The ids as the boxes have them."""
        return [str(getattr(row, "pk", row)) for row in value or ()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other boxes are ticked."""
        return set(self.prepare_value(initial)) != set(self.prepare_value(data))


class StageForm(forms.ModelForm[Stage]):
    """One stage; `stage_form` adds whom it asks."""

    position = forms.IntegerField(label=_("No."), min_value=1, max_value=HIGHEST)

    class Meta:
        model = Stage
        fields = ("position", "name", "quorum", "hours", "urgent_hours")

    def _get_validation_exclusions(self) -> set[str]:
        # The stages of a route are checked together in the form set; one by one, two
        # that change places would be refused.
        return {*super()._get_validation_exclusions(), "position", "name"}  # type: ignore[misc]


def stage_form(by: User) -> type[StageForm]:
    """The form class with which `by` says what a stage is and whom it asks."""
    groups = [(row.pk, label(row.name)) for row in Group.objects.order_by("id")]
    fields = {
        "people": PeopleField(
            place="route", subject="", by=by, required=False, label=_("people")
        ),
        "departments": RowsField(choices=_departments(), label=_("departments")),
        "groups": RowsField(choices=groups, label=_("groups")),
    }
    return type("StageForm", (StageForm,), fields)


def _departments() -> list[tuple[int, str]]:
    """Every department under its full name, as the tree runs. One query."""
    names: dict[int | None, str] = {}
    for row in Departments().tree():
        above = names.get(row.parent_id)
        names[row.pk] = f"{above} / {row.name}" if above else row.name
    return [(pk, name) for pk, name in names.items() if pk is not None]


class StageFormSet(forms.BaseInlineFormSet[Stage, Route, forms.ModelForm[Stage]]):
    """The stages of a route: numbers and names differ, and one is always left."""

    def clean(self) -> None:
        """Refuse an outdated page, a route that asks nobody, and two stages alike."""
        super().clean()
        if self._is_outdated():
            raise forms.ValidationError(
                _(
                    "Somebody changed the stages of this route meanwhile. Nothing was "
                    "stored; open the route again."
                )
            )
        kept = [form for form in self.forms if _is_kept(form)]
        if not kept and not any(form.errors for form in self.forms):
            raise forms.ValidationError(
                _("A route has at least one stage: nothing goes unreviewed.")
            )
        for number in _twice(form.cleaned_data.get("position") for form in kept):
            raise forms.ValidationError(
                _("Two stages have the number %(number)s.") % {"number": number}
            )
        for name in _twice(form.cleaned_data.get("name") for form in kept):
            raise forms.ValidationError(
                _("Two stages are called %(name)s.") % {"name": name}
            )

    def _is_outdated(self) -> bool:
        """Whether the page showed other stages than the route has by now."""
        stored = Stage.objects.filter(route=self.instance.pk).values_list(
            "pk", flat=True
        )
        return set(stored) != {form.instance.pk for form in self.initial_forms}

    def validate_unique(self) -> None:
        """Nothing: `clean` says it in the words of a route."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's own
        """Store the stages in the order of their numbers, as 1, 2, 3 …."""
        kept = [form for form in self.forms if _is_kept(form)]
        kept.sort(key=lambda form: form.cleaned_data["position"])
        _make_room(self.instance)
        for number, form in enumerate(kept, start=1):
            form.instance.position = number
        saved = super().save(commit)
        for form in kept:
            form.instance.save(update_fields=["position", "name"])
        return saved


def _make_room(route: Route) -> None:
    """Numbers and names that no stage will have: two may change places."""
    for free, stage in enumerate(Stage.objects.filter(route=route), start=HIGHEST + 1):
        Stage.objects.filter(pk=stage.pk).update(position=free, name=f"#{stage.pk}")


def _is_kept(form: forms.ModelForm[Stage]) -> bool:
    data = getattr(form, "cleaned_data", {})
    return bool(data.get("name")) and not data.get("DELETE")


def _twice(values: Iterable[Any]) -> list[Any]:
    found = [value for value in values if value is not None]
    return sorted({value for value in found if found.count(value) > 1})
