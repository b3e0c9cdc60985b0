"""The one place where the tables engine touches DuckDB: columns and rows of a Parquet file."""

from pathlib import Path
from typing import Any

import duckdb

# An instant is read as microseconds: the library would want a time zone package for it.
INSTANT = "TIMESTAMP WITH TIME ZONE"
PLAIN = (
    *("VARCHAR", "BOOLEAN", "DATE", "TIME", "FLOAT", "DOUBLE", "TIMESTAMP", "TIMESTAMP_NS"),
    *("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "DECIMAL", "UUID", "ENUM"),
    *("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "TIMESTAMP_S", "TIMESTAMP_MS"),
)


class Damaged(ValueError):  # noqa: N818 - as Refused: the word people hear
    """The file is no Parquet file, or a broken one."""


def columns_and_count(path: Path) -> tuple[list[tuple[str, str]], int]:
    """(name, type) of each column, and how many rows there are; raises Damaged."""
    with duckdb.connect(":memory:") as connection:
        described = _asked(connection, "describe select * from read_parquet(?)", path)
        ((count,),) = _asked(connection, "select count(*) from read_parquet(?)", path)
    return [(str(row[0]), str(row[1])) for row in described], int(count)


def rows_of(path: Path, columns: list[tuple[str, str]]) -> list[tuple[Any, ...]]:
    """Every row in the order of the file; instants as microseconds since 1970, UTC."""
    wanted = ", ".join(_wanted(name, kind) for name, kind in columns)
    with duckdb.connect(":memory:") as connection:
        return _asked(connection, f"select {wanted} from read_parquet(?)", path)  # noqa: S608


def is_plain(kind: str) -> bool:
    """False for lists, structures, maps and pictures: a table has one value a cell."""
    return not kind.endswith("]") and (kind == INSTANT or kind.split("(", maxsplit=1)[0] in PLAIN)


def _wanted(name: str, kind: str) -> str:
    quoted = '"' + name.replace('"', '""') + '"'
    if kind == INSTANT:
        return f"epoch_us({quoted})"
    return f"{quoted}::varchar" if kind.split("(", maxsplit=1)[0] in {"UUID", "ENUM"} else quoted


def _asked(connection: duckdb.DuckDBPyConnection, sql: str, path: Path) -> list[tuple[Any, ...]]:
    try:
        found: list[tuple[Any, ...]] = connection.execute(sql, [str(path)]).fetchall()
    except duckdb.Error as error:
        raise Damaged from error
    return found
