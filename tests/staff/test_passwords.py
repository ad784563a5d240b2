"""Own passwords, first passwords, and the mail for a forgotten one."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from articles.models import Event
from staff.models import User
from staff.passwords import SignInForm
from tests.support.newsroom import PASSWORD, person

NEW = "another-password-of-ones-own"


@pytest.fixture
def alice(db: None) -> User:
    """An editor who chose her password herself."""
    return person("R001", "蒋文静", "editor", email="alice@example.com")


@pytest.fixture
def at_once(settings: Any) -> None:
    """Tasks run when they are enqueued."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}
    }


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def events(person: User) -> list[tuple[str, User | None]]:
    rows = Event.objects.filter(person=person).order_by("id")
    return [(row.act, row.actor) for row in rows]


def test_an_employee_number_opens_the_door_in_any_width_and_case(alice: User) -> None:
    answer = Client().post(
        reverse("admin:login"), {"username": "ｒ001 ", "password": PASSWORD}
    )
    assert answer.status_code == 302
    assert answer["Location"] == reverse("admin:index")


@pytest.mark.parametrize("number", ["R001", "R999"])
def test_a_wrong_password_and_an_unknown_number_sound_the_same(
    alice: User, number: str
) -> None:
    answer = Client(headers={"accept-language": "en"}).post(
        reverse("admin:login"), {"username": number, "password": "wrong"}
    )
    assert answer.context["form"].non_field_errors() == [
        SignInForm.error_messages["invalid_login"]
    ]


def test_somebody_deactivated_stays_outside(alice: User) -> None:
    alice.is_active = False
    alice.save()
    answer = Client().post(
        reverse("admin:login"), {"username": "R001", "password": PASSWORD}
    )
    assert answer.status_code == 200
    assert answer.wsgi_request.user.is_anonymous


def test_changing_ones_password_makes_it_ones_own_and_is_logged(alice: User) -> None:
    alice.set_password(PASSWORD)
    alice.save()
    answer = signed_in(alice).post(
        reverse("admin:password_change"),
        {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW},
    )
    assert answer.status_code == 302
    alice.refresh_from_db()
    assert alice.check_password(NEW)
    assert alice.password_is_own is True
    assert events(alice) == [("password_changed", alice)]


def test_a_change_that_does_not_know_the_old_password_changes_nothing(
    alice: User,
) -> None:
    answer = signed_in(alice).post(
        reverse("admin:password_change"),
        {"old_password": "guess", "new_password1": NEW, "new_password2": NEW},
    )
    assert answer.status_code == 200
    alice.refresh_from_db()
    assert alice.check_password(PASSWORD)
    assert events(alice) == []


@pytest.mark.parametrize("address", ["ALICE@example.com", "nobody@example.com"])
def test_the_answer_does_not_tell_whether_an_address_is_known(
    alice: User, at_once: None, address: str
) -> None:
    answer = Client().post(reverse("admin_password_reset"), {"email": address})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("password_reset_done")


def test_the_link_in_the_mail_sets_an_own_password_once(
    alice: User, at_once: None
) -> None:
    alice.set_unusable_password()
    alice.save()
    client = Client()
    client.post(reverse("admin_password_reset"), {"email": alice.email})
    (sent,) = mail.outbox
    assert sent.to == ["alice@example.com"]
    link = re.search(r"http://testserver(\S+)", str(sent.body))
    assert link is not None
    page = client.get(link[1], follow=True)
    form = page.request["PATH_INFO"]
    client.post(form, {"new_password1": NEW, "new_password2": NEW})
    alice.refresh_from_db()
    assert alice.check_password(NEW)
    assert alice.password_is_own is True
    assert events(alice) == [("password_changed", alice)]
    assert Client().get(link[1], follow=True).context["validlink"] is False


def test_no_mail_goes_to_an_unknown_or_a_deactivated_account(
    alice: User, at_once: None
) -> None:
    alice.is_active = False
    alice.save()
    for address in (alice.email, "nobody@example.com"):
        Client().post(reverse("admin_password_reset"), {"email": address})
    assert mail.outbox == []


def test_a_mail_speaks_the_language_of_the_page(alice: User, at_once: None) -> None:
    client = Client(headers={"accept-language": "en"})
    client.post(reverse("admin_password_reset"), {"email": alice.email})
    assert mail.outbox[0].subject == "Set a new password for Newsroom"
    assert "Hello 蒋文静," in str(mail.outbox[0].body)


def test_a_first_password_is_not_ones_own_and_says_who_set_it(alice: User) -> None:
    admin = person("A001", "系统管理员", is_superuser=True)
    answer = signed_in(admin).post(
        reverse("admin:auth_user_password_change", args=[alice.pk]),
        {"password1": NEW, "password2": NEW},
    )
    assert answer.status_code == 302
    alice.refresh_from_db()
    assert alice.check_password(NEW)
    assert alice.password_is_own is False
    assert events(alice) == [("password_set", admin)]


def test_nobody_sets_the_own_password_without_the_old_one(alice: User) -> None:
    admin = person("A001", "系统管理员", is_superuser=True)
    answer = signed_in(admin).post(
        reverse("admin:auth_user_password_change", args=[admin.pk]),
        {"password1": NEW, "password2": NEW},
    )
    assert answer["Location"] == reverse("admin:password_change")
    admin.refresh_from_db()
    assert admin.check_password(PASSWORD)


@pytest.mark.parametrize("written", ["+{}", "0{}", " {}"])
def test_a_first_password_is_logged_however_the_address_writes_the_number(
    alice: User, written: str
) -> None:
    signed_in(person("A001", "系统管理员", is_superuser=True)).post(
        reverse("admin:auth_user_password_change", args=[written.format(alice.pk)]),
        {"password1": NEW, "password2": NEW},
    )
    alice.refresh_from_db()
    assert alice.check_password(NEW)
    assert [act for act, _by in events(alice)] == ["password_set"]


@pytest.mark.parametrize("written", ["{}", "+{}", "0{}"])
def test_the_own_password_is_not_changed_without_the_old_one(
    db: None, written: str
) -> None:
    root = person("A001", "系统管理员", is_superuser=True)
    answer = signed_in(root).post(
        reverse("admin:auth_user_password_change", args=[written.format(root.pk)]),
        {"password1": NEW, "password2": NEW},
    )
    assert answer["Location"] == reverse("admin:password_change")
    root.refresh_from_db()
    assert root.check_password(PASSWORD)
