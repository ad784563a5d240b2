"""The two databases of the suite behave as the newsroom's own do."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone

from articles.growing import TABLES
from articles.models import Event

ACTS = ("update", "delete")


def test_sqlite_is_a_file_as_in_production(db: None) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA database_list")
            files = {name: path for _number, name, path in cursor.fetchall()}
        assert Path(files["main"]).is_file()


@pytest.mark.parametrize("turn", ["first", "again"])
def test_a_transactional_test_starts_with_the_groups(
    transactional_db: None, turn: str
) -> None:
    assert Group.objects.exists()
    Group.objects.all().delete()


@pytest.mark.parametrize("turn", ["first", "again"])
def test_triggers_stand_before_and_after_a_flush(
    transactional_db: None, turn: str
) -> None:
    assert installed() == {f"{table}_no_{act}" for table in TABLES for act in ACTS}
    assert not Event.objects.exists()
    Event.objects.create(act="staff.signed_in", at=timezone.now())


def installed() -> set[str]:
    """The names of the triggers that the database has."""
    catalogue = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        return {str(name) for (name,) in cursor.fetchall()}
