"""Plain files (파일 읽기): what somebody named, ready to be read as its ending says; texts as UTF-8."""

import codecs
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dure.engines.measure.fault import BadInput, Fault

STANDARD = "-"
ENDINGS = (".csv", ".xlsx", ".parquet")
_BLOCK = 1 << 22


@contextmanager
def plain_file(path: str) -> Iterator[tuple[Path, str]]:
    """The file itself, or a UTF-8 copy of standard input or of a CP949 file."""
    if path != STANDARD and not Path(path).is_file():
        raise BadInput([Fault("measure.no_file", file=path)])
    ending = ".csv" if path == STANDARD else ending_of(path)
    with tempfile.TemporaryDirectory(prefix="dure-read-") as folder:
        found = Path(path)
        if path == STANDARD:
            found = Path(folder, "input.csv")
            with found.open("wb") as copy:
                shutil.copyfileobj(sys.stdin.buffer, copy)
        yield (_utf8(found, path, Path(folder)) if ending == ".csv" else found), ending


def ending_of(path: str) -> str:
    """`.csv`, `.xlsx` or `.parquet`; BadInput for any other."""
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        raise BadInput([Fault("measure.unknown_ending", {"ending": ending}, path)])
    return ending


def _utf8(found: Path, path: str, folder: Path) -> Path:
    if _decodes(found, "utf-8"):
        return found
    if not _decodes(found, "cp949"):
        raise BadInput([Fault("measure.unknown_encoding", file=path)])
    copy = folder / "utf8.csv"
    with found.open(encoding="cp949", newline="") as old, copy.open("w", newline="") as new:
        shutil.copyfileobj(old, new, _BLOCK)
    return copy


def _decodes(found: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with found.open("rb") as file:
            while block := file.read(_BLOCK):
                if b"\0" in block:
                    return False
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
