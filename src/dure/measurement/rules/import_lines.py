"""Reading a table row by row: each field strictly, each fault with its place, nothing repaired."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypeVar

from dure.engines.hangul import (
    has_resident_number,
    is_person_as_corporation,
    split_resident_numbers,
)
from dure.engines.tables import Address, Fault, Row, Scalar, Table
from dure.engines.tables.coerce import Reading, State, read_date, read_period, since_1900
from dure.kernel.clock import SEOUL
from dure.measurement.rules.import_columns import Columns
from dure.measurement.types.imports import RowFault

Value = TypeVar("Value")
Reader = Callable[[Scalar, Address], "Reading[Any] | Fault"]
# Thirteen digits need six in a row, or one sign between any two of them: times have four. Also digits in
# circles and raised ones, which `\d` does not know.
DIGIT = "[\\d\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff\u2776-\u2793]"
SIX_DIGITS = re.compile(rf"{DIGIT}(?:[\s\-./]?{DIGIT}){{5}}")
NOT_DIGITS = re.compile(r"\D+")
BARE = re.compile(r"(1[0-2]|0?[1-9])월?|제?[1-4](/4)?분기|[QqHh][1-4]|[상하]반기")
NEEDED = "import.value_needed"


@dataclass(slots=True)
class Line:
    """One row being read; the first fault of a field is kept and the row is not taken."""

    row: Row
    columns: Columns
    table: Table
    faults: list[RowFault] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The row as Excel counts it."""
        return self.row.number

    def cell(self, key: str) -> Scalar:
        """What stands in a field: its cell, or the constant for every row; None when nothing."""
        at = self.columns.positions.get(key)
        return self.columns.constants.get(key) if at is None else self.row.cells[at]

    def text(self, key: str, *, needed: bool = False) -> str:
        """The field as trimmed text; "" where nothing stands. A code keeps no `.0` from Excel."""
        cell = self.cell(key)
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        said = "" if cell is None else str(cell).strip()
        if self.columns.values:
            said = self.columns.ours(key, said)
        if needed and not said:
            self.fault(key, NEEDED, what=key)
        return said

    def read(self, key: str, reader: Reader) -> Any:
        """The value that the reader finds, None when the cell is empty; a fault is kept."""
        reading = self.reading(key, reader)
        return reading.value if reading is not None else None

    def reading(self, key: str, reader: Reader) -> "Reading[Any] | None":
        """The whole reading with its state, None after a fault."""
        cell = self.cell(key)
        if isinstance(cell, str):
            cell = self.columns.ours(key, cell.strip())
        found = reader(cell, self.address(key))
        if isinstance(found, Fault):
            self.fault(key, found.code, **found.values)
            return None
        return found

    def period(self) -> str | None:
        """The period in the code of the house; a bare month or quarter takes its year from its column."""
        found: str | None = self.read("period", self._read_period)
        return found

    def _read_period(self, cell: Scalar, at: Address) -> "Reading[str] | Fault":
        if self.columns.has("year") and _is_bare(cell):
            year = NOT_DIGITS.sub("", _whole(self.cell("year")))
            cell = f"{year}-{_whole(cell)}"
        return read_period(cell, at)

    def day(self, key: str) -> date | None:
        """The day in a field; None when it is empty or wrong."""
        found: date | None = self.read(key, self._read_date)
        return found

    def _read_date(self, cell: Scalar, at: Address) -> "Reading[date] | Fault":
        return read_date(since_1900(cell) if self.table.since_1904 else cell, at)

    def moment(self, key: str) -> datetime | None:
        """The instant in a field: ISO 8601 with or without offset, or a day (its first moment)."""
        cell = self.cell(key)
        found = moment_of(since_1900(cell) if self.table.since_1904 else cell)
        if found is None:
            empty = not self.text(key)
            code = NEEDED if empty else "import.time_unreadable"
            self.fault(key, code, what=key, found=self.text(key)[:40])
        return found

    def address(self, key: str) -> Address:
        """Where the field stands in the file."""
        at = self.columns.positions.get(key)
        index = 0 if at is None else self.table.columns[at].index
        return Address(self.table.sheet, self.row.number, index)

    def fault(self, key: str, code: str, **values: Any) -> None:
        """Keep a fault of this row."""
        self.faults.append(RowFault(self.row.number, key, code, values))


def lines_of(table: Table, columns: Columns) -> Iterator[Line]:
    """Every row of the table, ready to be read."""
    for row in table.rows:
        yield Line(row, columns, table)


def _is_bare(cell: Scalar) -> bool:
    """A month, quarter or half without its year: `3`, `3월`, `1분기`, `Q1`, `상반기`."""
    return BARE.fullmatch(_whole(cell)) is not None


def _whole(cell: Scalar) -> str:
    """As text; Excel's 3.0 is 3."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def moment_of(cell: Scalar) -> datetime | None:
    """An instant in Seoul, or None when the cell holds none."""
    if isinstance(cell, str):
        try:
            found = datetime.fromisoformat(cell.strip())
        except ValueError:
            return _first_moment(cell)
        return found.replace(tzinfo=SEOUL) if found.tzinfo is None else found.astimezone(SEOUL)
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=SEOUL) if cell.tzinfo is None else cell
    return _first_moment(cell)


def _first_moment(cell: Scalar) -> datetime | None:
    found = read_date(cell, Address("", 0, 0))
    if isinstance(found, Fault) or found.state is not State.VALUE or found.value is None:
        return None
    return datetime.combine(found.value, time(), tzinfo=SEOUL)


def resident_numbers_in(
    table: Table, *, on: date, corporate: int | None = None
) -> tuple[RowFault, ...]:
    """Every cell, mapped or not, that looks like a resident registration number, also half of one.

    `corporate` is the column of corporate numbers, which have the same shape.
    """
    rows = (*table.rows, *table.totals)
    whole = [
        (row.number, at)
        for row in rows
        for at, cell in enumerate(row.cells)
        if _might_hold_one(cell) and _is_person(cell, on, in_corporate=at == corporate)
    ]
    split = split_resident_numbers((row.cells for row in rows), on=on)
    halves = [(rows[number].number, at) for number, at in split]
    return tuple(
        RowFault(number, f"#{at}", "import.resident_number") for number, at in (*whole, *halves)
    )


def _is_person(cell: Scalar, on: date, *, in_corporate: bool) -> bool:
    if in_corporate:
        return is_person_as_corporation(_whole(cell), on=on)
    return has_resident_number(_plain(cell), on=on)


def _might_hold_one(cell: Scalar) -> bool:
    if isinstance(cell, str):
        return len(cell) >= 13 and SIX_DIGITS.search(cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= 10**11


def _plain(cell: Scalar) -> str | int | float | None:
    return cell if isinstance(cell, str | int | float) else None


def whole_or_decimal(value: Decimal) -> int | Decimal:
    """An int where nothing is lost: engines add whole numbers faster."""
    return int(value) if value == value.to_integral_value() else value
