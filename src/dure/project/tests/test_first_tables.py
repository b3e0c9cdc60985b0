"""An empty database gets its tables in one go: the very tables that every step of the history leads to."""

import json
from pathlib import Path

import pytest

from dure.kernel.testing.instance import ON_SERVER, Instance, own_database
from dure.project.start.first_tables import make_first_tables

# Slow: a whole history of tables is gone through.
pytestmark = pytest.mark.slow
KIND = "postgresql" if ON_SERVER else "sqlite"
# What stands, each as a line; where columns stand in their table says nothing.
SERVER = """
SELECT 'column', table_name, column_name, data_type, is_nullable, column_default, is_identity,
       character_maximum_length::text FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL
SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), NULL, NULL, NULL, NULL
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL
SELECT 'index', tablename, indexname, indexdef, NULL, NULL, NULL, NULL FROM pg_indexes
WHERE schemaname = 'public'
UNION ALL
SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), NULL, NULL, NULL, NULL
FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'function', proname, prosrc, NULL, NULL, NULL, NULL, NULL FROM pg_proc
WHERE pronamespace = 'public'::regnamespace
"""
# The framework numbers this table of its own once by its application's width, once by the project's;
# nobody here writes to it.
NUMBERED_BY_DJANGO = {
    ("column", "auth_group_permissions", "id", width, "NO", None, "YES", None)
    for width in ("integer", "bigint")
}
FILE = "SELECT type, tbl_name, name, sql FROM sqlite_master"
SCHEMA = """
import json
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute({statement!r})
    lines = cursor.fetchall()
    cursor.execute("SELECT 'applied', app, name FROM django_migrations")
    lines += cursor.fetchall()
print(json.dumps(lines))
"""
STOPPED = """
from django.db import connection
from dure.project.start import first_tables
def stop(*_):
    raise KeyboardInterrupt
first_tables._apply_all, kept = stop, first_tables._apply_all
try:
    first_tables.make_first_tables("default")
except KeyboardInterrupt:
    print(len(connection.introspection.table_names()))
first_tables._apply_all = kept
print(first_tables.make_first_tables("default"), first_tables.make_first_tables("default"))
"""


def test_at_once_and_step_by_step_lead_to_the_same_tables(tmp_path: Path) -> None:
    found = []
    for way in ((), ("--every-step",)):
        home = tmp_path / f"way{len(way)}"
        home.mkdir()
        with own_database(home, KIND) as database:
            instance = Instance(home, database)
            ran = instance.run("migrate", "-v", "0", *way)
            assert ran.returncode == 0, ran.stderr
            told = instance.python(SCHEMA.format(statement=SERVER if ON_SERVER else FILE))
            found.append({_shape(line) for line in json.loads(told)} - NUMBERED_BY_DJANGO)

    at_once, step_by_step = found
    assert len(at_once) > 1000
    assert at_once == step_by_step


def test_stopped_half_way_the_database_is_as_empty_as_before(tmp_path: Path) -> None:
    with own_database(tmp_path, KIND) as database:
        told = Instance(tmp_path, database).python(STOPPED)

    assert told.split() == ["0", "True", "False"]


@pytest.mark.django_db
def test_where_tables_stand_nothing_is_made() -> None:
    assert not make_first_tables("default")


def _shape(line: list[str | None]) -> tuple[object, ...]:
    """A table's statement as the set of its parts."""
    kind, *_, statement = line
    if kind != "table" or not statement or "VIRTUAL" in statement:
        return tuple(line)
    return (*line[:-1], frozenset(_parts(statement)))


def _parts(statement: str) -> list[str]:
    """What stands between the commas of the outer brackets."""
    parts, depth = [""], 0
    for letter in statement[statement.index("(") + 1 : statement.rindex(")")]:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]
