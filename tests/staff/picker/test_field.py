"""What the form field takes, and what it says when it does not."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from staff.models import User
from staff.picker import PeopleField
from tests.staff.picker.people import hire

Bar = Callable[[str, Mapping[int, str]], None]


def form_for(
    by: User, posted: str | None = None, *, held: object = None, **options: Any
) -> forms.Form:
    """A form with one picker, as it is posted, after it held people."""
    field = PeopleField(place="stage", subject="7:1", by=by, label="初审", **options)

    class ReviewersForm(forms.Form):
        people = field

    data = None if posted is None else QueryDict(posted)
    return ReviewersForm(data, initial={"people": held})


def post(*people: User) -> str:
    """What a browser posts for people chosen in this order."""
    return "&".join(f"people={person.pk}" for person in people)


def complaints(form: forms.Form) -> list[str]:
    """The sentences of the field, in English."""
    with translation.override("en"):
        return [str(sentence) for sentence in form.errors.get("people", [])]


def test_the_people_chosen_come_in_the_order_in_which_they_were_picked(
    people: dict[str, User], editor: User
) -> None:
    chosen = [people["张璐"], people["李岩"], people["张兰"]]
    form = form_for(editor, post(*chosen))
    assert form.is_valid()
    assert form.cleaned_data["people"] == chosen


def test_somebody_posted_twice_is_one_person(
    people: dict[str, User], editor: User
) -> None:
    form = form_for(editor, post(people["张璐"], people["张璐"]), cap=1)
    assert form.is_valid()
    assert form.cleaned_data["people"] == [people["张璐"]]


def test_one_person_is_picked_where_one_is_asked_for(
    people: dict[str, User], editor: User
) -> None:
    one = form_for(editor, post(people["张璐"]), many=False)
    assert one.is_valid()
    assert one.cleaned_data["people"] == people["张璐"]
    two = form_for(editor, post(people["张璐"], people["李岩"]), many=False)
    assert complaints(two) == ["Only one person can be chosen here."]
    nobody = form_for(editor, "people=", many=False, required=False)
    assert nobody.is_valid()
    assert nobody.cleaned_data["people"] is None


def test_nobody_is_refused_where_somebody_is_needed(editor: User) -> None:
    assert complaints(form_for(editor, "")) == ["This field is required."]
    spare = form_for(editor, "", required=False)
    assert spare.is_valid()
    assert spare.cleaned_data["people"] == []


def test_more_than_the_place_takes_are_refused_with_both_numbers(
    people: dict[str, User], editor: User
) -> None:
    three = list(people.values())[:3]
    assert form_for(editor, post(*three), cap=3).is_valid()
    assert complaints(form_for(editor, post(*three), cap=2)) == [
        "At most 2 people can be chosen here, not 3."
    ]


def test_somebody_barred_is_refused_by_name_with_the_hook_s_reason(
    people: dict[str, User], editor: User, bar: Bar
) -> None:
    chosen = [people["李岩"], people["张璐"]]
    assert form_for(editor, post(*chosen), held=chosen).is_valid()
    bar("7:1", {people["李岩"].pk: "是本稿作者"})
    assert complaints(form_for(editor, post(*chosen), held=chosen)) == [
        "李岩 (E0002) cannot be chosen: 是本稿作者"
    ]


def test_somebody_inactive_cannot_be_added_but_is_kept(
    people: dict[str, User], editor: User
) -> None:
    gone, there = people["李岩"], people["张璐"]
    gone.is_active = False
    gone.save()
    chosen = post(there, gone)
    assert complaints(form_for(editor, chosen)) == [
        "李岩 (E0002) cannot be added: this account is no longer in use."
    ]
    kept = form_for(editor, chosen, held=[gone])
    assert kept.is_valid()
    assert kept.cleaned_data["people"] == [there, gone]


def test_somebody_inactive_who_was_removed_cannot_come_back(
    people: dict[str, User], editor: User
) -> None:
    gone, there = people["李岩"], people["张璐"]
    gone.is_active = False
    gone.save()
    assert form_for(editor, post(there), held=[there, gone]).is_valid()
    assert not form_for(editor, post(there, gone), held=[there]).is_valid()


def test_a_system_account_is_nobody(editor: User) -> None:
    robot = hire("导入程序", "ROBOT", kind=User.Kind.SYSTEM)
    assert complaints(form_for(editor, post(robot), held=[robot])) == [
        "Somebody you chose no longer exists. Choose again."
    ]


@pytest.mark.parametrize("posted", ["x", "-1", "1.5", "9" * 30, "１", "1 OR 1=1"])
def test_what_is_not_a_list_of_people_is_refused(editor: User, posted: str) -> None:
    assert complaints(form_for(editor, f"people={posted}")) == [
        "Reload the page and choose again."
    ]


def test_numbers_can_be_typed_where_scripts_do_not_run(
    people: dict[str, User], editor: User
) -> None:
    typed = f"{post(people['李岩'])}&people-numbers=e0021，Ｅ００２２ E0002"
    form = form_for(editor, typed)
    assert form.is_valid()
    assert form.cleaned_data["people"] == [
        people["李岩"],
        people["张璐"],
        people["刘相群"],
    ]
    wrong = form_for(editor, "people-numbers=E0021 E9999 X1")
    assert complaints(wrong) == ["Nobody has the employee number E9999, X1."]


def test_the_change_is_seen_when_people_were_only_removed_or_reordered(
    people: dict[str, User], editor: User
) -> None:
    one, other = people["李岩"], people["张璐"]
    held = [one, other]
    assert form_for(editor, post(one, other), held=held).changed_data == []
    assert form_for(editor, post(one), held=held).changed_data == ["people"]
    assert form_for(editor, post(other, one), held=held).changed_data == ["people"]


def test_the_select_has_everybody_with_the_chosen_first_for_two_queries(
    people: dict[str, User],
    editor: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    people["张兰"].is_active = False
    people["张兰"].save()
    form = form_for(editor, held=[people["张璐"], people["张兰"].pk])
    with django_assert_num_queries(2):
        page = str(form)
    assert page.count("<option") == 47
    assert page.count(" selected>") == 2
    assert page.index("张璐 · 新闻部 · E0021") < page.index("张兰 · 运营部 · E0029")
    assert page.index("张兰 · 运营部 · E0029") < page.index("谢志刚 · 新闻部 · E0001")
    assert "people-numbers" not in page


def test_a_large_directory_is_not_in_the_page(
    people: dict[str, User], editor: User
) -> None:
    User.objects.bulk_create(
        User(employee_no=f"Z{n}", name=f"某{n}", position=99) for n in range(254)
    )
    page = str(form_for(editor, held=[people["张璐"]]))
    assert page.count("<option") == 1
    assert 'name="people-numbers"' in page
    assert "/admin/people/directory/" in page


def test_what_was_posted_is_still_chosen_when_the_form_comes_back(
    people: dict[str, User], editor: User
) -> None:
    posted = post(people["李岩"], people["张璐"])
    page = str(form_for(editor, posted, cap=1))
    assert page.count(" selected>") == 2
    assert 'aria-invalid="true"' in page


def test_a_name_cannot_bring_markup(editor: User) -> None:
    mallory = hire('<script>"', "M1")
    page = str(form_for(editor, held=[mallory]))
    assert '<script>"' not in page
    assert "&lt;script&gt;&quot; · M1" in page
