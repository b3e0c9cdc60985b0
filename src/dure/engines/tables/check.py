"""Refuses a file by what it is, before anything opens it: size, ending, true content."""

from pathlib import PurePath
from typing import Literal

from dure.engines.tables.types import Limits, Refused

Kind = Literal["csv", "xlsx", "xls", "json", "xml", "zip"]

ENDINGS: dict[str, Kind] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".xls": "xls",
    ".json": "json",
    ".xml": "xml",
    ".zip": "zip",
}
# Opened with readers of their own, which look at the content.
OF_OTHER_PROGRAMS = ("json", "xml", "zip")
MACRO_ENDINGS = {".xlsm", ".xltm", ".xlam"}
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# First bytes of what people send by mistake. HTML called .xls is what many office portals export.
OTHER_CONTENT = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"PAR1", "Parquet"),
    (b"SQLite format 3", "SQLite"),
)


def check_file(data: bytes, name: str, limits: Limits) -> Kind:
    """The kind of table file that `data` really is, or Refused.

    The ending of `name` must agree with the content: a renamed file is more often a mistake than
    a wish, and saying so is kinder than reading something else.
    """
    ending = PurePath(name).suffix.lower()
    if not data.strip(b" \r\n\t\x00\xef\xbb\xbf\xff\xfe"):
        raise Refused("tables.empty_file", name=name)
    if len(data) > limits.file_bytes:
        raise Refused("tables.file_too_large", name=name, bytes=len(data), most=limits.file_bytes)
    if ending in MACRO_ENDINGS:
        raise Refused("tables.macros", name=name)
    if ending not in ENDINGS:
        raise Refused("tables.ending_unknown", name=name, ending=ending or "-")
    if ENDINGS[ending] in OF_OTHER_PROGRAMS:
        return ENDINGS[ending]
    return agree(ENDINGS[ending], true_kind(data, name), name)


def agree(said: Kind, found: Kind, name: str) -> Kind:
    """`found` when the ending does not contradict it; .xls and .xlsx are often swapped."""
    if (said == "csv") != (found == "csv"):
        raise Refused("tables.content_differs", name=name, found=found)
    return found


def true_kind(data: bytes, name: str) -> Kind:
    """What the first bytes say; Refused for what is no table at all."""
    if data.startswith(ZIP):
        return "xlsx"
    if data.startswith(OLE):
        return "xls"
    for magic, kind in OTHER_CONTENT:
        if data.startswith(magic):
            raise Refused("tables.not_a_table", name=name, found=kind)
    opening = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if opening.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise Refused("tables.not_a_table", name=name, found="HTML/XML")
    return "csv"
