"""What crosses the door of this engine: addresses, tables, limits, faults and refusals."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

ENGINE_VERSION = "tables-1"

# What a cell of a file can hold once it is read. A blank cell is None, never "".
Scalar = str | int | float | bool | date | datetime | time | timedelta | None


class Refused(ValueError):  # noqa: N818 - the word people hear, not the word of the machine
    """A file that is not taken at all: a stable code and the values its sentence needs.

    `explain.sentence` turns it into one plain sentence, Korean or English. Rooms translate it
    into their own refusal; nothing else than this is ever raised for bad input.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code, values)


class Address(NamedTuple):
    """Where a cell stands, as the person sees it in Excel: sheet, row from 1, column letters.

    A CSV file has no sheet: `sheet` is empty and the address reads `C14`. Column 0 is A.
    """

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        cell = f"{letters(self.column)}{self.row}"
        return f"{self.sheet}!{cell}" if self.sheet else cell


def letters(column: int) -> str:
    """The Excel letters of a column counted from 0: 0 is A, 26 is AA."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_number(name: str) -> int:
    """The column counted from 0 of Excel letters: A is 0, AA is 26."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell, row or column: code, place and the values of its sentence."""

    code: str
    at: Address | None = None
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask of this machine. Sizes in bytes, the rest in plain numbers.

    The defaults let a workbook of 200,000 rows by 10 columns through and stop a bomb before it
    is unpacked into memory. `unpack_ratio` is only asked of parts above one megabyte: a large
    honest sheet packs about 10 to 1, a bomb near 1,000 to 1.
    """

    file_bytes: int = 60_000_000
    unpacked_bytes: int = 600_000_000
    unpack_ratio: int = 250
    parts: int = 3_000
    sheets: int = 60
    rows: int = 500_000
    columns: int = 400
    cells: int = 6_000_000
    text_bytes: int = 600_000_000
    cell_characters: int = 32_767


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its place, its joined header and what HXL says it means.

    `parts` are the header cells from top to bottom ("성별", "남"), `header` joins them with " > ".
    `total` is true when the header itself says that the column adds up others (합계, 소계, 계).
    """

    index: int
    header: str
    parts: tuple[str, ...] = ()
    hxl: str = ""
    total: bool = False

    @property
    def letter(self) -> str:
        """The letters Excel shows above the column."""
        return letters(self.index)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file: its number in Excel and one value for every column."""

    number: int
    cells: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a sheet or a CSV file.

    `rows` are data only. `totals` are rows that add others up; they are kept apart so that
    nothing is counted twice. `titles` stand above the header, `notes` below the data.
    `faults` are broken cells (an Excel error, a formula nobody calculated); their value is None.
    `findings` say what was set aside or assumed; nothing is dropped in silence.
    `formulas` are (row number, column index) of cells whose stored result was used.
    `since_1904`: a bare number of a day counts from 1904, as old Macs did.
    """

    name: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...] = ()
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    header_row: int = 0
    faults: tuple[Fault, ...] = ()
    findings: tuple[Fault, ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    since_1904: bool = False

    def address(self, row: Row, position: int) -> Address:
        """Where the cell of `row` at `position` among the columns stands in the file."""
        return Address(self.sheet, row.number, self.columns[position].index)

    def position(self, header: str) -> int:
        """The position of the column with exactly this joined header; LookupError if absent."""
        for position, column in enumerate(self.columns):
            if column.header == header:
                return position
        raise LookupError(header)


@dataclass(frozen=True, slots=True)
class Workbook:
    """All tables of a file and the sheets that were left aside, each with the reason as a code."""

    name: str
    tables: tuple[Table, ...]
    ignored: tuple[Fault, ...] = ()
