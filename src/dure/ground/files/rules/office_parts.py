"""The texts inside an xlsx, docx, hwpx or a directory of services, as somebody could read them.

A package is a zip of XML; a directory is one of tables. Runs of letters with a look of their own are
joined again; sheets are gone through by their bytes, since one may hold some million cells. A small file
that unpacks to a giant is refused before it fills the machine.
"""

import csv
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from dure.engines.tables import Limits, tabs, unpacks_too_far
from dure.engines.tables import letters as column_letters
from dure.kernel.errors import Refused

LIMITS = Limits()
PIECE = 4 << 20
STRINGS = "xl/sharedStrings.xml"
MARKUP = (".xml", ".rels", ".vml")
TABLES, DESCRIPTOR = ".csv", ".json"
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
# Runs of letters stand in one word, however they look; every other tag ends what stands before it.
JOINED = re.compile(
    r"<(?:\w+:)?rPr\b[^>]*(?<!/)>.*?</(?:\w+:)?rPr>"
    r"|</?(?:\w+:)?(?:r|t|run|ins|hyperlink)(?:\s[^>]*)?>"
    r"|<(?!(?:\w+:)?(?:br|tab|cr|lineBreak)\b)[^>]*/>",
    re.DOTALL,
)
TAGS = re.compile(r"<[^>]*>")
ATTRIBUTE = re.compile(r'="([^"<>]*\d[^"<>]*)"')
# In the bytes of a sheet: whole numbers of twelve or thirteen digits, results of formulas, texts in place.
# Three patterns that begin with fixed letters are many times faster than one that may begin with any.
CELLS = (
    re.compile(rb"<v>(\d{12,13}(?:\.0+)?|\d\.\d+E\+?1[12])</v>"),
    re.compile(rb' t="str"[^>]*>(?:<f[^>]*/>|<f.*?</f>)?<v[^>]*>([^<]{13,})</v>', re.DOTALL),
    re.compile(rb"<is>(<t[^>]*>[^<]{13,}</t>|<r>.*?)</is>", re.DOTALL),
)
CELL_NAME = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"')
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, csv.Error)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a package: in a cell (`B3` of the part), a shared one by its number, or in no cell."""

    words: str
    part: str
    cell: str = ""
    shared: int | None = None


def texts_of(content: bytes) -> Iterator[Text]:
    """Every text of the package. Refused: `files.damaged`, `files.unpacks_too_large`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if unpacks_too_far(infos, LIMITS):
                raise Refused("files.unpacks_too_large")
            for info in infos:
                yield from _of_part(archive, info)
    except UNREADABLE:
        raise Refused("files.damaged") from None


def cell_of_shared(content: bytes, number: int) -> tuple[str, str] | None:
    """The first part and cell that show a shared text; None where no cell does."""
    shows = re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]* t="s"[^>]*><v>%d</v>' % number)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            if SHEET.fullmatch(info.filename) and (found := shows.search(archive.read(info))):
                return info.filename, found[1].decode()
    return None


def tab_of(content: bytes, part: str) -> str:
    """The name on the tab of a sheet's part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return next((tab for tab, path in tabs(archive).items() if path == part.lower()), "")


def _of_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Text]:
    name = info.filename
    if SHEET.fullmatch(name):
        for piece in _pieces(archive, info, b"<c "):
            yield from _of_sheet(piece, name)
    elif name == STRINGS:
        yield from _of_strings(archive, info)
    elif name.endswith(TABLES):
        yield from _of_table(archive, info)
    elif name.endswith(DESCRIPTOR):
        yield from (Text(line, name) for line in _letters(archive.read(info)).splitlines())
    elif name.endswith(MARKUP):
        for piece in _pieces(archive, info, b"</"):
            yield from (Text(words, name) for words in _beside(_letters(piece)))


def _of_strings(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Text]:
    ends = 0
    for piece in _pieces(archive, info, b"<si>"):
        for at, words in enumerate(_letters(piece).split("</si>"), start=ends):
            yield Text(_plain(words), info.filename, shared=at)
        ends += piece.count(b"</si>")


def _of_sheet(piece: bytes, name: str) -> Iterator[Text]:
    for found in chain.from_iterable(pattern.finditer(piece) for pattern in CELLS):
        words = _plain(_letters(found[1]))
        cell = CELL_NAME.match(piece, max(piece.rfind(b"<c ", 0, found.start() + 1), 0))
        yield Text(words, name, cell[1].decode() if cell else "")
    end = piece.find(b"</sheetData>")
    if end >= 0:
        yield from (Text(words, name) for words in _beside(_letters(piece[end:])))


def _of_table(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Text]:
    with archive.open(info) as stream:
        lines = csv.reader(io.TextIOWrapper(stream, "utf-8-sig", "replace", newline=""))
        for at, cells in enumerate(lines, start=1):
            for column, words in enumerate(cells):
                yield Text(words, info.filename, f"{column_letters(column)}{at}")


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, cut: bytes) -> Iterator[bytes]:
    """The bytes of a part, a few megabytes at a time, never parted inside what `cut` begins."""
    carry = b""
    with archive.open(info) as stream:
        while piece := stream.read(PIECE):
            carry += piece
            end = carry.rfind(cut)
            if end > 0:
                yield carry[:end]
                carry = carry[end:]
    yield carry


def _letters(markup: bytes) -> str:
    return markup.decode("utf-8", "replace")


def _plain(markup: str) -> str:
    return html.unescape(TAGS.sub(" ", JOINED.sub("", markup)))


def _beside(markup: str) -> Iterator[str]:
    yield from map(html.unescape, TAGS.split(JOINED.sub("", markup)))
    yield from map(html.unescape, ATTRIBUTE.findall(markup))
