"""Days that a spreadsheet wrote as serial numbers: read as days, and said, since 46,345 might be none."""

import re

from dure.engines.tables import Address, Scalar, Table
from dure.engines.tables.coerce import Reading, read_date, since_1900
from dure.kernel.words import Words
from dure.measurement.rules.import_columns import Columns

DAYS = frozenset(
    (
        "occurred_at",
        "birth_date",
        "valid_from",
        "valid_to",
        "starts_on",
        "ends_on",
        "since",
        "until",
    )
)
SERIAL = re.compile(r"\s*\d{5}(?:\.\d+)?\s*")
FLAG = "tables.date_from_serial"


def serial_days(table: Table, columns: Columns) -> tuple[Words, ...]:
    """One sentence for each column of days with such numbers: how many, the first cell and its day."""
    found = (_told(table, at) for key, at in columns.positions.items() if key in DAYS)
    return tuple(words for words in found if words is not None)


def _told(table: Table, at: int) -> Words | None:
    serial = [(row.number, row.cells[at]) for row in table.rows if _is_serial(row.cells[at])]
    if not serial:
        return None
    row, cell = serial[0]
    where = Address(table.sheet, row, table.columns[at].index)
    day = read_date(since_1900(cell) if table.since_1904 else cell, where)
    if not isinstance(day, Reading) or FLAG not in day.flags:
        return None
    first = f"{str(cell).removesuffix('.0').strip()} → {day.value}"
    return Words(
        f"{where}: 엑셀이 날짜를 일련번호로 바꾼 것 같아 날짜로 읽었어요({first})."
        f" 이런 칸은 {len(serial)}개예요.",
        f"{where}: this looks like a date that Excel turned into its serial number, and was read as"
        f" that day ({first}). Cells like it: {len(serial)}.",
    )


def _is_serial(cell: Scalar) -> bool:
    if isinstance(cell, str):
        return SERIAL.fullmatch(cell) is not None
    return not isinstance(cell, bool) and isinstance(cell, int | float) and cell < 110_000
