"""Finds where a table begins: title lines above, one to three header rows, the HXL tag row.

The tables of partners are made for eyes. What is decided here is always told in the findings.
"""

import re
from dataclasses import dataclass

from dure.engines.tables.grid import Grid, Merge
from dure.engines.tables.types import Refused, Row, Scalar
from dure.engines.tables.words import is_label, is_note, is_year

WINDOW = 40
MOST_HEADER_ROWS = 3
HXL_TAG = re.compile(r"^#[A-Za-z][A-Za-z0-9_]*(\s*\+\s*[A-Za-z][A-Za-z0-9_]*)*$")
JOINT = " > "


@dataclass(frozen=True, slots=True)
class Header:
    """Positions in the rows of a grid: header from `first` up to `data`, tags or nothing.

    `labels` holds for each column the header cells from top to bottom, filled across merges.
    """

    first: int
    data: int
    labels: list[tuple[str, ...]]
    tags: list[str]


def find_header(grid: Grid, name: str) -> Header:
    """The header of a grid; Refused when no row could be one."""
    rows = grid.rows[:WINDOW]
    if not rows:
        raise Refused("tables.empty_sheet", name=name, sheet=grid.sheet)
    tags = next((at for at, row in enumerate(rows) if is_tag_row(row)), None)
    if tags is not None:
        return above_tags(grid, tags)
    first = first_header_row(grid)
    if first is None:
        raise Refused("tables.no_header", name=name, sheet=grid.sheet)
    first, last = header_span(grid, first)
    return Header(first, last + 1, labels_of(grid, first, last), [""] * len(rows[0].cells))


def is_tag_row(row: Row) -> bool:
    """True for a row of HXL tags (#adm1+code): two or more, and the larger part of the cells."""
    filled = [value for value in row.cells if value is not None]
    tags = [value for value in filled if isinstance(value, str) and HXL_TAG.match(value.strip())]
    return len(tags) >= 2 and len(tags) * 2 > len(filled)


def above_tags(grid: Grid, tags: int) -> Header:
    """The header rows that stand directly above a row of tags."""
    cells = grid.rows[tags].cells
    meanings = ["".join(str(value or "").split()) for value in cells]
    first = tags
    while first and tags - first < MOST_HEADER_ROWS and filled(grid.rows[first - 1]) >= 2:
        first -= 1
    labels: list[tuple[str, ...]] = [()] * len(cells)
    if first < tags:
        labels = labels_of(grid, first, tags - 1)
    return Header(first, tags + 1, labels, meanings)


def filled(row: Row) -> int:
    """How many cells of a row hold something."""
    return sum(value is not None for value in row.cells)


def first_header_row(grid: Grid) -> int | None:
    """The first row of labels over most columns in use, alone or with the rows that refine it."""
    rows = grid.rows[:WINDOW]
    width = max(filled(row) for row in rows)
    for at, row in enumerate(rows):
        if not heads(row) or one_line_title(row, width):
            continue
        if filled(row) * 5 >= width * 3:
            return at
        if reach(row) * 4 >= width * 3 and continues(grid, at, at):
            return at
    return None


def heads(row: Row) -> bool:
    """True when every filled cell could head a column and one is more than a year."""
    cells = [value for value in row.cells if value is not None]
    return any(is_label(cell) for cell in cells) and all(
        is_label(cell) or is_year(cell) for cell in cells
    )


def one_line_title(row: Row, width: int) -> bool:
    """True for a single text above a wider table, or a note above a table of one column."""
    only = [value for value in row.cells if value is not None]
    return len(only) == 1 and (width > 1 or is_note(str(only[0])))


def reach(row: Row) -> int:
    """Columns from the first to the last filled cell: a group label reaches over its blanks."""
    places = [at for at, value in enumerate(row.cells) if value is not None]
    return places[-1] - places[0] + 1 if len(places) > 1 else len(places)


def header_span(grid: Grid, first: int) -> tuple[int, int]:
    """First and last row of the header: rows of labels below a row of groups belong to it."""
    last = first
    while last - first + 1 < MOST_HEADER_ROWS and last + 1 < len(grid.rows):
        if not continues(grid, first, last):
            break
        last += 1
    return first, last


def continues(grid: Grid, first: int, last: int) -> bool:
    """True when the row after `last` refines the header so far.

    Careful on purpose: a first row of data taken for a header would be lost. Without merged cells
    there must be a sign that only headers show: a blank below a label that stands alone, or the
    same labels again under several groups.
    """
    if last + 1 >= len(grid.rows):
        return False
    upper, lower = grid.rows[last], grid.rows[last + 1]
    if lower.number != upper.number + 1 or not heads(lower):
        return False
    if any(merge.top <= upper.number < merge.bottom for merge in grid.merges):
        return True
    labels = labels_of(grid, first, last, more=True)
    groups = [at for at, label in enumerate(labels) if label and labels.count(label) > 1]
    if not groups or sum(lower.cells[at] is not None for at in groups) * 2 <= len(groups):
        return False
    return marks_of_header(grid, last, groups)


def marks_of_header(grid: Grid, last: int, groups: list[int]) -> bool:
    """True when the two rows show what only a header of two rows shows."""
    upper, lower = grid.rows[last].cells, grid.rows[last + 1].cells
    merged = any(m.top == grid.rows[last].number and m.right > m.left for m in grid.merges)
    named = [upper[at] for at in groups if upper[at] is not None]
    alone = any(
        value is not None and lower[at] is None
        for at, value in enumerate(upper)
        if at not in groups
    )
    below = [value for value in lower if value is not None]
    return merged or alone or len(set(named)) < len(named) or len(set(below)) < len(below)


def labels_of(grid: Grid, first: int, last: int, *, more: bool = False) -> list[tuple[str, ...]]:
    """The header cells of each column from top to bottom, without blanks and repeats.

    `more` says that another header row follows, so that the labels of `last` are groups too.
    """
    lines = [
        spread(grid.rows[at], grid.merges, group=more or at < last) for at in range(first, last + 1)
    ]
    labels: list[tuple[str, ...]] = []
    for column in zip(*lines, strict=True):
        parts: list[str] = []
        for text in column:
            if text and (not parts or parts[-1] != text):
                parts.append(text)
        labels.append(tuple(parts))
    return labels


def spread(row: Row, merges: tuple[Merge, ...], *, group: bool) -> list[str]:
    """The texts of a header row, group labels repeated over the columns they stand for.

    In a workbook merged ranges say how far a label goes. A CSV has lost them: there a label of an
    upper row goes on until the next one.
    """
    texts = [" ".join(header_text(value).split()) for value in row.cells]
    for merge in merges:
        if merge.top == row.number and group and merge.left < len(texts):
            width = min(merge.right + 1, len(texts)) - merge.left
            texts[merge.left : merge.left + width] = [texts[merge.left]] * width
    if group and not merges:
        last = ""
        for column, text in enumerate(texts):
            last = text or last
            texts[column] = last
    return texts


def header_text(value: Scalar) -> str:
    """A header cell as text; years come as numbers and lose their ".0"."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def joined(parts: tuple[str, ...]) -> str:
    """One name for a column: "성별 > 남"."""
    return JOINT.join(parts)
