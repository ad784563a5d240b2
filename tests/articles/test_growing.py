"""Some tables only grow, whoever asks the database."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.growing import TABLES, install
from articles.models import QuoteCheck
from tests.support.newsroom import Newsroom


@pytest.fixture
def filled(newsroom: Newsroom) -> None:
    """At least one row in every growing table."""
    row = newsroom.live()
    QuoteCheck.objects.create(
        article=row.article,
        ident="q1",
        words="今年汛期之前一定通水。",
        speaker="周一帆",
        by=newsroom.chief,
        at=timezone.now(),
    )


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_a_row_that_was_written_stays(table: str, sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own names
        assert cursor.fetchone()[0] > 0
    with (
        pytest.raises(IntegrityError, match=f"{table} only grows"),
        transaction.atomic(),
    ):
        connection.cursor().execute(sql.format(table))


@pytest.mark.usefixtures("filled")
def test_installing_twice_leaves_one_trigger_each() -> None:
    install(connection)
    install(connection)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.cursor().execute("DELETE FROM articles_event")
