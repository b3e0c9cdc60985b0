"""Looks through the zip package of an .xlsx before a spreadsheet library may open it.

Every part is unpacked once, in small pieces that are thrown away, so that a bomb is met here with
bounded memory. Sizes written in the directory are not believed: what really comes out is counted.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from dure.engines.tables.sheet_scan import (
    SheetFacts,
    SheetScan,
    exact_facts,
    shared_lengths,
    shared_numbers,
)
from dure.engines.tables.text import refuse_beyond
from dure.engines.tables.types import Limits, Refused

PIECE = 1 << 20
SMALL_PART = 1 << 20
MACRO_PARTS = ("vbaproject.bin", "macrosheets/", "vbadata.xml")
STRINGS = "xl/sharedstrings.xml"
FROM_1904 = re.compile(rb"<(?:\w+:)?workbookPr\b[^>]*\bdate1904=[\"'](?:1|true)[\"']")
DANGEROUS = (b"<!DOCTYPE", b"<!ENTITY")  # XML knows them in capitals only


@dataclass(frozen=True, slots=True)
class Package:
    """What the look found: the facts of each worksheet, by the name on its tab."""

    sheets: dict[str, SheetFacts]


def look_through(data: bytes, name: str, limits: Limits) -> Package:
    """The facts of every worksheet part, or Refused: bomb, macro, entity, damage, too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = list_parts(archive, name, limits)
            return scan_parts(archive, parts, name, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused("tables.damaged", name=name) from None
    except RuntimeError:  # zipfile's word for a part that is locked with a password
        raise Refused("tables.encrypted", name=name) from None


def list_parts(archive: zipfile.ZipFile, name: str, limits: Limits) -> list[zipfile.ZipInfo]:
    """The parts of the package after the checks that need the directory only."""
    parts = archive.infolist()
    names = {plain_path(part.filename) for part in parts}
    if any(mark in part for part in names for mark in MACRO_PARTS):
        raise Refused("tables.macros", name=name)
    if "xl/workbook.xml" not in names:
        raise Refused("tables.not_a_table", name=name, found=office_kind(names))
    if len(parts) > limits.parts or len(names) != len(parts):
        raise Refused("tables.bomb", name=name)
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused("tables.encrypted", name=name)
    refuse_bomb(parts, name, limits)
    return parts


def refuse_bomb(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """Refused when the directory itself admits to more than the limits allow."""
    if unpacks_too_far(parts, limits):
        raise Refused("tables.bomb", name=name)


def unpacks_too_far(parts: Sequence[zipfile.ZipInfo], limits: Limits) -> bool:
    """Whether all parts together, or a large one beside its packed size, grow beyond the limits."""
    if sum(part.file_size for part in parts) > limits.unpacked_bytes:
        return True
    large = (part for part in parts if part.file_size > SMALL_PART)
    return any(part.file_size > limits.unpack_ratio * max(part.compress_size, 1) for part in large)


def office_kind(names: set[str]) -> str:
    """The word for a zip that is no .xlsx."""
    for mark, kind in (
        ("xl/workbook.bin", "xlsb"),
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("contents/header.xml", "HWPX"),
        ("content.xml", "OpenDocument"),
    ):
        if mark in names:
            return kind
    return "zip"


def scan_parts(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str, limits: Limits
) -> Package:
    """Unpacks every part once, counting bytes, refusing entities, gathering facts of sheets."""
    left = limits.unpacked_bytes
    scans: dict[str, SheetScan] = {}
    texts = TextScan()
    for part in parts:
        path = plain_path(part.filename)
        watcher = watcher_for(path, scans, texts)
        for piece in pieces(archive, part, left, name):
            left -= len(piece)
            if watcher is not None:
                watcher.feed(piece)
    facts = {path: settle(archive, path, scan.close(), limits) for path, scan in scans.items()}
    refuse_giants(archive, facts, texts.longest, name, limits)
    sheets = {tab: facts.get(path, SheetFacts()) for tab, path in tabs(archive).items()}
    for sheet in sheets.values():
        sheet.since_1904 = counts_from_1904(archive)
    return Package(sheets)


def counts_from_1904(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook counts its days from 1904; a bare number means another day then."""
    book = archive.read(real_name(archive, "xl/workbook.xml"))
    return FROM_1904.search(book) is not None


def plain_path(filename: str) -> str:
    """The path of a part as it is compared: lower case, forward slashes, no leading slash."""
    return filename.lower().replace("\\", "/").lstrip("/")


def watcher_for(
    path: str, scans: dict[str, SheetScan], texts: "TextScan"
) -> "SheetScan | TextScan | None":
    """Who reads along while this part is unpacked."""
    if path == STRINGS:
        return texts
    if path.endswith(".xml") and "/worksheets/" in path:
        return scans.setdefault(path, SheetScan())
    return None


class TextScan:
    """Eats the shared texts and keeps the length in bytes of the longest one."""

    def __init__(self) -> None:
        self.longest = 0
        self._open = 0

    def feed(self, piece: bytes) -> None:
        """Takes the next piece; a text may run on from the one before."""
        first, *others = piece.split(b"si>")
        self.longest = max(self.longest, self._open + len(first), *map(len, others), 0)
        self._open = len(others[-1]) if others else self._open + len(first)


def pieces(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, name: str
) -> Iterator[bytes]:
    """What really comes out of a part, piece by piece; Refused when it is more than it says."""
    honest = copy(part)
    honest.file_size = left + PIECE  # read past the size that the directory claims
    seen, tail, markup = 0, b"", plain_path(part.filename).endswith((".xml", ".rels"))
    with archive.open(honest) as stream:
        while piece := stream.read(PIECE):
            seen += len(piece)
            if seen > left or seen > part.file_size:
                raise Refused("tables.bomb", name=name)
            if markup and refused_markup(tail + piece, first=seen == len(piece)):
                raise Refused("tables.entities", name=name)
            tail = piece[-16:]
            yield piece
    if seen != part.file_size:
        raise Refused("tables.damaged", name=name)


def refused_markup(text: bytes, *, first: bool) -> bool:
    """True for document types and entities, and for UTF-16, in which they could hide."""
    return any(mark in text for mark in DANGEROUS) or (first and b"\x00" in text[:64])


def settle(archive: zipfile.ZipFile, path: str, facts: SheetFacts, limits: Limits) -> SheetFacts:
    """The quick facts when they are sure and small enough, else those of a full parse."""
    if facts.plain and facts.rows * facts.columns <= limits.cells and facts.rows <= limits.rows:
        return facts
    with archive.open(real_name(archive, path)) as part:
        return exact_facts(part)


def real_name(archive: zipfile.ZipFile, path: str) -> str:
    """The spelling of a part's name in the archive."""
    return next(each for each in archive.namelist() if plain_path(each) == path)


def refuse_giants(
    archive: zipfile.ZipFile,
    facts: dict[str, SheetFacts],
    longest_text: int,
    name: str,
    limits: Limits,
) -> None:
    """Refused when a sheet, laid out in memory, would be more than the limits allow.

    Shared texts are stored once and copied into each cell: one long text in a million cells is a
    bomb that no zip ratio shows. The product is an upper bound; the true sum is taken when it
    is not enough.
    """
    for path, sheet in facts.items():
        refuse_beyond(rows=sheet.rows, columns=sheet.columns, limits=limits, name=name)
        if longest_text * sheet.text_cells > limits.text_bytes:
            total = text_total(archive, path, limits)
            if total > limits.text_bytes:
                raise Refused("tables.bomb", name=name)


def text_total(archive: zipfile.ZipFile, path: str, limits: Limits) -> int:
    """Bytes of all shared texts as the cells of one sheet repeat them (bounded by the limits)."""
    with archive.open(real_name(archive, STRINGS)) as part:
        lengths = shared_lengths(part)
    total = 0
    with archive.open(real_name(archive, path)) as part:
        for number in shared_numbers(part):
            total += lengths[number] if number < len(lengths) else 0
            if total > limits.text_bytes:
                break
    return total


def tabs(archive: zipfile.ZipFile) -> dict[str, str]:
    """The path of the part behind each tab of the workbook."""
    try:
        book = fromstring(archive.read(real_name(archive, "xl/workbook.xml")))
        links = fromstring(archive.read(real_name(archive, "xl/_rels/workbook.xml.rels")))
    except (ParseError, StopIteration, DefusedXmlException):
        raise ValueError("workbook") from None
    targets = {link.get("Id", ""): target_path(link.get("Target", "")) for link in links}
    return {
        sheet.get("name", ""): targets.get(link_id(sheet.attrib), "")
        for sheet in book.iter()
        if sheet.tag.rpartition("}")[2] == "sheet"
    }


def link_id(attributes: dict[str, str]) -> str:
    """The relation id of a sheet, whatever the namespace of the office suite."""
    for key, value in attributes.items():
        if key.rpartition("}")[2] == "id":
            return value
    return ""


def target_path(target: str) -> str:
    """The part that a relation of the workbook points to."""
    path = plain_path(target)
    return path if path.startswith("xl/") else f"xl/{path}"
