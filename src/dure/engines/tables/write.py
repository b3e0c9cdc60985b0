"""Writes a form as a workbook and rows as CSV; what comes back is read by `read_table` unchanged.

The keys of the columns stand in a hidden row below the header, spelt like HXL tags, so that the
reader finds the header and the keys by the one rule it has.
"""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from dure.engines.tables.adapter import new_workbook
from dure.engines.tables.form import Content, FormColumn, Mark, Sheet
from dure.engines.tables.sheet_writer import SheetWriter
from dure.engines.tables.types import Column

KEY = re.compile(r"[a-z][a-z0-9_]*")
KEY_TAG = "#dure+"
ROW_KEY = "row_key"
FORMULA_LIKE = re.compile(r"'*[=+\-@\t\r]")
TAB_LIMIT = 31


def write_workbook(sheets: Sequence[Sheet], *, made_at: datetime) -> bytes:
    """The bytes of an .xlsx with these sheets.

    `made_at` is written as the time of making. Raises ValueError for keys that are not plain
    (a–z, 0–9, _), rows of the wrong length, a text longer than a cell holds, or no sheet at all.
    """
    if not sheets:
        raise ValueError("a workbook needs a sheet")
    target = io.BytesIO()
    book = new_workbook(target)
    book.set_properties({"created": made_at})
    for sheet in sheets:
        check_sheet(sheet)
        writer = SheetWriter(book, tab_name(sheet.name), sheet)
        writer.write([KEY_TAG + key for key in keys_of(sheet)])
    book.close()
    return target.getvalue()


def write_csv(columns: Sequence[str], rows: Sequence[Sequence[Content]]) -> bytes:
    """A CSV that Excel opens in Korean: UTF-8 with its mark, texts like formulas made harmless."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([as_text(column) for column in columns])
    for row in rows:
        if len(row) != len(columns):
            raise ValueError("a row has not as many cells as there are columns")
        writer.writerow([as_text(cell) for cell in row])
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def column_key(column: Column) -> str:
    """The key that `write_workbook` hid below a header; empty when the column is not ours."""
    return column.hxl.removeprefix(KEY_TAG) if column.hxl.startswith(KEY_TAG) else ""


def as_text(cell: Content) -> str:
    """One cell of a CSV. A text that a spreadsheet would run gets an apostrophe before it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, Mark):
        return cell.value
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell) if isinstance(cell, str) else str(cell)


def harmless(text: str) -> str:
    """A text for a CSV of one's own; one that a spreadsheet would run gets an apostrophe."""
    return f"'{text}" if FORMULA_LIKE.match(text) else text


def keys_of(sheet: Sheet) -> list[str]:
    """The keys of all columns as written, the hidden one of the rows first."""
    keys = [column.key for column in sheet.columns]
    return [ROW_KEY, *keys] if sheet.row_keys else keys


def check_sheet(sheet: Sheet) -> None:
    """ValueError for a sheet that could not be read back."""
    keys = keys_of(sheet)
    if len(keys) < 2 or len(set(keys)) < len(keys) or not all(map(KEY.fullmatch, keys)):
        raise ValueError(f"keys must be two or more, plain and different: {keys}")
    if any(len(row) != len(sheet.columns) for row in sheet.rows):
        raise ValueError("a row has not as many cells as there are columns")
    if sheet.row_keys and len(sheet.row_keys) != len(sheet.rows):
        raise ValueError("one key for each row")


def tab_name(name: str) -> str:
    """A name that Excel takes for a tab: without []:*?/\\ and at most 31 characters."""
    return re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:TAB_LIMIT] or "Sheet"


__all__ = ["Content", "FormColumn", "Mark", "Sheet", "column_key", "write_csv", "write_workbook"]
