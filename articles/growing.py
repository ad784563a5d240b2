"""Database triggers: some tables only grow.

What was approved, published or logged must stay readable as it was, whoever holds the
database password. On SQLite a later AddField rebuilds its table and drops the triggers
silently, so every migration that touches one of these tables ends with
``RunPython(install_triggers, remove_triggers)``.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = (
    "articles_revision",
    "articles_publication",
    "articles_event",
    "articles_authorship",
    "articles_quotecheck",
)
_ACTS = ("UPDATE", "DELETE")

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION articles_only_grows() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION '% only grows', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql
"""


def install_triggers(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The migration's door to `install`."""
    install(schema_editor.connection)


def remove_triggers(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The migration's door to `lift`."""
    lift(schema_editor.connection)


def install(connection: BaseDatabaseWrapper) -> None:
    """Refuse UPDATE and DELETE on every growing table that exists; idempotent."""
    lift(connection)
    postgres = connection.vendor == "postgresql"
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if postgres:
            cursor.execute(_POSTGRES_FUNCTION)
        for table in TABLES:
            for act in _ACTS if table in existing else ():
                cursor.execute(_create(table, act, postgres=postgres))


def lift(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers; only a migration or a test's flush has a reason to."""
    existing = set(connection.introspection.table_names())
    where = " ON {}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for table in existing.intersection(TABLES):
            for act in _ACTS:
                name = _name(table, act)
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}" + where.format(table))


def _name(table: str, act: str) -> str:
    return f"{table}_no_{act.lower()}"


def _create(table: str, act: str, *, postgres: bool) -> str:
    head = f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table}"
    if postgres:
        return f"{head} FOR EACH ROW EXECUTE FUNCTION articles_only_grows()"
    return f"{head} BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
