"""Adapter: the one place that knows Splink, DuckDB, spreadsheets, files and the lunar calendar."""

import codecs
import csv
import io
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import xlsxwriter
import yaml
from korean_lunar_calendar import KoreanLunarCalendar
from python_calamine import CalamineError, CalamineWorkbook
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from dure.engines.linkage.compare import Comparison
from dure.engines.linkage.dates import Birth, birth_reader
from dure.engines.linkage.fault import BadInput, Fault
from dure.engines.linkage.session import Column
from dure.engines.once import NameTwice, Once
from dure.engines.room import is_full, reason_of
from dure.engines.voices import csv_rows

STANDARD = "-"
EXCEL_ROWS = 1_048_576
_MEMORY = "6GB"
# By what DuckDB says that the disk is full or that memory ends; a commit that cannot be written is the
# third. Each of them also says other things.
_NO_ROOM = (
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.TransactionException,
    MemoryError,
)


class DuckSession:
    """DuckSession (계산 세션): one DuckDB database that nobody else sees; Splink compares in it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.tables = 0

    def run(self, sql: str) -> None:
        """Run a statement for its effect."""
        self.connection.execute(sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""
        return self.connection.execute(sql).fetchall()

    def load(self, table: str, columns: Mapping[str, Column]) -> None:
        """Make a table from columns of equal length; an empty one has whole numbers."""
        kind = None if all(len(one) for one in columns.values()) else pa.int64()
        arrays = {name: _array(values, kind) for name, values in columns.items()}
        self.connection.register("loaded", pa.table(arrays))
        self.run(f"create or replace table {table} as select * from loaded")  # noqa: S608
        self.connection.unregister("loaded")

    def compare(self, comparisons: Sequence[Comparison], pairs: str, into: str) -> None:
        """Let Splink compare the pairs (`l`, `r`) of a table; levels are counted from the closest."""
        self.tables += 1
        self.run(
            f"create or replace table blocked as"  # noqa: S608 - our own names
            f" select '0' as match_key, l as join_key_l, r as join_key_r from {pairs}"
        )
        database = DuckDBAPI(self.connection)
        people = database.register("features", table_name=f"people_{self.tables}")
        linker = Linker(people, _settings(comparisons), log_level=None, validate_settings=False)
        blocked = database.register("blocked", table_name=f"blocked_{self.tables}")
        linker.table_management.register_blocked_pairs_for_predict(blocked)
        compared = linker.inference.predict(warning_mode="never")
        levels = ", ".join(
            f"(case round(mw_{one.name}) when 0 then -1"
            f' else {len(one.levels)} - round(mw_{one.name}) end)::tinyint as "{one.name}"'
            for one in comparisons
        )
        self.run(
            f"create or replace table {into} as"  # noqa: S608 - our own names
            f" select rid_l as l, rid_r as r, {levels} from {compared.physical_name}"
        )
        compared.drop_table_from_database_and_remove_from_cache()


def _array(values: Column, kind: pa.DataType | None) -> pa.Array:
    if kind is None and not hasattr(values, "dtype") and all(one is None for one in values):
        kind = pa.string()
    return pa.array(values, type=kind)


def _settings(comparisons: Sequence[Comparison]) -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "rid",
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "blocking_rules_to_generate_predictions": [],
        "comparisons": [_splink(one) for one in comparisons],
    }


def _splink(one: Comparison) -> dict[str, Any]:
    """The weights are learnt afterwards: until then each level weighs its own whole number.

    So the table of pairs stays narrow: Splink gives weights without the values they come from.
    """
    few = 1e-6
    unknown = {"sql_condition": one.missing, "label_for_charts": "unknown", "is_null_level": True}
    levels = [
        {
            "sql_condition": level.sql or "ELSE",
            "label_for_charts": level.name,
            "m_probability": few * 2 ** (len(one.levels) - place),
            "u_probability": few,
        }
        for place, level in enumerate(one.levels)
    ]
    return {"output_column_name": one.name, "comparison_levels": [unknown, *levels]}


@contextmanager
def open_session() -> Iterator[DuckSession]:
    """A session on disk with bounded memory; it leaves nothing behind."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="dure-link-") as folder:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "temp_directory": folder,
            "autoinstall_known_extensions": False,
            "preserve_insertion_order": False,
        }
        try:
            with duckdb.connect(str(Path(folder, "people.duckdb")), config=settings) as connection:
                yield DuckSession(connection)
        except _NO_ROOM as wrong:
            if not (isinstance(wrong, duckdb.OutOfMemoryException) or is_full(wrong)):
                raise  # a folder that may not be written, a file that went: not for want of room
            raise BadInput([Fault("linkage.no_room", {"detail": type(wrong).__name__})]) from wrong


def lunar_births() -> Callable[[str], Birth]:
    """A reader of birth dates with the Korean lunar calendar."""
    calendar = KoreanLunarCalendar()

    def solar(year: int, month: int, day: int, leap: int) -> str:
        if not calendar.setLunarDate(year, month, day, bool(leap)):
            return ""
        return str(calendar.SolarIsoFormat()).replace("-", "")

    return birth_reader(solar)


def read_bytes(path: str) -> bytes:
    """The bytes of a file or of standard input."""
    try:
        return sys.stdin.buffer.read() if path == STANDARD else Path(path).read_bytes()
    except OSError:
        raise BadInput([Fault("linkage.no_file", file=path)]) from None


def read_text(path: str) -> str:
    """Text in UTF-8 with or without mark, or in CP949."""
    data = read_bytes(path).removeprefix(codecs.BOM_UTF8)
    for encoding in ("utf-8", "cp949"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadInput([Fault("linkage.encoding", file=path)])


def read_yaml(path: str) -> object:
    """What a YAML (or JSON) file says."""
    try:
        return yaml.load(read_text(path), Loader=Once)  # noqa: S506 - a safe loader
    except NameTwice as twice:
        raise BadInput(
            [Fault("linkage.map_twice", {"name": twice.name[:40]}, path, twice.row)]
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise BadInput([Fault("linkage.bad_map", file=path)]) from None


def read_rows(path: str) -> list[list[str]]:
    """All rows of a table as texts, told by the ending of its name; `-` is CSV."""
    ending = Path(path).suffix.lower()
    if path == STANDARD or ending == ".csv":
        return _csv_rows(path)
    if ending not in {".xlsx", ".parquet"}:
        raise BadInput([Fault("linkage.ending", {"ending": ending}, path)])
    if not Path(path).is_file():
        raise BadInput([Fault("linkage.no_file", file=path)])
    try:
        return _sheet_rows(path) if ending == ".xlsx" else _parquet_rows(path)
    except (CalamineError, duckdb.Error, OSError, ValueError):
        raise BadInput([Fault("linkage.unreadable", file=path)]) from None


def _csv_rows(path: str) -> list[list[str]]:
    try:
        return csv_rows(read_text(path))
    except csv.Error:
        raise BadInput([Fault("linkage.unreadable", file=path)]) from None


def _sheet_rows(path: str) -> list[list[str]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [[_shown(value) for value in row] for row in rows]


def _parquet_rows(path: str) -> list[list[str]]:
    with duckdb.connect() as connection:
        found = connection.execute("select columns(*)::varchar from read_parquet(?)", [path])
        heading = [str(one[0]) for one in found.description or ()]
        return [heading, *([value or "" for value in row] for row in found.fetchall())]


def _shown(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def write_all(files: Mapping[str, str | Sequence[Sequence[object]]]) -> None:
    """Write texts and tables beside their places, then put all in place: all of them or none."""
    ready: list[tuple[Path, str]] = []
    path = ""
    try:
        for path, content in files.items():
            if path != STANDARD:
                ready.append((_beside(path), path))
                _write(ready[-1][0], content)
        for draft, path in ready:
            os.replace(draft, path)
    except (OSError, duckdb.Error) as wrong:
        detail = getattr(wrong, "strerror", None) or os.strerror(reason_of(wrong))
        raise BadInput([Fault("linkage.cannot_write", {"detail": detail}, path)]) from wrong
    finally:
        for draft, _path in ready:
            draft.unlink(missing_ok=True)
    if STANDARD in files:
        content = files[STANDARD]
        sys.stdout.write(content if isinstance(content, str) else _csv_text(content))


def _beside(path: str) -> Path:
    place = Path(path)
    if place.is_dir():
        raise IsADirectoryError(21, "is a folder", path)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=place.suffix)
    os.close(handle)
    os.chmod(name, 0o644)
    return Path(name)


def _write(place: Path, content: str | Sequence[Sequence[object]]) -> None:
    if isinstance(content, str):
        place.write_text(content, encoding="utf-8")
    elif place.suffix.lower() == ".xlsx":
        _write_sheet(place, content)
    elif place.suffix.lower() == ".parquet":
        _write_parquet(place, content)
    else:
        place.write_text(_csv_text(content), encoding="utf-8", newline="")


def _csv_text(rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _write_sheet(place: Path, rows: Sequence[Sequence[object]]) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    # In memory first: a full disk leaves the library's own archive half open, and it complains of it later.
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, options) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    place.write_bytes(made.getbuffer())


def _write_parquet(place: Path, rows: Sequence[Sequence[object]]) -> None:
    heading, *body = rows
    arrays = [pa.array([row[place] for row in body]) for place in range(len(heading))]
    table = pa.table(dict(zip(map(str, heading), arrays, strict=True)))
    with duckdb.connect() as connection:
        connection.register("result", table)
        target = str(place).replace("'", "''")
        connection.execute(f"copy result to '{target}' (format parquet, compression zstd)")
