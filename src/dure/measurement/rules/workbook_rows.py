"""A workbook that came back: what somebody changed in it, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dure.engines.tables import Address, Fault, Row, Table, column_key
from dure.engines.tables.coerce import Reading, State, read_decimal
from dure.measurement.rules.import_columns import Columns
from dure.measurement.rules.workbook import RowKey, note_mark, row_key
from dure.measurement.types.asked import Number, StoredValue
from dure.measurement.types.entries import CellEntry
from dure.measurement.types.imports import RowFault

ROW_KEY = "row_key"
PARTS = ("value", "numerator", "denominator")
COMMENT_LETTERS = 500


@dataclass(frozen=True, slots=True)
class Written:
    """What one row says now: for which report, and which field to point at."""

    row: int
    field: str
    report: str
    entry: CellEntry


def is_workbook(table: Table) -> bool:
    """True for a sheet that this house has written."""
    return ROW_KEY in {column_key(column) for column in table.columns}


def columns_of_sheet(table: Table) -> Columns:
    """Where each column stands, by the hidden keys."""
    keys = [column_key(column) for column in table.columns]
    return Columns({key: at for at, key in enumerate(keys) if key})


def rows_changed(table: Table) -> tuple[list[Written], list[RowFault], int]:
    """What was changed, what cannot be read, and how many rows were left as they were."""
    columns = columns_of_sheet(table)
    changed: list[Written] = []
    faults: list[RowFault] = []
    same = 0
    for row in _all_rows(table):
        found = _said(row, columns.positions)
        if found is None:
            same += 1
        elif isinstance(found, Written):
            changed.append(found)
        else:
            faults.append(found)
    return changed, faults, same


def _all_rows(table: Table) -> Iterator[Row]:
    # A row that calls itself a total is one of ours: the total of its line.
    yield from sorted((*table.rows, *table.totals), key=lambda row: row.number)


def _said(row: Row, at: Mapping[str, int]) -> Written | RowFault | None:
    written = row.cells[at[ROW_KEY]]
    key = row_key(str(written)) if written is not None else None
    if key is None:
        empty = all(row.cells[at[part]] is None for part in PARTS if part in at)
        return None if empty else RowFault(row.number, ROW_KEY, "import.row_not_ours")
    readings = {part: _read(row, at, part) for part in PARTS if part in at}
    for part, reading in readings.items():
        if isinstance(reading, Fault):
            return RowFault(row.number, part, reading.code, reading.values)
        if reading.state is State.HIDDEN:
            return RowFault(row.number, part, "import.value_hidden")
    return _changed(row, at, key, readings)  # type: ignore[arg-type]


def _read(row: Row, at: Mapping[str, int], part: str) -> "Reading[Decimal] | Fault":
    return read_decimal(row.cells[at[part]], Address("", row.number, at[part]), most=None)


def _changed(
    row: Row, at: Mapping[str, int], key: RowKey, readings: Mapping[str, Reading[Any]]
) -> Written | None:
    numbers = {part: _whole(reading.value) for part, reading in readings.items()}
    not_applicable = any(each.state is State.NOT_APPLICABLE for each in readings.values())
    said = all(number is None for number in numbers.values())
    state = "not_applicable" if not_applicable and said else "value"
    value, above, below = (numbers.get(part) for part in PARTS)
    stored = StoredValue(state, value, above, below)
    short = "" if said and not not_applicable else stored.short
    note = _note(row, at)
    if short == key.seen and (not note or note_mark(note) == key.note):
        return None
    entry = CellEntry(
        indicator=key.indicator,
        place_code=key.place_code,
        cell=key.cell,
        not_applicable=not_applicable,
        cleared=not short,
        comment=note,
        seen=key.seen,
        value=value,
        numerator=above,
        denominator=below,
    )
    # Points at the cell that was filled; an emptied row points at its value.
    field = next((part for part in PARTS if numbers.get(part) is not None), "value")
    return Written(row.number, field, key.report, entry)


def _note(row: Row, at: Mapping[str, int]) -> str:
    cell = row.cells[at["comment"]] if "comment" in at else None
    return "" if cell is None else str(cell).strip()[:COMMENT_LETTERS]


def _whole(number: Decimal | None) -> Number | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else number
