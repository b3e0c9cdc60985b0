"""Rows (줄): the records of a CSV text, whichever mark stands between its cells."""

import csv
import io

MARKS = (",", ";", "\t")
LONGEST_CELL = 1 << 24


def csv_rows(text: str) -> list[list[str]]:
    """All records as texts. Raises csv.Error where they cannot be read.

    A spreadsheet writes `;` where the comma is the decimal mark, and tabs when it is copied.
    """
    csv.field_size_limit(LONGEST_CELL)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark_of(text), strict=False))


def mark_of(text: str) -> str:
    """The comma wherever it parts the heading, else the mark that parts it into the most cells.

    A heading such as `id,"yes; no; perhaps"` has more semicolons than commas and is no such table.
    """
    heading = next((line for line in text.splitlines() if line.strip()), "")
    cells = {mark: len(next(csv.reader([heading], delimiter=mark), [])) for mark in MARKS}
    return "," if cells[","] > 1 else max(MARKS, key=lambda mark: cells[mark])
