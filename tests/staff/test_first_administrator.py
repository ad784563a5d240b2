"""The first administrator of a newsroom, made at the shell of its server."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from staff.models import User

pytestmark = pytest.mark.django_db


def make(monkeypatch: pytest.MonkeyPatch, **given: str) -> str:
    """What `manage.py createsuperuser` says, with a password from the environment."""
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a-password-of-ones-own")
    said = StringIO()
    call_command("createsuperuser", interactive=False, stdout=said, **given)
    return said.getvalue().strip()


def test_the_first_administrator_has_a_number_a_name_and_an_own_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = make(monkeypatch, employee_no="ａ001", name="蒋文静")
    assert said == "Superuser created successfully."
    admin = User.objects.get()
    assert (admin.employee_no, admin.name) == ("A001", "蒋文静")
    assert admin.is_superuser is True
    assert admin.password_is_own is True
    assert admin.check_password("a-password-of-ones-own") is True
    assert admin.pinyin == "jiang wenjing"


def test_a_number_that_somebody_has_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make(monkeypatch, employee_no="A001", name="蒋文静")
    with pytest.raises(CommandError, match="employee number is already taken"):
        make(monkeypatch, employee_no="A001", name="别人")


def test_an_administrator_without_a_name_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(CommandError):
        make(monkeypatch, employee_no="A001")
    assert not User.objects.exists()


def test_an_administrator_made_without_a_password_has_no_own_one() -> None:
    call_command(
        "createsuperuser",
        interactive=False,
        employee_no="A001",
        name="蒋文静",
        stdout=StringIO(),
    )
    admin = User.objects.get()
    assert admin.password_is_own is False
    assert admin.has_usable_password() is False
