"""The form field of 选择用户: whom it takes, and what it says when it does not."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from staff import hooks
from staff.ids import is_id
from staff.models import User
from staff.picker.ask import MOST_CHOSEN
from staff.picker.widget import NUMBER_MARK, PeopleWidget


class PeopleField(forms.Field):
    """Picks people; cleans to a list of `User` in the order in which they were picked.

    `place` names the field for `staff.hooks.barred`, `subject` what it belongs to;
    `by` is the person who picks. At most `cap` people can be chosen. With
    ``many=False`` it picks one and cleans to that `User` or None.

    Refused, with names: accounts that are not active (unless the field held them
    before: they are kept until somebody removes them), more than `cap`, and everybody
    whom the hook bars, with its reason.
    """

    widget = PeopleWidget
    default_error_messages = {  # noqa: RUF012 - Django's own declaration
        "malformed": _("Reload the page and choose again."),
        "gone": _("Somebody you chose no longer exists. Choose again."),
        "number": _("Nobody has the employee number %(numbers)s."),
        "inactive": _("%(names)s cannot be added: this account is no longer in use."),
        "cap": _("At most %(cap)d people can be chosen here, not %(count)d."),
        "single": _("Only one person can be chosen here."),
        "barred": _("%(name)s cannot be chosen: %(reason)s"),
    }

    def __init__(
        self,
        *,
        place: str,
        subject: str,
        by: User,
        cap: int | None = None,
        many: bool = True,
        **options: Any,
    ) -> None:
        """See the class; `options` are those of every form field."""
        super().__init__(**options)
        self.place = place
        self.subject = subject
        self.by = by
        self.many = many
        self.cap = min(cap or MOST_CHOSEN, MOST_CHOSEN) if many else 1
        self._held: list[str] = []
        self.widget.place = place
        self.widget.subject = subject
        self.widget.cap = self.cap
        self.widget.many = many

    def get_bound_field(
        self, form: forms.BaseForm, field_name: str
    ) -> forms.BoundField:
        """Note whom the field held when the form was made."""
        self._held = self.prepare_value(form.get_initial_for_field(self, field_name))
        self.widget.legend = self.label or ""
        return super().get_bound_field(form, field_name)

    def prepare_value(self, value: Any) -> list[str]:
        """The ids of people, of ids, or of one of either, as the select has them."""
        if value is None:
            return []
        if isinstance(value, Model | int | str):
            value = [value]
        ids = [str(one.pk if isinstance(one, Model) else one) for one in value]
        return [one for one in ids if one]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether others are chosen, or the same in another order."""
        return self.prepare_value(initial) != self.prepare_value(data)

    def clean(self, value: Any) -> Any:
        """The people chosen; ValidationError names those who cannot be, and why."""
        people = self._people(self.prepare_value(value))
        if not people and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        self._check_number_of(people)
        self._check_active(people)
        self._check_barred(people)
        self.run_validators(people)
        if self.many:
            return people
        return people[0] if people else None

    def _people(self, chosen: Sequence[str]) -> list[User]:
        numbers = [
            User.normalise_employee_no(one.removeprefix(NUMBER_MARK))
            for one in chosen
            if one.startswith(NUMBER_MARK)
        ]
        ids = [one for one in chosen if not one.startswith(NUMBER_MARK)]
        if not all(map(is_id, ids)):
            raise self._refusal("malformed")
        listed = User.objects.exclude(kind=User.Kind.SYSTEM)
        by_id = listed.in_bulk([int(one) for one in ids])
        by_number = listed.in_bulk(numbers, field_name="employee_no") if numbers else {}
        if len(by_id) < len(set(map(int, ids))):
            raise self._refusal("gone")
        if unknown := [one for one in numbers if one not in by_number]:
            raise self._refusal("number", numbers=", ".join(unknown))
        found = [by_id[int(one)] for one in ids] + [by_number[one] for one in numbers]
        return list(dict.fromkeys(found))

    def _check_number_of(self, people: Sequence[User]) -> None:
        if len(people) <= self.cap:
            return
        if not self.many:
            raise self._refusal("single")
        raise self._refusal("cap", cap=self.cap, count=len(people))

    def _check_active(self, people: Iterable[User]) -> None:
        added = [one for one in people if not one.is_active and not self._holds(one)]
        if added:
            raise self._refusal("inactive", names=_named(added))

    def _check_barred(self, people: Sequence[User]) -> None:
        reasons = hooks.barred(
            self.place,
            by=self.by,
            subject=self.subject,
            people=[person.pk for person in people],
        )
        refusals = [
            self._refusal("barred", name=_named([person]), reason=reasons[person.pk])
            for person in people
            if person.pk in reasons
        ]
        if refusals:
            raise ValidationError(refusals)

    def _holds(self, person: User) -> bool:
        return str(person.pk) in self._held

    def _refusal(self, code: str, **params: Any) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)


def _named(people: Iterable[User]) -> str:
    """Names with 工号, because two people may share a name."""
    return ", ".join(f"{person.name} ({person.employee_no})" for person in people)
