"""Files in and out: CSV (UTF-8, CP949), workbooks, Parquet; written whole or not at all."""

import csv
import io
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dure.engines.disclosure.adapter import sheet_rows, write_sheet
from dure.engines.disclosure.check import Fault, Unfit

STANDARD = "-"
SHEETS = (".xlsx", ".parquet")


@dataclass(frozen=True)
class Sheet:
    """Sheet (표 파일): a heading and rows of text."""

    name: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def numbered(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row with the number a spreadsheet shows beside it; empty rows are passed over."""
        for number, row in enumerate(self.rows, start=2):
            if any(row):
                yield number, dict(zip(self.heading, row, strict=True))

    def require(self, columns: Sequence[str]) -> None:
        """Raise `Unfit` naming each column that is not there."""
        have = ", ".join(self.heading)
        missing = [c for c in columns if c not in self.heading]
        if missing:
            raise Unfit(
                [Fault("disclosure.no_column", {"have": have}, self.name, 1, c) for c in missing]
            )


def read_sheet(path: str) -> Sheet:
    """Read a table, told by its ending; `-` is CSV on standard input."""
    try:
        if path.lower().endswith(SHEETS):
            if not Path(path).is_file():
                raise Unfit([Fault("disclosure.no_file", {}, path)])
            rows = sheet_rows(path)
        else:
            rows = list(csv.reader(io.StringIO(read_text(path), newline="")))
    except (csv.Error, ValueError) as wrong:
        if isinstance(wrong, Unfit):
            raise
        raise Unfit([Fault("disclosure.unreadable", {"detail": str(wrong)}, path)]) from wrong
    if not rows:
        raise Unfit([Fault("disclosure.empty", {}, path)])
    heading = tuple(name.strip() for name in rows[0])
    faults = [
        Fault("disclosure.row_too_long", {"want": len(heading), "have": len(row)}, path, number)
        for number, row in enumerate(rows[1:], start=2)
        if len(row) > len(heading)
    ]
    if len(set(heading)) < len(heading):
        faults.append(Fault("disclosure.column_twice", {"have": ", ".join(heading)}, path, 1))
    if faults:
        raise Unfit(faults)
    width = len(heading)
    body = [tuple(v.strip() for v in (*row, *[""] * (width - len(row)))) for row in rows[1:]]
    return Sheet(path, heading, tuple(body))


def read_text(path: str) -> str:
    """The text of a file: UTF-8 with or without mark, else CP949."""
    try:
        data = sys.stdin.buffer.read() if path == STANDARD else Path(path).read_bytes()
    except OSError as wrong:
        raise Unfit([Fault("disclosure.no_file", {}, path)]) from wrong
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unfit([Fault("disclosure.encoding", {}, path)])


def write_rows(files: Mapping[str, list[list[str]]], numbers: set[str]) -> None:
    """Write every file beside its place first, then put all in place: no half results."""
    ready: list[tuple[Path, str]] = []
    try:
        for path, rows in files.items():
            if path != STANDARD:
                ready.append((_beside(path), path))
                _write(str(ready[-1][0]), rows, numbers)
        for draft, path in ready:
            os.replace(draft, path)
    except OSError as wrong:
        raise Unfit([Fault("disclosure.cannot_write", {"detail": wrong.strerror}, path)]) from wrong
    finally:
        for draft, _path in ready:
            draft.unlink(missing_ok=True)
    if STANDARD in files:
        csv.writer(sys.stdout, lineterminator="\n").writerows(files[STANDARD])


def _beside(path: str) -> Path:
    place = Path(path)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=place.suffix)
    os.close(handle)
    os.chmod(name, 0o644)
    return Path(name)


def _write(path: str, rows: list[list[str]], numbers: set[str]) -> None:
    if path.lower().endswith(SHEETS):
        write_sheet(path, rows, numbers)
        return
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
