"""Tags of form pages: what is wrong, at the top, with a link to each place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.contrib.admin.helpers import AdminForm, Fieldset
from django.utils.safestring import SafeString
from django.utils.text import capfirst

register = template.Library()


@dataclass(frozen=True, slots=True)
class Mistake:
    """One message, the field's label, and the id of the control it is about."""

    message: str
    label: str
    anchor: str


@register.simple_tag
def mistakes(form: forms.BaseForm, formsets: Iterable[Any] = ()) -> list[Mistake]:
    """All that is wrong with `form` and the admin's inline `formsets`, in order."""
    found = list(_of_form(form))
    for inline in formsets or ():
        found += [
            Mistake(str(text), "", "") for text in inline.formset.non_form_errors()
        ]
        for row in inline.formset.forms:
            found += _of_form(row)
    return found


def _of_form(form: forms.BaseForm) -> Iterator[Mistake]:
    for text in form.non_field_errors():
        yield Mistake(str(text), "", "")
    for field in form:
        for text in field.errors:
            yield Mistake(str(text), str(field.label), field.id_for_label)


@register.simple_tag
def label_of(field: forms.BoundField) -> SafeString:
    """The label without a colon; a legend where the control is a group of boxes."""
    return field.label_tag(
        contents=capfirst(str(field.label)),
        attrs={"class": "required"} if field.field.required else {},
        label_suffix="",
        tag="legend" if field.use_fieldset else "label",
    )


@register.filter
def main_column(adminform: AdminForm) -> list[Fieldset]:
    """The fieldsets without the class ``side``."""
    return [part for part in adminform if "side" not in part.classes.split()]


@register.filter
def side_column(adminform: AdminForm) -> list[Fieldset]:
    """The fieldsets with the class ``side``: the narrow column."""
    return [part for part in adminform if "side" in part.classes.split()]
