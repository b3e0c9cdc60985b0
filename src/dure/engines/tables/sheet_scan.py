"""Facts of one worksheet's XML, gathered while it streams by: extent, formulas, Excel errors.

A spreadsheet library lays a sheet out as one full rectangle, so a single cell at XFD1048576 would
take the whole machine. The extent is therefore known before that happens. The quick way believes
only the plain spelling that every office suite writes; anything else is parsed in full.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from dure.engines.tables.types import column_number

CELL = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"')
# A cell spelt in any of these ways is lawful XML that nobody writes; it is parsed in full.
ODD_CELL = re.compile(rb"<c[^ a-zA-Z]")
DIGITS, CAPITALS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FORMULA = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^>]*)><f[\s>/](.*?)</c>', re.DOTALL)
ERROR = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*? t="e"[^>]*>.*?<v>([^<]{0,40})</v>', re.DOTALL
)
CACHED = re.compile(rb"<v[^>]*>[^<]+</v>")
LONGEST_CARRY = 4 << 20


@dataclass(slots=True)
class SheetFacts:
    """Rows (from 1) and columns that the sheet spans, and the cells that need a word.

    Cells are (row number, column index). `plain` is false when the spelling was unusual, so that
    the numbers must be taken by `exact_facts`.
    """

    rows: int = 0
    columns: int = 0
    text_cells: int = 0
    plain: bool = True
    since_1904: bool = False
    formulas: set[tuple[int, int]] = field(default_factory=set)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)


class SheetScan:
    """Eats the pieces of a worksheet part and keeps its facts; memory stays a few megabytes."""

    def __init__(self) -> None:
        self.facts = SheetFacts()
        self._carry = b""

    def feed(self, piece: bytes) -> None:
        """Takes the next piece; the last cell may be cut in two and waits for the next one."""
        text = self._carry + piece
        cut = text.rfind(b"<c ")
        if cut < 0 or b"</sheetData>" in text[cut:]:  # no cell is left open
            cut = max(text.rfind(b"<"), 0)
        if len(text) - cut > LONGEST_CARRY:
            self.facts.plain = False
            cut = len(text)
        self._take(text[:cut])
        self._carry = text[cut:]

    def close(self) -> SheetFacts:
        """The facts, after the last piece."""
        self._take(self._carry)
        self._carry = b""
        return self.facts

    def _take(self, text: bytes) -> None:
        cells = CELL.findall(text)
        if len(cells) != text.count(b"<c ") or b":c" in text or ODD_CELL.search(text):
            self.facts.plain = False
        if not cells:
            return
        together = b",".join(cells)
        columns = set(together.translate(None, DIGITS).split(b","))
        rows = set(together.translate(None, CAPITALS).split(b","))
        self.facts.columns = max(self.facts.columns, *(_column(name) + 1 for name in columns))
        self.facts.rows = max(self.facts.rows, *map(int, rows))
        self.facts.text_cells += text.count(b't="s"')
        if b"<f" in text:
            self._take_formulas(text)
        if b't="e"' in text:
            self._take_errors(text)

    def _take_formulas(self, text: bytes) -> None:
        for name, number, attributes, rest in FORMULA.findall(text):
            place = (int(number), _column(name))
            self.facts.formulas.add(place)
            # A formula whose answer is an empty text is calculated; it is marked t="str".
            if not CACHED.search(rest) and b't="str"' not in attributes:
                self.facts.uncalculated.append(place)

    def _take_errors(self, text: bytes) -> None:
        for name, number, word in ERROR.findall(text):
            self.facts.errors.append((int(number), _column(name), word.decode("utf-8", "replace")))


def _column(name: bytes) -> int:
    return column_number(name.decode("ascii"))


def exact_facts(part: IO[bytes]) -> SheetFacts:
    """The facts by a full parse; only cells that hold something count for the extent.

    Raises ValueError when the XML is broken or holds entities.
    """
    facts = SheetFacts()
    row = column = 0
    try:
        for event, element in iterparse(part, events=("start", "end")):
            tag = element.tag.rpartition("}")[2]
            if event == "start" and tag == "row":
                row, column = row + 1, 0
            elif event == "end" and tag == "c":
                row, column = _place(element.get("r", ""), row, column)
                _note_cell(facts, element, row, column)
                column += 1
            if event == "end" and tag in {"c", "row"}:
                element.clear()
    except (ParseError, DefusedXmlException) as error:
        raise ValueError(str(error)) from None
    return facts


def shared_lengths(part: IO[bytes]) -> list[int]:
    """The length in bytes of each shared text, in order."""
    lengths: list[int] = []
    total = 0
    for _, element in iterparse(part, events=("end",)):
        tag = element.tag.rpartition("}")[2]
        if tag == "t":
            total += len((element.text or "").encode())
        elif tag == "si":
            lengths.append(total)
            total = 0
            element.clear()
    return lengths


def shared_numbers(part: IO[bytes]) -> Iterator[int]:
    """The numbers of the shared texts that the cells of a worksheet show."""
    for _, element in iterparse(part, events=("end",)):
        if element.tag.rpartition("}")[2] != "c":
            continue
        if element.get("t") == "s":
            for child in element:
                shown = child.text or ""
                if child.tag.rpartition("}")[2] == "v" and shown.strip().isdecimal():
                    yield int(shown)
        element.clear()


def _place(reference: str, row: int, column: int) -> tuple[int, int]:
    """Row number and column index of a cell; without a reference it follows its neighbour."""
    match = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", reference)
    if reference and not match:
        raise ValueError(reference)
    if not match:
        return row, column
    return int(match[2]), column_number(match[1].upper())


def _note_cell(facts: SheetFacts, element: object, row: int, column: int) -> None:
    """Adds what one finished cell element says."""
    children = {child.tag.rpartition("}")[2]: child for child in element}  # type: ignore[attr-defined]
    if not children:
        return
    kind = element.get("t", "n")  # type: ignore[attr-defined]
    shown = getattr(children.get("v"), "text", None) or ""
    facts.rows, facts.columns = max(facts.rows, row), max(facts.columns, column + 1)
    facts.text_cells += kind == "s"
    if "f" in children:
        facts.formulas.add((row, column))
        if not shown and kind != "str":
            facts.uncalculated.append((row, column))
    if kind == "e":
        facts.errors.append((row, column, shown))
