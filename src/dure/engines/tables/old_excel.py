"""Looks through an old .xls (a compound file with BIFF records) before a library may open it.

Old workbooks hide macros, passwords and far-away cells as well as new ones do; the streams and
records needed to see that are few. Layouts: the published [MS-CFB] and [MS-XLS] specifications.
"""

import struct
from collections.abc import Iterator

from dure.engines.tables.sheet_scan import SheetFacts
from dure.engines.tables.text import refuse_beyond
from dure.engines.tables.types import Limits, Refused

END_OF_CHAIN = 0xFFFFFFFA  # this and everything above it is no sector
MACRO_STREAMS = {"_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"}
OTHER_STREAMS = {
    "WordDocument": "Word",
    "PowerPoint Document": "PowerPoint",
    "FileHeader": "HWP",
    "BodyText": "HWP",
}
FORMULA, BOOL_ERROR, MANY_NUMBERS = 0x06, 0x205, 0xBD
CELL_RECORDS = {FORMULA, BOOL_ERROR, MANY_NUMBERS, 0x203, 0x204, 0xFD, 0x27E, 0xD6}
BEGIN, SHEET_NAME, PASSWORD, DAYS_FROM = 0x809, 0x85, 0x2F, 0x22
ERROR_WORDS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}


def look_through_old(data: bytes, name: str, limits: Limits) -> dict[str, SheetFacts]:
    """The facts of each sheet by its tab, or Refused: macro, password, damage, too large."""
    try:
        streams = CompoundFile(data)
        refuse_streams(streams, name)
        stream = streams.read("Workbook") or streams.read("Book")
        facts = sheet_facts(stream, name)
    except (struct.error, IndexError, RecursionError, MemoryError):
        raise Refused("tables.damaged", name=name) from None
    for sheet in facts.values():
        refuse_beyond(rows=sheet.rows, columns=sheet.columns, limits=limits, name=name)
    return facts


def refuse_streams(streams: "CompoundFile", name: str) -> None:
    """Refused for what the names of the streams give away."""
    if "EncryptedPackage" in streams.names:
        raise Refused("tables.encrypted", name=name)
    for stream, kind in OTHER_STREAMS.items():
        if stream in streams.names:
            raise Refused("tables.not_a_table", name=name, found=kind)
    if MACRO_STREAMS & streams.names.keys():
        raise Refused("tables.macros", name=name)
    if not {"Workbook", "Book"} & streams.names.keys():
        raise Refused("tables.not_a_table", name=name, found="OLE")


class CompoundFile:
    """The directory of a compound file and the bytes of its streams."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sector = 1 << struct.unpack_from("<H", data, 30)[0]
        self._mini = 1 << struct.unpack_from("<H", data, 32)[0]
        if self._sector not in {512, 4096} or self._mini != 64:
            raise struct.error("sector size")
        self._next = self._table()
        first, self._mini_below = struct.unpack_from("<I4xI", data, 48)
        directory = self._chain(first)
        entries = [self._entry(directory, at) for at in range(0, len(directory) - 127, 128)]
        self.names = {entry[0]: entry[1:] for entry in reversed(entries) if entry[0]}
        self._root = entries[0] if entries else ("", 0, 0)

    def read(self, stream: str) -> bytes:
        """The bytes of a stream; empty when there is none of that name."""
        if stream not in self.names:
            return b""
        start, size = self.names[stream]
        if size >= self._mini_below:
            return self._chain(start)[:size]
        return self._small(start)[:size]

    def _table(self) -> tuple[int, ...]:
        count, more, more_count = struct.unpack_from("<I20xII", self._data, 44)
        sectors = [at for at in struct.unpack_from("<109I", self._data, 76) if at < END_OF_CHAIN]
        for _ in range(min(more_count, 10_000)):
            if more >= END_OF_CHAIN:
                break
            *others, more = struct.unpack(f"<{self._sector // 4}I", self._at(more))
            sectors += [at for at in others if at < END_OF_CHAIN]
        whole = b"".join(self._at(at) for at in sectors[: min(count, len(sectors))])
        return struct.unpack(f"<{len(whole) // 4}I", whole)

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        found = self._data[start : start + self._sector]
        return found.ljust(self._sector, b"\x00") if found else found

    def _chain(self, sector: int) -> bytes:
        found: list[bytes] = []
        while sector < END_OF_CHAIN and len(found) <= len(self._next):
            found.append(self._at(sector))
            sector = self._next[sector]
        return b"".join(found)

    def _small(self, sector: int) -> bytes:
        table = self._chain(struct.unpack_from("<I", self._data, 60)[0])
        following = struct.unpack(f"<{len(table) // 4}I", table)
        whole = self._chain(self._root[1])
        found: list[bytes] = []
        while sector < END_OF_CHAIN and len(found) <= len(following):
            found.append(whole[sector * 64 : sector * 64 + 64])
            sector = following[sector]
        return b"".join(found)

    @staticmethod
    def _entry(directory: bytes, at: int) -> tuple[str, int, int]:
        length = struct.unpack_from("<H", directory, at + 64)[0]
        label = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", directory, at + 116)
        return label, start, size


def biff_records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Offset, kind and body of each record."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def sheet_facts(stream: bytes, name: str) -> dict[str, SheetFacts]:
    """The facts of each sheet in a workbook stream."""
    tabs: dict[int, str] = {}
    facts: dict[str, SheetFacts] = {}
    current, since_1904 = SheetFacts(), False
    for at, kind, body in biff_records(stream):
        if kind == PASSWORD:
            raise Refused("tables.encrypted", name=name)
        if kind == SHEET_NAME:
            start, tab = sheet_name(body, name)
            tabs[start] = tab
        elif kind == DAYS_FROM:
            since_1904 = body[:1] == b"\x01"
        elif kind == BEGIN:
            current = facts.setdefault(tabs[at], SheetFacts()) if at in tabs else SheetFacts()
            current.since_1904 = since_1904
        elif kind in CELL_RECORDS:
            note_record(current, kind, body)
    return facts


def sheet_name(body: bytes, name: str) -> tuple[int, str]:
    """Where a sheet begins in the stream and what its tab says; Refused for a macro sheet."""
    start, _, kind, length, wide = struct.unpack_from("<IBBBB", body)
    if kind in {1, 6}:
        raise Refused("tables.macros", name=name)
    letters = body[8 : 8 + length * (2 if wide & 1 else 1)]
    return start, letters.decode("utf-16-le" if wide & 1 else "latin-1", "replace")


def note_record(facts: SheetFacts, kind: int, body: bytes) -> None:
    """Adds what one cell record says."""
    row, column = struct.unpack_from("<HH", body)
    last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == MANY_NUMBERS else column
    facts.rows, facts.columns = max(facts.rows, row + 1), max(facts.columns, last + 1)
    if kind == FORMULA:
        facts.formulas.add((row + 1, column))
        if body[12:14] == b"\xff\xff" and body[6] == 2:
            facts.errors.append((row + 1, column, ERROR_WORDS.get(body[8], "#")))
    if kind == BOOL_ERROR and body[7]:
        facts.errors.append((row + 1, column, ERROR_WORDS.get(body[6], "#")))
