"""What a file is, by its bytes and not by its name; what is not kept at all."""

import codecs
import io
import re
import zipfile

from dure.engines.tables import utf16_without_mark
from dure.kernel.errors import Refused

LARGEST_BYTES = 20_000_000
PDF = "application/pdf"
OLD_OFFICE = "application/x-ole-storage"  # xls, doc, hwp
SIGNATURES = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
)
PACKAGES = (
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ("Contents/content.hpf", "application/hwp+zip"),
)
# A directory of services (HSDS): tables and their descriptor, and nothing beside them.
DIRECTORY, DIRECTORY_TABLE, DIRECTORY_ENDINGS = "application/zip", "services.csv", (".csv", ".json")
PLAIN_TEXT = "text/plain"
PARQUET = b"PAR1"  # read on the command line only, where large tables are brought
MACROS = ("vbaproject.bin", "macrosheets/")
# Whatever begins like a tag, a comment or a declaration, behind marks of encoding and blanks.
MARKUP = re.compile(r"(?:\ufeff|\s)*<[a-z!?/]", re.IGNORECASE)
TEXT_CODECS = ("utf-8-sig", "cp949")
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CONSENT_STATES = frozenset({"none_needed", "asked", "given", "refused"})


def check_size(content: bytes) -> None:
    """Refused: `files.empty`, `files.too_large` (20 MB)."""
    size_allowed(len(content))


def size_allowed(size: int) -> None:
    """The same by its size alone, before it is read."""
    if not size:
        raise Refused("files.empty")
    if size > LARGEST_BYTES:
        raise Refused("files.too_large", megabytes=LARGEST_BYTES // 1_000_000)


def kind_allowed(content: bytes) -> None:
    """Refused like `keep_file`, for one that came with something else: too large, empty, not kept."""
    check_size(content)
    media_type(content)


def media_type(content: bytes) -> str:
    """The kind of a file.

    Refused: `files.has_macro`, `files.parquet`, `files.not_kept` for programs, pages and other archives.
    """
    if content.startswith(PARQUET) and content.endswith(PARQUET):
        raise Refused("files.parquet")
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    return _text(content)


def _package(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            inside = set(package.namelist())
    except zipfile.BadZipFile:
        raise Refused("files.not_kept") from None
    if any(mark in name.lower() for name in inside for mark in MACROS):
        raise Refused("files.has_macro")
    for part, kind in PACKAGES:
        if part in inside:
            return kind
    files = {name for name in inside if not name.endswith("/")}
    is_directory = any(name.rpartition("/")[2] == DIRECTORY_TABLE for name in files)
    if is_directory and all(name.endswith(DIRECTORY_ENDINGS) for name in files):
        return DIRECTORY
    raise Refused("files.not_kept")


def _text(content: bytes) -> str:
    text = letters(content)
    # A page would run in the reader's browser with the reader's rights.
    if text is None or "\x00" in text or MARKUP.match(text):
        raise Refused("files.not_kept")
    return PLAIN_TEXT


def letters(content: bytes) -> str | None:
    """The text as a reader of tables reads it too; None where the bytes are no text."""
    for codec in _codecs(content):
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    return None


def _codecs(content: bytes) -> tuple[str, ...]:
    if content.startswith(WIDE_MARKS):
        return ("utf-16",)
    wide = utf16_without_mark(content)
    return (wide,) if wide else TEXT_CODECS


def plain_name(name: str) -> str:
    """The last part of a name, without folders and control signs, at most 200 letters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable()).strip(" .")[-200:] or "file"
