"""From a grid to a table: columns under the header, data, totals, notes, and what was assumed."""

from collections import Counter

from dure.engines.tables.grid import Grid, Merge
from dure.engines.tables.header import Header, find_header, header_text, joined
from dure.engines.tables.types import Address, Column, Fault, Row, Table
from dure.engines.tables.words import is_label, is_note, is_total

LEADING_LABELS = 4


def table_of(grid: Grid, name: str) -> Table:
    """The table of one sheet; Refused when it has no header."""
    header = find_header(grid, name)
    body = fill_merged(grid, header)
    columns = columns_of(header, body)
    body, notes = split_notes(body)
    data, totals = split_totals(cut(body, columns))
    return Table(
        name=name,
        sheet=grid.sheet,
        columns=columns,
        rows=tuple(data),
        totals=tuple(totals),
        titles=tuple(line(row) for row in grid.rows[: header.first]),
        notes=tuple(line(row) for row in notes),
        header_row=grid.rows[header.data - 1].number,
        faults=tuple(sorted(grid.faults, key=lambda fault: fault.at or Address("", 0, 0))),
        findings=tuple(findings_of(grid, header, columns, totals, notes)),
        formulas=grid.formulas,
    )


def fill_merged(grid: Grid, header: Header) -> list[Row]:
    """The rows below the header; a value merged over several rows stands in each of them."""
    rows = grid.rows[header.data :]
    start = grid.rows[header.data - 1].number
    tall = [merge for merge in grid.merges if merge.bottom > merge.top > start]
    if not tall:
        return rows
    by_number = {row.number: row for row in rows}
    for merge in tall:
        fill_one(by_number, merge)
    return [by_number[number] for number in sorted(by_number)]


def fill_one(by_number: dict[int, Row], merge: Merge) -> None:
    """Repeats the value of one merged range in the rows that it covers."""
    if merge.top not in by_number or merge.left >= len(by_number[merge.top].cells):
        return
    value = by_number[merge.top].cells[merge.left]
    for number in range(merge.top + 1, merge.bottom + 1):
        if number in by_number:
            cells = list(by_number[number].cells)
            cells[merge.left] = value
            by_number[number] = Row(number, tuple(cells))


def columns_of(header: Header, body: list[Row]) -> tuple[Column, ...]:
    """The columns that have a name, a tag or data."""
    used = [any(row.cells[at] is not None for row in body) for at in range(len(header.labels))]
    return tuple(
        Column(at, joined(parts), parts, tag, any(is_total(part) for part in parts))
        for at, (parts, tag) in enumerate(zip(header.labels, header.tags, strict=True))
        if parts or tag or used[at]
    )


def split_notes(body: list[Row]) -> tuple[list[Row], list[Row]]:
    """Data and the notes at the end; only a line that says so of itself is a note."""
    end = len(body)
    while end and is_note_row(body[end - 1]):
        end -= 1
    return body[:end], body[end:]


def is_note_row(row: Row) -> bool:
    """True for a row whose only text, or first of two, begins like a note: "주)하늘, 12" is data."""
    texts = [value for value in row.cells if value is not None]
    if len(texts) > 2 or not isinstance(texts[0], str) or not is_note(texts[0]):
        return False
    return all(is_label(text) for text in texts[1:])


def cut(body: list[Row], columns: tuple[Column, ...]) -> list[Row]:
    """The rows with the cells of these columns only."""
    places = [column.index for column in columns]
    if not body or places == list(range(len(body[0].cells))):
        return body
    return [Row(row.number, tuple(row.cells[at] for at in places)) for row in body]


def split_totals(body: list[Row]) -> tuple[list[Row], list[Row]]:
    """Data and the rows that add up others, told by a word among their leading labels."""
    data: list[Row] = []
    totals: list[Row] = []
    for row in body:
        (totals if is_total_row(row) else data).append(row)
    return data, totals


def is_total_row(row: Row) -> bool:
    """True when one of the labels before the first number says 합계, 소계, 계 or total."""
    for at, value in enumerate(row.cells[:LEADING_LABELS]):
        if is_total(value):
            return all(before is None or is_label(before) for before in row.cells[:at])
    return False


def line(row: Row) -> str:
    """The filled cells of a row as one line of text."""
    return " ".join(header_text(value) for value in row.cells if value is not None)


def findings_of(
    grid: Grid,
    header: Header,
    columns: tuple[Column, ...],
    totals: list[Row],
    notes: list[Row],
) -> list[Fault]:
    """What was set aside or assumed, in the order of the sheet."""
    found: list[Fault] = []

    def note(code: str, row: int, column: int = 0, **values: object) -> None:
        found.append(Fault(code, Address(grid.sheet, row, column), values))

    if header.first:
        note("tables.titles_skipped", grid.rows[0].number, count=header.first)
    top = grid.rows[header.data - 1].number
    for column, code in header_findings(columns):
        note(code, top, column.index, header=column.header)
    for row in totals:
        note("tables.total_row", row.number, label=line(row)[:40])
    for row in notes:
        note("tables.note_row", row.number, text=line(row)[:80])
    used = grid.formulas - {(fault.at.row, fault.at.column) for fault in grid.faults if fault.at}
    if used:  # a formula without a result, or with an error as one, is a fault of its own
        note("tables.formulas_used", *min(used), count=len(used))
    return found


def header_findings(columns: tuple[Column, ...]) -> list[tuple[Column, str]]:
    """Columns without a name and a tag, or with the name of another."""
    repeated = Counter(column.header for column in columns)
    return [
        (column, "tables.header_repeated" if column.header else "tables.header_missing")
        for column in columns
        if (repeated[column.header] > 1 if column.header else not column.hxl)
    ]
