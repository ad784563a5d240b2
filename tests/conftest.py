"""What holds for every test: a fast password hash, and rows that come back."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation

from articles.growing import install, lift
from staff.groups import install_groups


def pytest_configure() -> None:
    """Argon2 is slow on purpose; the people of these tests do not exist.

    Sentences are asserted in the language they are written in; the browser tests
    read the product in Chinese.
    """
    settings.LANGUAGE_CODE = "en"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs PostgreSQL where the suite runs on another database."""
    if "postgresql" in settings.DATABASES["default"]["ENGINE"]:
        return
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL"))


@pytest.fixture(autouse=True)
def _every_test_begins_in_english() -> Iterator[None]:
    """Whatever language the test before this one spoke last."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session", autouse=True)
def _a_flush_may_empty_what_only_grows() -> Iterator[None]:
    """Lift the triggers for the flush after a transactional test, and only then."""
    flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def lifted(case: TransactionTestCase) -> None:
        lift(connection)
        flush(case)
        install(connection)
        # The flush took what the migrations made; Django itself makes the
        # permissions anew.
        install_groups(apps, connection.alias)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lifted)
        yield
