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
    """The mark that parts the heading into the most cells; a comma where none does."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    return max(MARKS, key=lambda mark: len(next(csv.reader([heading], delimiter=mark), [])))
