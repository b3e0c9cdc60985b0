"""Adapter: counts cells inside a PostgreSQL; the one place of the engine that knows psycopg.

Only temporary tables are made; nothing of the database is read or changed.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL

from dure.engines.measure.cube import empty_cells
from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.means import WHOLE_MACHINE, Means
from dure.engines.measure.portable import (
    flow_cells,
    folded,
    number_type,
    staged_columns,
    steps_of,
    stock_cells,
)
from dure.engines.measure.session import filled, literal
from dure.engines.measure.staging import Group, Staged

BLOCK = 1 << 20
SETTINGS = "set work_mem = '256MB'"


@contextmanager
def counting(
    server: str, folder: str = "", means: Means = WHOLE_MACHINE
) -> Iterator["PostgresCells"]:
    """A connection for one run; BadInput when there is none to be had."""
    del folder, means  # records travel over the connection, and the server has its own means
    try:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(SETTINGS)
            yield PostgresCells(connection)
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else "-"
        raise BadInput(
            [Fault("measure.engine_lost", {"engine": "postgres", "why": reason})]
        ) from None


class PostgresCells:
    """PostgresCells (포스트그레스 칸 세기): tables go there once, each group's cells come back."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self.connection = connection
        self.loaded: object = None

    def build(self, session: Any, staged: Staged, group: Group) -> None:
        """Make the table `cells_<number>` of the session."""
        with tempfile.TemporaryDirectory(prefix="dure-postgres-") as folder:
            file = Path(folder, "table.csv")
            if session is not self.loaded:
                self._load(session, staged, file)
            session.run(empty_cells(staged, group))
            self._count(session, staged, group, file)

    def _load(self, session: Any, staged: Staged, file: Path) -> None:
        number = number_type(staged)
        splits = "".join(f", d{i} int" for i in range(len(staged.dimensions)))
        flags = "".join(f", w{group.number} boolean" for group in staged.groups)
        levels = "".join(f", l{i} int" for i in range(len(staged.levels)))
        clean = f"org int, leaf int, person int, month int, moment bigint, q {number}, n int"
        self._copy_in(session, "place_up", "leaf int" + levels, self._places(staged), file)
        query = f"select {staged_columns(staged, number)} from clean"  # noqa: S608 - our own words
        self._copy_in(session, "clean", clean + splits + flags, query, file)
        self.loaded = session

    def _places(self, staged: Staged) -> str:
        levels = "".join(f", l{i}" for i in range(len(staged.levels)))
        return f"select leaf{levels} from place_up"  # noqa: S608 - our own words

    def _copy_in(self, session: Any, table: str, schema: str, query: str, file: Path) -> None:
        session.run(f"copy ({query}) to {literal(str(file))} (format csv, header false)")
        self._run(f"drop table if exists {table}")
        self._run(f"create temporary table {table} ({schema})")
        statement = _sql(f"copy {table} from stdin (format csv)")
        with (
            file.open("rb") as source,
            self.connection.cursor() as cursor,
            cursor.copy(statement) as copy,
        ):
            while block := source.read(BLOCK):
                copy.write(block)
        self._run(f"analyze {table}")

    def _count(self, session: Any, staged: Staged, group: Group, file: Path) -> None:
        source = "clean"
        if not group.is_stock:
            self._run(f"create temporary table folded as {folded(staged, group)}")
            self._run("analyze folded")
            source = "folded"
        cells = stock_cells if group.is_stock else flow_cells
        for step in steps_of(staged, group):
            self._copy_out(cells(staged, group, [step]), file)
            _take(session, group, file)
        if source == "folded":
            self._run("drop table folded")

    def _copy_out(self, query: str, file: Path) -> None:
        statement = _sql(f"copy ({query}) to stdout (format csv)")
        with (
            file.open("wb") as target,
            self.connection.cursor() as cursor,
            cursor.copy(statement) as copy,
        ):
            for block in copy:
                target.write(block)

    def _run(self, statement: str) -> None:
        self.connection.execute(_sql(statement))


def _sql(statement: str) -> SQL:
    words: Any = statement  # made of our own words only
    return SQL(words)


def _take(session: Any, group: Group, file: Path) -> None:
    if not file.stat().st_size:
        return
    session.run(
        filled(
            "insert into cells_$g select * from read_csv($path, header = false, auto_detect = false, "
            "delim = ',', columns = {$types})",
            g=group.number,
            path=literal(str(file)),
            types=_types(session, group),
        )
    )


def _types(session: Any, group: Group) -> str:
    described = session.rows(f"describe cells_{group.number}")
    return ", ".join(f"{literal(row[0])}: {literal(row[1])}" for row in described)
