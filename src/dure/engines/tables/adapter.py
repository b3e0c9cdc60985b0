"""The one place that touches python-calamine (reading) and xlsxwriter (writing)."""

import io
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dure.engines.tables.grid import Merge
from dure.engines.tables.types import Refused, Row, Scalar

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook as NewBook


class OpenBook:
    """A workbook of typed cells; `close` gives its memory back."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        except PasswordError:
            raise Refused("tables.encrypted", name=name) from None
        except BaseException as error:
            if not is_broken_file(error):
                raise
            raise Refused("tables.damaged", name=name) from None

    def tabs(self) -> list[tuple[str, bool]]:
        """Name of each worksheet and whether it is hidden, in the order of the workbook."""
        return [
            (sheet.name, sheet.visible != SheetVisibleEnum.Visible)
            for sheet in self._book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]

    def sheet(self, tab: str) -> tuple[list[Row], tuple[Merge, ...]]:
        """The rows that hold anything and the merged ranges of one sheet."""
        try:
            sheet = self._book.get_sheet_by_name(tab)
            return list(filled_rows(sheet)), merges_of(sheet)
        except BaseException as error:
            if not is_broken_file(error):
                raise
            raise Refused("tables.damaged", name=self._name) from None

    def close(self) -> None:
        """Drops what the library holds."""
        self._book.close()


def is_broken_file(error: BaseException) -> bool:
    """True when the library says that the file is broken.

    The library is compiled: a broken file may reach us as a panic, which is no ordinary exception.
    """
    known = (CalamineError, ValueError, OSError, OverflowError, EOFError)
    return isinstance(error, known) or type(error).__name__ == "PanicException"


def filled_rows(sheet: CalamineSheet) -> Iterator[Row]:
    """Rows with at least one value; equal texts are kept once, which halves the memory."""
    if sheet.start is None:
        return
    texts = Texts()
    # The library fills up blank rows above the first cell, but not blank columns left of it.
    left = (None,) * sheet.start[1]
    for number, values in enumerate(sheet.iter_rows(), start=1):
        cells = (*left, *[texts[v] if v.__class__ is str else v for v in values])
        if cells.count(None) != len(cells):
            yield Row(number, cells)


class Texts(dict[Scalar, Scalar]):
    """Each text once, and None for a blank one; a cell that was seen before costs one look-up."""

    def __missing__(self, text: str) -> Scalar:
        self[text] = text if text.strip() else None
        return self[text]


def merges_of(sheet: CalamineSheet) -> tuple[Merge, ...]:
    """The merged ranges, rows counted from 1."""
    return tuple(
        Merge(top + 1, left, bottom + 1, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    )


def new_workbook(target: io.BytesIO) -> "NewBook":
    """An empty workbook that never turns a text into a formula, a link or a number.

    Its library is loaded here: most who start the house never write a workbook.
    """
    made = import_module("xlsxwriter.workbook").Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": False,
        },
    )
    return cast("NewBook", made)
