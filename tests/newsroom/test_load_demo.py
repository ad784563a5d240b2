"""`manage.py load_demo`, as a person meets it in a terminal."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from articles.models import Article, Event
from staff.models import User
from tests.support.newsroom import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def development(settings: Settings) -> None:
    """As on a developer's machine; Django's tests always begin without DEBUG."""
    settings.DEBUG = True


def load(*switches: str) -> list[str]:
    """The lines that the command prints."""
    said = StringIO()
    call_command("load_demo", *switches, stdout=said)
    return said.getvalue().splitlines()


def test_an_empty_newsroom_is_filled_and_its_accounts_are_told(
    development: None,
) -> None:
    assert load("--if-empty") == [
        "Sign in at /admin/ as",
        "  E0012  张欣  writes, pastes stories in and submits them",
        "  E0023  李静  reviews: 初审",
        "  E0028  张兰  reviews: 复审",
        "  E0002  李岩  reviews: 终审",
        "  E0001  谢志刚  desk chief, signs for publication",
        "  E0033  韩岩峰  administrator: staff, log, everything but decisions",
        "Password of each: newsroom-demo-1",
    ]
    assert Article.objects.count() == 10
    assert_a_second_load_is_refused_and_changes_nothing()


def assert_a_second_load_is_refused_and_changes_nothing() -> None:
    before = Event.objects.count()
    with pytest.raises(CommandError, match="The newsroom has people already"):
        load()
    again = load("--if-empty")
    assert again[0] == "The newsroom has people already; no demo was loaded."
    assert again[-1] == "Password of each: newsroom-demo-1"
    assert Event.objects.count() == before


def test_a_newsroom_with_people_of_its_own_is_left_alone(development: None) -> None:
    person("A001", "蒋文静")
    assert load("--if-empty") == [
        "The newsroom has people already; no demo was loaded."
    ]
    assert User.objects.count() == 1


def test_the_demo_is_refused_outside_development() -> None:
    with pytest.raises(CommandError) as refusal:
        load("--if-empty")
    assert str(refusal.value) == (
        "The demo newsroom has passwords that everybody knows: it is loaded only "
        "where DEBUG=True."
    )
    assert not User.objects.exists()


def test_a_new_password_of_the_first_account_ends_the_telling(
    development: None,
) -> None:
    person("E0012", "张欣")
    assert load("--if-empty") == [
        "The newsroom has people already; no demo was loaded."
    ]
