"""Adapter: the one place of this engine that touches files; results are whole or not at all."""

import codecs
import os
import sys
import tempfile
from pathlib import Path

from dure.engines.allocate.fault import BadInput, Fault

STANDARD = "-"


def shown(path: str) -> str:
    """How a file is named to people."""
    return "standard input" if path == STANDARD else path


def read_text(path: str) -> str:
    """Text in UTF-8 with or without mark, or in CP949."""
    try:
        data = sys.stdin.buffer.read() if path == STANDARD else Path(path).read_bytes()
    except OSError:
        raise BadInput([Fault("allocate.no_file", file=shown(path))]) from None
    for encoding in ("utf-8", "cp949"):
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadInput([Fault("allocate.encoding", file=shown(path))])


def write_text(path: str, text: str) -> None:
    """The whole text, or the file as it was before."""
    if path == STANDARD:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    target = Path(path)
    half = ""
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_text(text, encoding="utf-8")  # a pipe or a device is never replaced
            return
        handle, half = tempfile.mkstemp(prefix=".", dir=target.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(half, 0o644)
        os.replace(half, target)
    except OSError as error:
        detail = error.strerror or "?"
        raise BadInput([Fault("allocate.cannot_write", {"detail": detail}, path)]) from None
    finally:
        if half:
            Path(half).unlink(missing_ok=True)
