"""Small files as partners make them, built for the tests of this engine."""

import io
import zipfile
from collections.abc import Callable, Iterable

import xlsxwriter


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """The bytes of a workbook that `fill` has filled."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    fill(book)
    book.close()
    return target.getvalue()


def sheets_of(sheets: dict[str, Iterable[Iterable[object]]]) -> bytes:
    """A workbook with a sheet for each name."""

    def fill(book: xlsxwriter.Workbook) -> None:
        for tab, rows in sheets.items():
            page = book.add_worksheet(tab)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)

    return workbook(fill)


def sheet_of(rows: Iterable[Iterable[object]], tab: str = "Sheet1") -> bytes:
    """A workbook of one sheet with these rows."""
    return sheets_of({tab: rows})


def repacked(data: bytes, **changes: Callable[[bytes], bytes] | bytes) -> bytes:
    """The package with parts changed or added; `__` in a keyword stands for /, `_` for a dot."""
    wanted = {key.replace("__", "/").replace("_", "."): change for key, change in changes.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", 8) as new:
        for part in old.namelist():
            change = wanted.pop(part, None)
            new.writestr(part, change(old.read(part)) if callable(change) else old.read(part))
        for part, content in wanted.items():
            new.writestr(part, content)
    return target.getvalue()
