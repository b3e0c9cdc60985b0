"""One sheet of a form on its way into a workbook: formats, locks, validation, frozen header."""

import math
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Protocol

from dure.engines.tables.form import Content, FormColumn, Mark, Sheet
from dure.engines.tables.types import letters

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as NewBook

FONT = "맑은 고딕"
NUMBER_FORMATS = {
    "text": "@",
    "count": "#,##0",
    "decimal": "#,##0.##",
    "percent": "0.0%",
    "date": "yyyy-mm-dd",
    "choice": "@",
}
PAPER, ENTRY, INK = "#F3F0E8", "#FFFFFF", "#22201C"
LONGEST_LIST = 255
CELL_LIMIT = 32_767


class SheetWriter:
    """Writes one sheet from top to bottom."""

    def __init__(self, book: "NewBook", tab: str, sheet: Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._page = book.add_worksheet(tab)
        self._left = 1 if sheet.row_keys else 0
        self._top = len(sheet.titles)
        self._first = self._top + 2  # below the header and the hidden keys
        self._formats: dict[tuple[str, bool], Format] = {}

    def write(self, tags: list[str]) -> None:
        """The whole sheet; `tags` are the hidden keys of its columns."""
        self._heading(tags)
        for position, row in enumerate(self._sheet.rows):
            self._row(self._first + position, position, row)
        for at, text in enumerate(self._sheet.footnotes):
            line = self._first + len(self._sheet.rows) + 1 + at
            self._page.write_string(line, self._left, f"※ {text}", self._look(size=9))
        for at, column in enumerate(self._sheet.columns):
            self._validate(self._left + at, column)
        self._comments()
        self._page.freeze_panes(self._first, self._left)
        if self._sheet.protected:
            self._page.protect("", {"format_columns": True, "format_rows": True})

    def _look(self, **more: object) -> "Format":
        return self._book.add_format({"font_name": FONT, "font_color": INK, **{
            {"size": "font_size"}.get(key, key): value for key, value in more.items()
        }})  # fmt: skip

    def _heading(self, tags: list[str]) -> None:
        title, plain = self._look(size=14, bold=True), self._look(size=10)
        for at, text in enumerate(self._sheet.titles):
            self._page.write_string(at, self._left, text, plain if at else title)
        look = self._look(bold=True, bg_color=PAPER, border=1, text_wrap=True, valign="vcenter")
        headers = ["ID"] * self._left + [column.header for column in self._sheet.columns]
        for at, (header, tag) in enumerate(zip(headers, tags, strict=True)):
            self._page.write_string(self._top, at, header, look)
            self._page.write_string(self._top + 1, at, tag)
        self._page.set_row(self._top + 1, None, None, {"hidden": True})
        if self._left:
            self._page.set_column(0, 0, 4, None, {"hidden": True})
        for at, column in enumerate(self._sheet.columns):
            self._page.set_column(self._left + at, self._left + at, column.width)

    def _row(self, line: int, position: int, row: tuple[Content, ...]) -> None:
        if self._left:
            self._page.write_string(line, 0, self._sheet.row_keys[position])
        for at, (column, cell) in enumerate(zip(self._sheet.columns, row, strict=True)):
            self._cell(line, self._left + at, cell, self._format(column))

    def _format(self, column: FormColumn) -> "Format":
        known = (column.kind, column.entry)
        if known not in self._formats:
            self._formats[known] = self._look(
                size=10,
                num_format=NUMBER_FORMATS[column.kind],
                locked=not column.entry,
                bg_color=ENTRY if column.entry else PAPER,
                border=1,
            )
        return self._formats[known]

    def _cell(self, line: int, at: int, cell: Content, look: "Format") -> None:
        if cell is None:
            self._page.write_blank(line, at, None, look)
        elif isinstance(cell, Mark | str):
            text = cell.value if isinstance(cell, Mark) else cell
            if len(text) > CELL_LIMIT:
                raise ValueError("a text is longer than a cell of a workbook holds")
            self._page.write_string(line, at, text, look)
        elif isinstance(cell, bool):
            self._page.write_boolean(line, at, cell, look)
        elif isinstance(cell, date):
            day = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
            self._page.write_datetime(line, at, day, look)
        else:
            self._page.write_number(line, at, finite(cell), look)

    def _validate(self, at: int, column: FormColumn) -> None:
        last = self._first + len(self._sheet.rows) - 1
        if not column.entry or last < self._first:
            return
        rule = rule_of(column, f"{letters(at)}{self._first + 1}")
        if column.hint:
            rule |= {"input_title": column.header[:32], "input_message": column.hint[:255]}
        self._page.data_validation(self._first, at, last, at, rule)

    def _comments(self) -> None:
        at = {column.key: self._left + n for n, column in enumerate(self._sheet.columns)}
        for (position, key), text in self._sheet.notes.items():
            self._page.write_comment(self._first + position, at[key], text, {"font_name": FONT})


class Finite(Protocol):
    """Anything that turns into a float."""

    def __float__(self) -> float: ...


def finite(number: Finite) -> float:
    """The number as a workbook stores it; ValueError for what is no number."""
    value = float(number)
    if not math.isfinite(value):
        raise ValueError(f"a workbook cannot hold {number}")
    return value


def rule_of(column: FormColumn, cell: str) -> dict[str, object]:
    """What Excel lets people type. "해당없음" and a blank are always allowed: they are answers."""
    if column.kind == "choice" and len(",".join(column.choices)) <= LONGEST_LIST:
        return {"validate": "list", "source": list(column.choices)}
    if column.kind in {"text", "choice"}:
        return {"validate": "any"}
    checks = [f"ISNUMBER({cell})"]
    if column.kind == "count":
        checks.append(f"{cell}=INT({cell})")
    if column.least is not None:
        checks.append(f"{cell}>={column.least:g}")
    if column.most is not None:
        checks.append(f"{cell}<={column.most:.15g}")
    allowed = f'OR(AND({",".join(checks)}),{cell}="{Mark.NOT_APPLICABLE.value}",{cell}="N/A")'
    return {"validate": "custom", "value": f"={allowed}", "error_title": "확인해 주세요"}
