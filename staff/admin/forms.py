"""The form of one person, and of the departments he belongs to."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from staff.admin.places import DepartmentField, departments
from staff.groups import label
from staff.ids import is_id
from staff.models import Membership, User
from staff.pinyin import clean_name


class GroupsField(forms.ModelMultipleChoiceField[Group]):
    """Groups as boxes to tick, under the names that people know."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        """The groups; a number that no row can have is refused like any unknown one."""
        for chosen in value or ():
            if not is_id(str(chosen)):
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": chosen},
                )
        return super().clean(value)

    def label_from_instance(self, obj: Group) -> str:
        """The group's name as people read it."""
        return label(obj.name)


class PersonForm(forms.ModelForm[User]):
    """One account, without its password, which has pages of its own."""

    groups = GroupsField(
        Group.objects.order_by("id"), required=False, label=_("groups")
    )

    class Meta:
        model = User
        fields = (
            "name",
            "pinyin",
            "employee_no",
            "kind",
            "post",
            "email",
            "phone",
            "position",
            "is_active",
            "left_on",
            "groups",
            "is_superuser",
        )
        labels: ClassVar[dict[str, Any]] = {
            "name": _("full name"),
            "is_superuser": _("Administrator"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "is_superuser": _("May open and change everything, review rules excepted."),
            "is_active": _("Taking this away ends the sign-in; nothing is lost."),
            "left_on": _("Only for somebody who is no longer active."),
        }

    def clean_name(self) -> str:
        """The name as the directory writes it."""
        return clean_name(self.cleaned_data["name"])

    def clean_employee_no(self) -> str:
        """The 工号 as it is stored."""
        return User.normalise_employee_no(self.cleaned_data["employee_no"])

    def clean(self) -> dict[str, Any]:
        """Somebody who is no longer active left, today unless another day is given."""
        data = super().clean() or self.cleaned_data
        if "is_active" not in data:
            return data
        if data["is_active"]:
            data["left_on"] = None
        elif not data.get("left_on"):
            data["left_on"] = timezone.localdate()
        return data

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 - Django's own
        """Remember whether the pinyin was typed by a person."""
        if "pinyin" in self.changed_data:
            self.instance.pinyin_edited = bool(self.cleaned_data["pinyin"])
        return super().save(commit)


class MembershipForm(forms.ModelForm[Membership]):
    """A person's place in one department."""

    department = DepartmentField(departments(), label=_("department"))

    class Meta:
        model = Membership
        fields = ("department", "is_main")

    def _get_validation_exclusions(self) -> set[str]:
        # The rows of one person are checked together below; one by one, moving the
        # main department from one row to another would be refused.
        return {*super()._get_validation_exclusions(), "is_main"}  # type: ignore[misc]


class MembershipFormSet(
    forms.BaseInlineFormSet[Membership, User, forms.ModelForm[Membership]]
):
    """The departments of one person, one of which is the main one."""

    def clean(self) -> None:
        """At most one main department; the only one is the main one."""
        super().clean()
        kept = [form for form in self.forms if _is_kept(form)]
        mains = [form for form in kept if form.cleaned_data.get("is_main")]
        if len(mains) > 1:
            raise forms.ValidationError(_("A person has one main department."))
        if kept and not mains:
            kept[0].instance.is_main = kept[0].cleaned_data["is_main"] = True

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's own
        """Clear the old main department first: the database allows only one."""
        main = next((form for form in self.forms if _is_main(form)), None)
        places = Membership.objects.filter(user=self.instance)
        if main is not None:
            places.exclude(pk=main.instance.pk).update(is_main=False)
        saved = super().save(commit)
        if main is not None and main.instance.pk:
            places.filter(pk=main.instance.pk).update(is_main=True)
        return saved


def _is_kept(form: forms.ModelForm[Membership]) -> bool:
    data = getattr(form, "cleaned_data", {})
    return bool(data.get("department")) and not data.get("DELETE")


def _is_main(form: forms.ModelForm[Membership]) -> bool:
    return _is_kept(form) and bool(form.cleaned_data["is_main"])
