"""Database triggers: some tables only grow.

What was approved, published or logged must stay readable as it was, whoever holds the
database password. On SQLite a later AddField rebuilds its table and drops the triggers
silently, so every migration that touches one of these tables ends with
``RunPython(install_triggers, remove_triggers)``.
"""

from typing import Any

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


def install_triggers(_apps: Any, schema_editor: Any) -> None:
    """Refuse UPDATE and DELETE on every growing table that exists; idempotent."""
    remove_triggers(_apps, schema_editor)
    connection = schema_editor.connection
    postgres = connection.vendor == "postgresql"
    if postgres:
        schema_editor.execute(_POSTGRES_FUNCTION, params=None)
    existing = set(connection.introspection.table_names())
    for table in TABLES:
        if table not in existing:
            continue
        for act in _ACTS:
            schema_editor.execute(_create(table, act, postgres=postgres))


def remove_triggers(_apps: Any, schema_editor: Any) -> None:
    """Drop the triggers; only a migration or the flush of a test may."""
    connection = schema_editor.connection
    existing = set(connection.introspection.table_names())
    for table in TABLES:
        for act in _ACTS:
            if connection.vendor != "postgresql":
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {_name(table, act)}")
            elif table in existing:
                schema_editor.execute(
                    f"DROP TRIGGER IF EXISTS {_name(table, act)} ON {table}"
                )


def _name(table: str, act: str) -> str:
    return f"{table}_no_{act.lower()}"


def _create(table: str, act: str, *, postgres: bool) -> str:
    head = f"CREATE TRIGGER {_name(table, act)} BEFORE {act} ON {table}"
    if postgres:
        return f"{head} FOR EACH ROW EXECUTE FUNCTION articles_only_grows()"
    return f"{head} BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
