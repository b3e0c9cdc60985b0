"""Adapter: the one place that knows DuckDB, spreadsheets and files.

A session for facts in memory, or one on disk with bounded memory for files; reading `.csv`
(UTF-8 with or without BOM, CP949), `.xlsx` and `.parquet`; writing a result atomically.
"""

import csv
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import BadZipFile

import duckdb
import numpy as np
import xlsxwriter
import yaml
from python_calamine import CalamineError, CalamineWorkbook

from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.plain_files import STANDARD, ending_of, plain_file
from dure.engines.measure.session import filled, literal, name
from dure.engines.once import NameTwice, Once

# By what DuckDB and the writers of files say that the disk is full or that memory ends; also other things.
NO_ROOM = (
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.TransactionException,
    xlsxwriter.exceptions.FileCreateError,
    MemoryError,
)
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FULL_WORDS = (
    "no space left",
    "quota exceeded",
    "file too large",
    "could not write all bytes",
)
MEMORY = "4GB"
EXCEL_ROWS = 1_048_576


def is_no_room(error: BaseException) -> bool:
    """Whether it says that disk or memory ended, and not that something else stood in the way."""
    if isinstance(error, MemoryError | duckdb.OutOfMemoryException):
        return True
    said = str(error).lower()
    return getattr(error, "errno", None) in FULL or any(words in said for words in FULL_WORDS)


class _AsWritten(Once):
    """Words as they are written: `no`, `052` and `1_000` are values of columns, not truths or numbers."""


_AsWritten.yaml_implicit_resolvers = {
    letter: [one for one in known if one[0].endswith((":null", ":timestamp", ":merge"))]
    for letter, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class DuckSession:
    """DuckSession (계산 세션): one DuckDB database that nobody else sees."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def run(self, sql: str) -> None:
        """Run a statement for its effect."""
        self.connection.execute(sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""
        return self.connection.execute(sql).fetchall()

    def columns(self, sql: str) -> dict[str, Any]:
        """Run a query and give its columns as arrays; none of them may hold nulls."""
        return dict(self.connection.execute(sql).fetchnumpy())

    def append(self, table: str, arrays: Mapping[str, Any]) -> None:
        """Add rows to a table from arrays of equal length, in the order of its columns."""
        if any(len(array) for array in arrays.values()):
            self.connection.register("loaded", dict(arrays))
            self.run(f"insert into {table} select * from loaded")  # noqa: S608 - our own names
            self.connection.unregister("loaded")

    def load(self, table: str, schema: str, columns: Mapping[str, Sequence[Any]]) -> None:
        """Make a table with that schema from columns of equal length."""
        self.run(f"create or replace table {table} ({schema})")
        self.append(table, {str(i): _array(values) for i, values in enumerate(columns.values())})


@contextmanager
def open_session(
    *, on_disk: bool = False, timezone: str = "Asia/Seoul", memory: str = MEMORY
) -> Iterator[DuckSession]:
    """A session; on disk it spills beside its own file and leaves nothing behind."""
    with tempfile.TemporaryDirectory(prefix="dure-measure-") as folder:
        where = str(Path(folder, "records.duckdb")) if on_disk else ":memory:"
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": folder,
            "autoinstall_known_extensions": False,
        }
        with duckdb.connect(where, config=settings) as connection:
            connection.execute(f"set timezone = {literal(timezone)}")
            yield DuckSession(connection)


def read_table(
    session: DuckSession, path: str, table: str, *, optional: Sequence[str] = ()
) -> tuple[str, ...]:
    """Fill a table of trimmed texts from a file; the names of its columns.

    Columns of `optional` that the file lacks are there and empty. Raises BadInput when the file
    cannot be read as what its ending says.
    """
    with plain_file(path) as (found, ending):
        if ending == ".csv":
            return _read_csv(session, found, path, table, optional)
        if ending == ".xlsx":
            return _read_xlsx(session, found, path, table, optional)
        return _read_parquet(session, found, path, table, optional)


def read_yaml(path: str) -> object:
    """What a YAML file says; BadInput when it cannot be read."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        return yaml.load(text, Loader=_AsWritten)  # noqa: S506 - a safe loader, and plainer still
    except OSError:
        raise BadInput([Fault("measure.no_file", file=path)]) from None
    except NameTwice as twice:
        fault = Fault("measure.name_twice", {"name": twice.name[:40]}, file=path, row=twice.row)
        raise BadInput([fault]) from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 1 if mark else None
        raise BadInput([Fault("measure.bad_yaml", file=path, row=row)]) from None


def write_result(session: DuckSession, sql: str, path: str) -> int:
    """Write the rows of the query; nothing is there until all is. The number of rows."""
    ending = ".csv" if path == STANDARD else ending_of(path)
    with _atomic(path) as unfinished:
        if ending == ".xlsx":
            return _write_xlsx(session, sql, unfinished, path)
        kind = "format csv, header" if ending == ".csv" else "format parquet, compression zstd"
        query = sql if ending == ".csv" else _with_numbers(sql)
        copy = f"copy ({query}) to {literal(str(unfinished))} ({kind})"
        return int(session.rows(copy)[0][0])


def write_parquet(session: DuckSession, sql: str, path: Path) -> None:
    """Write the rows of the query; nothing is there until all is. OSError when it cannot be."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    kind = "format parquet, compression zstd"
    try:
        session.run(f"copy ({sql}) to {literal(str(unfinished))} ({kind})")
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    except duckdb.IOException as error:
        raise OSError(errno.EIO, str(error).splitlines()[0]) from None
    finally:
        unfinished.unlink(missing_ok=True)


def file_size(path: str) -> int:
    """Bytes of a file, 0 when there is none."""
    return Path(path).stat().st_size if Path(path).is_file() else 0


def _array(values: Sequence[Any]) -> "np.ndarray[Any, Any]":
    if values and isinstance(values[0], int):
        return np.array(values)
    return np.array(list(values), dtype=object)


def _read_csv(
    session: DuckSession, found: Path, path: str, table: str, optional: Sequence[str]
) -> tuple[str, ...]:
    with found.open(encoding="utf-8-sig", newline="") as file:
        columns = _header(next(csv.reader(file), []), path)
    types = ", ".join(f"{literal(column)}: 'varchar'" for column in columns)
    source = filled(
        "read_csv($path, header = true, auto_detect = false, delim = ',', quote = '\"', "
        "escape = '\"', columns = {$types}, max_line_size = 4194304)",
        path=literal(str(found)),
        types=types,
    )
    try:
        session.run(_texts(table, source, columns, optional))
    except NO_ROOM:
        raise
    except duckdb.Error as error:
        line = re.search(r"Line: (\d+)", str(error))
        row = int(line.group(1)) if line else None
        raise BadInput(
            [Fault("measure.unreadable_row", {"columns": len(columns)}, path, row)]
        ) from None
    return columns


def _read_parquet(
    session: DuckSession, found: Path, path: str, table: str, optional: Sequence[str]
) -> tuple[str, ...]:
    source = f"read_parquet({literal(str(found))})"
    try:
        described = session.rows(f"describe select * from {source}")  # noqa: S608 - our own path
        columns = _header([str(row[0]) for row in described], path)
        session.run(_texts(table, source, columns, optional))
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error:
        raise BadInput([Fault("measure.unreadable_file", {"kind": "parquet"}, path)]) from None
    return columns


def _read_xlsx(
    session: DuckSession, found: Path, path: str, table: str, optional: Sequence[str]
) -> tuple[str, ...]:
    try:
        sheet = CalamineWorkbook.from_path(found).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, BadZipFile, OSError):
        raise BadInput([Fault("measure.unreadable_file", {"kind": "xlsx"}, path)]) from None
    columns = _header([_cell(value) for value in rows[0]] if rows else [], path)
    body = [[_cell(value) for value in row] for row in rows[1:]]
    body = [row for row in body if any(row)]
    schema = ", ".join(f"{name(column)} varchar" for column in columns)
    session.load("sheet", schema, {c: [row[i] for row in body] for i, c in enumerate(columns)})
    session.run(_texts(table, "sheet", columns, optional))
    session.run("drop table sheet")
    return columns


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        midnight = value.time() == time.min
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e16:
        return str(int(value))
    return "" if value is None else str(value).strip()


def _header(found: Sequence[str], path: str) -> tuple[str, ...]:
    columns = [column.strip() for column in found]
    while columns and not columns[-1]:
        columns.pop()
    if not columns:
        raise BadInput([Fault("measure.empty_file", file=path)])
    alike = [column.casefold() for column in columns]
    for column in columns:
        if not column:
            raise BadInput([Fault("measure.nameless_column", file=path, row=1)])
        if alike.count(column.casefold()) > 1:
            raise BadInput([Fault("measure.column_twice", file=path, row=1, column=column)])
    return tuple(columns)


def _texts(table: str, source: str, columns: Sequence[str], optional: Sequence[str]) -> str:
    kept = [f"coalesce(trim({name(c)}::varchar), '') as {name(c)}" for c in columns]
    kept += [f"'' as {name(column)}" for column in optional if column not in columns]
    return filled(
        "create or replace table $table as select $kept from $source",
        table=table,
        kept=", ".join(kept),
        source=source,
    )


@contextmanager
def _atomic(path: str) -> Iterator[Path]:
    """A file to write to, which takes the place of the named one only when all went well."""
    if path == STANDARD:
        with tempfile.TemporaryDirectory(prefix="dure-write-") as folder:
            unfinished = Path(folder, "out.csv")
            yield unfinished
            with unfinished.open("rb") as file:
                _pour(file)
        return
    target = Path(path)
    if not target.parent.is_dir():
        raise BadInput([Fault("measure.no_folder", {"folder": str(target.parent)}, path)])
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
    try:
        yield unfinished
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _pour(file: BinaryIO) -> None:
    shutil.copyfileobj(file, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _with_numbers(sql: str) -> str:
    numbers = ("value", "numerator", "denominator", "low", "high")
    casts = ", ".join(f"{column}::double as {column}" for column in numbers)
    return f"select * replace ({casts}) from ({sql})"  # noqa: S608 - our own query


def _write_xlsx(session: DuckSession, sql: str, unfinished: Path, path: str) -> int:
    cursor = session.connection.execute(sql)
    names = [column[0] for column in cursor.description or []]
    numbers = {names.index(n) for n in ("value", "numerator", "denominator", "low", "high")}
    written = 0
    # In memory first: a full disk leaves the library's own archive half open, and it complains of it later.
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("measure")
        sheet.write_row(0, 0, names)
        while rows := cursor.fetchmany(10_000):
            if written + len(rows) >= EXCEL_ROWS:
                raise BadInput([Fault("measure.too_many_rows", {"most": EXCEL_ROWS - 1}, path)])
            for row in rows:
                written += 1
                for i, value in enumerate(row):
                    if value is None:
                        continue
                    if i in numbers:
                        sheet.write_number(written, i, float(value))
                    else:
                        sheet.write_string(written, i, str(value))
    unfinished.write_bytes(made.getbuffer())
    return written
