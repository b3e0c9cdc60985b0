"""Adapter: the one place of this engine that touches files; results are whole or not at all."""

import codecs
import csv
import io
import os
import sys
import tempfile
from pathlib import Path

import duckdb
from python_calamine import CalamineError, CalamineWorkbook

from dure.engines.deliberate.fault import BadInput, Fault

STANDARD = "-"
ENDINGS = (".csv", ".xlsx", ".parquet")


def shown(path: str) -> str:
    """How a file is named to people."""
    return "standard input" if path == STANDARD else path


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


def read_text(path: str) -> str:
    """Text in UTF-8 with or without mark, or in CP949."""
    try:
        data = sys.stdin.buffer.read() if path == STANDARD else Path(path).read_bytes()
    except OSError:
        raise BadInput([Fault("deliberate.no_file", file=shown(path))]) from None
    for encoding in ("utf-8", "cp949"):
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadInput([Fault("deliberate.encoding", file=shown(path))])


def write_text(path: str, text: str) -> None:
    """The whole text, or the file as it was before."""
    if path == STANDARD:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    target = Path(path)
    half = ""
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_text(text, encoding="utf-8")  # a pipe or a device is never replaced
            return
        handle, half = tempfile.mkstemp(prefix=".", dir=target.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(half, 0o644)
        os.replace(half, target)
    except OSError as error:
        detail = error.strerror or "?"
        raise BadInput([Fault("deliberate.cannot_write", {"detail": detail}, path)]) from None
    finally:
        if half:
            Path(half).unlink(missing_ok=True)


def _csv_rows(path: str) -> list[list[str]]:
    csv.field_size_limit(1 << 24)
    text = read_text(path)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=False))
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
