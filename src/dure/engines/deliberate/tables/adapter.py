"""Adapter: the one place of this engine that opens tables: CSV, a workbook or Parquet."""

import csv
from pathlib import Path

import duckdb
from python_calamine import CalamineError, CalamineWorkbook

from dure.engines.voices import STANDARD, BadInput, Fault, csv_rows, read_text, shown

ENDINGS = (".csv", ".xlsx", ".parquet")


def read_rows(path: str) -> list[list[str]]:
    """All rows of a table as texts, told by the ending of its name; `-` is CSV."""
    ending = Path(path).suffix.lower()
    if path == STANDARD or ending == ".csv":
        return _csv_rows(path)
    if ending not in ENDINGS:
        raise BadInput([Fault("deliberate.ending", {"ending": ending}, path)])
    if not Path(path).is_file():
        raise BadInput([Fault("deliberate.no_file", file=path)])
    try:
        return _sheet_rows(path) if ending == ".xlsx" else _parquet_rows(path)
    except (CalamineError, duckdb.Error, OSError, ValueError):
        raise BadInput([Fault("deliberate.unreadable", file=path)]) from None


def _csv_rows(path: str) -> list[list[str]]:
    text = read_text("deliberate", path)
    try:
        return csv_rows(text)
    except csv.Error:
        raise BadInput([Fault("deliberate.unreadable", file=shown(path))]) from None


def _sheet_rows(path: str) -> list[list[str]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [[_plain(cell) for cell in row] for row in rows]


def _parquet_rows(path: str) -> list[list[str]]:
    with duckdb.connect() as connection:
        found = connection.execute("select * from read_parquet(?)", [path])
        heading = [str(column[0]) for column in found.description or ()]
        return [heading, *([_plain(cell) for cell in row] for row in found.fetchall())]


def _plain(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
