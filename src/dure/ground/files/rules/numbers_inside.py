"""Where inside a file a resident registration number stands, cells and everything beside them.

A reader of tables sees the cells of the sheets that are shown. A number may as well stand on a hidden
sheet, in a note, a text box, the heading of the page or the words about the file, and the file is kept
with all of them. Read is what office suites write: packages of XML and the older bytes of xls, doc and hwp;
and every table of a directory of services. A number may be parted over two cells of a workbook as well.
Read is also the text of a PDF. Pictures and scanned pages hold shapes of letters and are not read.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial

from dure.engines.hangul import (
    has_resident_number,
    is_person_as_corporation,
    split_resident_numbers,
)
from dure.engines.tables import Refused as TableRefused
from dure.engines.tables import every_sheet
from dure.engines.tables import letters as column_letters
from dure.ground.files.pdf import pages_of
from dure.ground.files.rules.kinds import DIRECTORY, OLD_OFFICE, PACKAGES, PDF, PLAIN_TEXT, letters
from dure.ground.files.rules.office_parts import TABLES, Text, cell_of_shared, tab_of, texts_of
from dure.kernel.words import Words

BESIDE = Words(
    "표의 칸 밖(메모, 머리글, 글상자, 문서 정보)",
    "The file, beside its cells (a note, heading, text box or property),",
)
IN_TEXT = Words("문서의 글", "The text of the document")
DIGITS = 13
# The bytes of a number in the one-byte letters and in the two-byte letters of older office suites.
OLD_BYTES = re.compile(rb"(?<!\d)\d{6}[-. ]{0,3}\d{7}(?!\d)")
OLD_WIDE = re.compile(rb"(?<!\d\x00)(?:\d\x00){6}(?:[-. ]\x00){0,3}(?:\d\x00){7}(?!\d\x00)")
AS_ONE = re.compile(r"(?<!\d)\d{6}(?:\s?[-‐‑‒–—―ー.]\s?)?\d{7}(?!\d)")
WHOLE = re.compile(r"\s*\d+(?:\.\d*)?(?:E\+?\d+)?\s*", re.ASCII)
WORKBOOK = PACKAGES[0][1]
PACKAGE_KINDS = frozenset({DIRECTORY, *(kind for _, kind in PACKAGES)})
DELIMITERS = (",", "\t", ";")


def where_a_number_stands(
    content: bytes, kind: str, *, on: date, is_read: bool = False
) -> Words | None:
    """The place of the first number in a file of this kind; None where there is none.

    `is_read`: a table that is read cell by cell afterwards. There a corporate number is known by its
    column, so one that may be either is left to that reader.
    """
    asks = partial(_is_number, on=on, is_read=is_read)
    if kind in PACKAGE_KINDS:
        found = next((text for text in texts_of(content) if asks(text.words)), None)
        if found is not None:
            return _place(content, found)
        return _over_two_cells(content, on, is_read=is_read) if kind == WORKBOOK else None
    if kind == PDF:
        return IN_TEXT if any(map(asks, _written_as_one(content))) else None
    if kind == OLD_OFFICE:
        is_whole = any(map(asks, _old_texts(content)))
        return IN_TEXT if is_whole else _over_two_cells(content, on, is_read=is_read)
    if kind == PLAIN_TEXT and is_read:
        return _in_lines(letters(content) or "", asks)
    return None


def _over_two_cells(content: bytes, on: date, *, is_read: bool) -> Words | None:
    """The front of the first number that stands in two cells; a reader of tables asks its own sheets."""
    with suppress(TableRefused):  # a letter, or a workbook that no reader of tables opens
        for tab, rows in every_sheet(content, aside_only=is_read):
            for at, column in split_resident_numbers((row.cells for row in rows), on=on):
                return Words(*[f"{tab}!{column_letters(column)}{rows[at].number}"] * 2)
    return None


def _written_as_one(content: bytes) -> Iterator[str]:
    """What is written like such a number in a PDF: two columns side by side are not one number."""
    for text in pages_of(content):
        yield from (found[0] for found in AS_ONE.finditer(text))


def _old_texts(content: bytes) -> Iterator[str]:
    for pattern, codec in ((OLD_BYTES, "ascii"), (OLD_WIDE, "utf-16-le")):
        yield from (found[0].decode(codec) for found in pattern.finditer(content))


def _in_lines(text: str, asks: Callable[[str], bool]) -> Words | None:
    """Cell by cell: two cells side by side are two numbers."""
    for at, cells in enumerate(_rows(text), start=1):
        for column, cell in enumerate(cells):
            if asks(cell):
                return Words(*[f"{column_letters(column)}{at}"] * 2)
    return None


def _rows(text: str) -> Iterator[list[str]]:
    """The rows as a reader of tables takes them; where quotes do not close, the lines."""
    delimiter = max(DELIMITERS, key=text.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        yield from (line.split(delimiter) for line in text.splitlines())


def _is_number(words: str, *, on: date, is_read: bool) -> bool:
    """True for a text that holds one, and for a spreadsheet's number that is one."""
    if len(words) < DIGITS - 1 or sum(map(str.isdigit, words)) < DIGITS - 1:
        return False
    whole = WHOLE.fullmatch(words)
    found = has_resident_number(float(words) if whole else words, on=on)
    return found and not (is_read and not is_person_as_corporation(words, on=on))


def _place(content: bytes, text: Text) -> Words:
    part, cell = text.part, text.cell
    if text.shared is not None:
        part, cell = cell_of_shared(content, text.shared) or (part, "")
    if cell:
        tab = part if part.endswith(TABLES) else tab_of(content, part)
        at = f"{tab}!{cell}"
        return Words(at, at)
    return BESIDE if part.startswith(("xl/", "docProps/")) else IN_TEXT
