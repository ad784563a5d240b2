"""A real select of people, which the browser's module turns into the dialog."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.db.models import OuterRef, Subquery
from django.utils.datastructures import MultiValueDict

from staff.ids import is_id
from staff.models import Membership, User
from staff.picker.words import words

ALL_LISTED = 300
"""Up to so many candidates are options of the page; then only the chosen are."""

NUMBER_MARK = "#"
"""Stands before a 工号 that was typed where scripts do not run."""


class PeopleWidget(forms.SelectMultiple):
    """Posts the ids of the people chosen, in the order in which they were picked.

    Without scripts it is a list of everyone, or of the chosen with a box for 工号.
    """

    template_name = "staff/picker/widget.html"
    place = ""
    subject = ""
    legend: Any = ""
    cap = 1
    many = True

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["staff/picker/picker.css"]}
        js: ClassVar[list[forms.Script]] = [
            forms.Script("staff/picker/index.js", type="module")
        ]

    def use_required_attribute(self, initial: Any) -> bool:  # noqa: ARG002
        """Never: a browser cannot show its complaint about a select it hides."""
        return False

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: Any,  # noqa: ARG002 - Django's own signature
        name: str,
    ) -> list[str]:
        """The ids of the options chosen, then each 工号 typed, marked."""
        ids = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name)
        typed = re.split(r"[\s\0,，、;；]+", data.get(_numbers_of(name)) or "")
        return [*(ids or []), *(NUMBER_MARK + number for number in typed if number)]

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """What the template shows. Two queries."""
        given = value or []
        ids = [one for one in given if not one.startswith(NUMBER_MARK)]
        options, complete = _options(ids)
        return {
            "widget": {
                "name": name,
                "attrs": self.build_attrs(self.attrs, attrs),
                "is_hidden": self.is_hidden,
                "picker": self,
                "options": options,
                "chosen": len(ids),
                "complete": complete,
                "numbers_name": _numbers_of(name),
                "numbers": " ".join(
                    one.removeprefix(NUMBER_MARK) for one in given if one not in ids
                ),
                "words": words(),
            }
        }


def _numbers_of(name: str) -> str:
    return f"{name}-numbers"


def _options(chosen: list[str]) -> tuple[list[dict[str, Any]], bool]:
    """The chosen in their order and everyone else; whether that is all there are."""
    ids = [int(one) for one in dict.fromkeys(chosen) if is_id(one)]
    main = Membership.objects.filter(user=OuterRef("pk"))
    people = User.objects.annotate(
        department=Subquery(main.values("department__name")[:1])
    ).only("name", "employee_no", "is_active")
    first = people.in_bulk(ids)
    listed = people.assignable()
    others = list(listed[: ALL_LISTED + 1])
    complete = len(others) <= ALL_LISTED
    return [
        *(_option(first[pk], is_chosen=True) for pk in ids if pk in first),
        *(
            _option(person, is_chosen=False)
            for person in others
            if complete and person.pk not in first
        ),
    ], complete


def _option(person: User, *, is_chosen: bool) -> dict[str, Any]:
    department = getattr(person, "department", None)
    details = [department, person.employee_no]
    return {
        "person": person,
        "line": " · ".join(detail for detail in details if detail),
        "is_chosen": is_chosen,
    }
