"""Reads a partner's file into tables: every value with its place, nothing dropped in silence."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Literal

from dure.engines.tables.adapter import OpenBook
from dure.engines.tables.body import table_of
from dure.engines.tables.check import OF_OTHER_PROGRAMS, Kind, check_file
from dure.engines.tables.dhis2 import data_values, is_set
from dure.engines.tables.grid import Grid
from dure.engines.tables.hsds import directory_table, services_in, services_of_package
from dure.engines.tables.old_excel import look_through_old
from dure.engines.tables.package import look_through
from dure.engines.tables.sheet_scan import SheetFacts
from dure.engines.tables.text import read_text_rows
from dure.engines.tables.types import (
    Address,
    Fault,
    Limits,
    Refused,
    Row,
    Scalar,
    Table,
    Workbook,
)
from dure.engines.tables.words import is_explanation_tab

Formulas = Literal["values", "refuse"]
DEFAULT_LIMITS = Limits()


def read_table(
    source: Path | str | bytes,
    name: str = "",
    *,
    sheet: str = "",
    formulas: Formulas = "values",
    limits: Limits = DEFAULT_LIMITS,
) -> Table:
    """The one table of a file, or of the sheet that is asked for.

    `source` is a path or the bytes; `name` is the file name as the person knows it and its ending
    (.csv .tsv .txt .xlsx .xls, .json .xml .zip of other programs) must agree with the content.
    `formulas="values"` uses the stored result and lists the cells in `Table.formulas`; `"refuse"`
    refuses at the first one. Raises Refused when the file is not taken, also when several
    sheets hold tables and none was named.
    """
    return only_table(read_workbook(source, name, formulas=formulas, limits=limits, sheet=sheet))


def only_table(book: Workbook) -> Table:
    """The one table of a workbook that was read. Raises Refused when it has none or several."""
    if not book.tables:
        raise Refused("tables.no_table", name=book.name)
    if len(book.tables) > 1:
        tabs = [table.sheet for table in book.tables]
        raise Refused("tables.several_sheets", name=book.name, sheets=tabs)
    return book.tables[0]


def read_workbook(
    source: Path | str | bytes,
    name: str = "",
    *,
    sheet: str = "",
    formulas: Formulas = "values",
    limits: Limits = DEFAULT_LIMITS,
) -> Workbook:
    """Every table of a file in the order of its sheets; arguments as in `read_table`.

    Hidden sheets, sheets of explanation (메타정보, 안내) and empty sheets are left aside and listed
    in `Workbook.ignored`, unless `sheet` names one of them.
    """
    data, name = bytes_of(source, name, limits)
    kind = check_file(data, name, limits)
    if kind in OF_OTHER_PROGRAMS:
        return Workbook(name, (table_of_program(data, name, kind, limits),))
    if kind == "csv":
        grid = text_grid(data, name, limits)
        return Workbook(name, (table_of(grid, name),))
    facts = (
        look_through(data, name, limits).sheets
        if kind == "xlsx"
        else look_through_old(data, name, limits)
    )
    if len(facts) > limits.sheets:
        raise Refused("tables.too_many_sheets", name=name, most=limits.sheets)
    if formulas == "refuse":
        refuse_formulas(facts, name)
    return tables_of_book(OpenBook(data, name), facts, name, sheet)


def table_of_program(data: bytes, name: str, kind: Kind, limits: Limits) -> Table:
    """The table in what another program has written: values of DHIS2, or a directory (HSDS).

    Raises Refused where it is neither.
    """
    if kind == "zip":
        return directory_table(services_of_package(data, name, limits), name, limits)
    if kind == "xml" or data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return data_values(data, name, limits)
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("tables.damaged", name=name) from None
    services = services_in(said)
    if services is not None:
        return directory_table(services, name, limits)
    if not is_set(said):
        raise Refused("tables.no_data_values", name=name)
    return data_values(said, name, limits)


def bytes_of(source: Path | str | bytes, name: str, limits: Limits) -> tuple[bytes, str]:
    """The bytes and the name of a source; a giant on disk is refused before it is read."""
    if isinstance(source, bytes):
        return source, name
    path = Path(source)
    size = path.stat().st_size
    if size > limits.file_bytes:
        name = name or path.name
        raise Refused("tables.file_too_large", name=name, bytes=size, most=limits.file_bytes)
    return path.read_bytes(), name or path.name


def refuse_formulas(facts: dict[str, SheetFacts], name: str) -> None:
    """Refused when any sheet calculates; the first cell is named."""
    for tab, sheet in facts.items():
        if sheet.formulas:
            row, column = min(sheet.formulas)
            cell = str(Address(tab, row, column))
            raise Refused("tables.formulas", name=name, cell=cell, count=len(sheet.formulas))


def text_grid(data: bytes, name: str, limits: Limits) -> Grid:
    """The grid of a CSV file; short records are filled up with blanks."""
    records = read_text_rows(data, name, limits)
    width = max((len(record) for record in records), default=0)
    rows = []
    for number, record in enumerate(records, start=1):
        cells: list[Scalar] = [cell if cell.strip() else None for cell in record]
        if any(cell is not None for cell in cells):
            rows.append(Row(number, tuple(cells + [None] * (width - len(cells)))))
    return Grid("", rows)


def tables_of_book(
    book: OpenBook, facts: dict[str, SheetFacts], name: str, wanted: str
) -> Workbook:
    """The tables of an open workbook; it is closed afterwards."""
    tables: list[Table] = []
    ignored: list[Fault] = []
    tabs = book.tabs()
    if wanted and wanted not in [tab for tab, _ in tabs]:
        raise Refused("tables.sheet_missing", name=name, sheet=wanted, sheets=[t for t, _ in tabs])
    for tab, hidden in tabs:
        reason = "" if tab == wanted else reason_to_ignore(tab, wanted, hidden=hidden)
        grid = Grid(tab, []) if reason else sheet_grid(book, tab, facts.get(tab))
        if reason or not grid.rows:
            ignored.append(Fault(reason or "tables.sheet_empty", None, {"sheet": tab}))
        else:
            tables.append(replace(table_of(grid, name), since_1904=days_from_1904(facts.get(tab))))
    book.close()
    return Workbook(name, tuple(tables), tuple(ignored))


def reason_to_ignore(tab: str, wanted: str, *, hidden: bool) -> str:
    """Why a sheet is left aside, as a code; empty when it is read."""
    if wanted:
        return "tables.sheet_not_wanted"
    if hidden:
        return "tables.sheet_hidden"
    return "tables.sheet_explains" if is_explanation_tab(tab) else ""


def days_from_1904(facts: SheetFacts | None) -> bool:
    """Whether bare numbers of this sheet's days count from 1904."""
    return facts is not None and facts.since_1904


def sheet_grid(book: OpenBook, tab: str, facts: SheetFacts | None) -> Grid:
    """The grid of one sheet; broken cells are blank in it and stand in its faults."""
    rows, merges = book.sheet(tab)
    facts = facts or SheetFacts()
    faults = [
        Fault("tables.cell_error", Address(tab, row, column), {"found": word})
        for row, column, word in facts.errors
    ] + [
        Fault("tables.formula_without_value", Address(tab, row, column))
        for row, column in facts.uncalculated
    ]
    return Grid(tab, rows, merges, frozenset(facts.formulas), tuple(faults))
