"""Tables that the database itself keeps append-only: for migrations, on SQLite and on PostgreSQL.

    operations = [kept_as_written("consent", fixed=FIXED, blanked={"supported_by": ""})]

No row is deleted. No column of `fixed` changes; a column of `blanked` may become that one value,
which is how a person is forgotten. Writing a migration is the only way to change that; only what
seals the same words under another key may lift it, for the length of its transaction.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Values = Mapping[str, str | None]


def kept_as_written(
    table: str, *, fixed: Iterable[str], blanked: Values | None = None
) -> migrations.RunPython:
    """The operation of a migration that closes a table, and opens it again when it is taken back."""
    columns, forgets = tuple(fixed), dict(blanked or {})

    def close(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in closing(editor.connection.vendor, table, columns, forgets):
            editor.execute(statement)

    def open_again(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in opening(editor.connection.vendor, table):
            editor.execute(statement)

    return migrations.RunPython(close, open_again)


def closing(vendor: str, table: str, fixed: Iterable[str], blanked: Values) -> list[str]:
    """The statements that put the triggers up."""
    said = f"{table} is append-only"
    changed = _changed(vendor, fixed, blanked)
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE ON {table} WHEN {changed} "
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{said}'); END",
        ]
    return [
        f"CREATE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' THEN RAISE EXCEPTION '{said}'; END IF; "
        f"IF {changed} THEN RAISE EXCEPTION '{said}'; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_kept()",
    ]


def opening(vendor: str, table: str) -> list[str]:
    """The statements that take them down."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER {table}_no_change", f"DROP TRIGGER {table}_no_delete"]
    return [f"DROP TRIGGER {table}_kept ON {table}", f"DROP FUNCTION {table}_kept()"]


@contextmanager
def lifted(table: str) -> Iterator[None]:
    """Inside a transaction: the table's triggers are down, and up again at the end of the block.

    Others wait or see the table as it was: on both databases this belongs to the transaction, so that a
    stop in between leaves everything as before.
    """
    if connection.vendor != "sqlite":
        with _lifted_on_server(table):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
        )
        triggers = cursor.fetchall()
    for name, _ in triggers:
        _run(f"DROP TRIGGER {connection.ops.quote_name(name)}")
    yield
    for _, statement in triggers:
        _run(statement)


@contextmanager
def _lifted_on_server(table: str) -> Iterator[None]:
    name = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [name]
        )
        guarded = cursor.fetchone()
    if not guarded:
        yield
        return
    # What this transaction wrote before is checked now: a table with checks to come cannot be altered.
    _run("SET CONSTRAINTS ALL IMMEDIATE")
    _run(f"ALTER TABLE {name} DISABLE TRIGGER USER")
    yield
    _run(f"ALTER TABLE {name} ENABLE TRIGGER USER")
    _run("SET CONSTRAINTS ALL DEFERRED")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _changed(vendor: str, fixed: Iterable[str], blanked: Values) -> str:
    # PostgreSQL's json knows no equality; its text does. SQLite says IS NOT for "is distinct from".
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    cast = "" if vendor == "sqlite" else "::text"
    kept = [f"NEW.{name}{cast} {differs} OLD.{name}{cast}" for name in fixed]
    forgot = [
        f"(NEW.{name} {differs} OLD.{name} AND NEW.{name} {differs} {_value(value)})"
        for name, value in blanked.items()
    ]
    return " OR ".join([*kept, *forgot])


def _value(value: str | None) -> str:
    return "NULL" if value is None else f"'{value}'"
