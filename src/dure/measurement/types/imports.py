"""What is imported and what became of it: rows taken, rows refused with their reasons."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dure.engines.tables import Table
from dure.kernel.words import Words

NOTHING = Words("", "")
# Tells whoever waits how far the work is: what is done now, how many of how many rows.
Tell = Callable[[Words, int, int], None]


def silent(doing: Words, done: int, of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """One table to take. `organisation_id` says on whose behalf: rows of others are then refused.

    `mapping` is a remembered mapping of columns, or `{columns: {header: field}, constants: {…}}`.
    """

    kind: str
    table: Table
    name: str
    initiative_id: int
    organisation_id: int | None = None
    mapping: Mapping[str, Any] | None = None
    partial: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why a row is not taken, as a code: the row as Excel counts it, the field, the values."""

    row: int
    field: str
    code: str
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """Why a row was not taken, as people read it: where, and what was wrong and would be right."""

    file: str
    sheet: str
    row: int
    column: str
    header: str
    code: str
    words: Words

    @property
    def cell(self) -> str:
        """Where it stands: `시트1!C14`, `C14` in a CSV file, `14` when no column is to blame."""
        place = f"{self.column}{self.row}"
        return f"{self.sheet}!{place}" if self.sheet else place

    @property
    def sentence(self) -> Words:
        """The whole sentence with file and cell, in both languages."""
        where = f"{self.file} {self.cell}".strip()
        return Words(f"{where}: {self.words.ko}", f"{where}: {self.words.en}")


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One cell of a report that an import changes; old and new in the journal's short form."""

    row: int
    sheet: str
    period: str
    indicator: Words
    unit: Words
    cell: Words
    old: str
    new: str
    beyond: bool = False  # a share of more than its whole


@dataclass(frozen=True, slots=True)
class RowChange:
    """What becomes of one row that is not about a report: it never names a person.

    `how`: `new`, `changed` (`old` is replaced), or `kept` (on file it says `old`, and that stays).
    """

    row: int
    what: Words
    how: str
    header: str = ""
    old: Words = NOTHING
    new: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Taken:
    """What an importer did: rows written, rows that were there already, faults, remarks, changes.

    `rows` are the first of the rows that change something; `told` counts all of them by what
    becomes of them. `changes` and `changed` are the same for cells of reports.
    """

    taken: int
    unchanged: int = 0
    faults: tuple[RowFault, ...] = ()
    notes: tuple[Words, ...] = ()
    changes: tuple[ValueChange, ...] = ()
    changed: int = 0
    rows: tuple[RowChange, ...] = ()
    told: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of a file. `repeated`: the very same content had been taken before.

    `written` is False after a dry run, and when a row was refused and the rest not asked for.
    """

    kind: str
    rows: int
    taken: int
    unchanged: int
    refused: tuple[RefusedRow, ...]
    notes: tuple[Words, ...]
    fingerprint: str
    written: bool
    repeated: bool = False
    changes: tuple[ValueChange, ...] = ()
    changed: int = 0
    lines: tuple[RowChange, ...] = ()
    told: Mapping[str, int] = dataclasses.field(default_factory=dict)


def column_letters(position: int | None, table: Table) -> str:
    """The Excel letters of a column by its position among the table's; nothing for None."""
    return "" if position is None else table.columns[position].letter
