"""Adapter: the one place that touches files; results are written whole or not at all."""

import codecs
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from dure.engines.elect.fault import BadInput, Fault

STANDARD = "-"


def shown(path: str) -> str:
    """How a file is named to people."""
    return "standard input" if path == STANDARD else path


def read_text(path: str) -> str:
    """Text in UTF-8 with or without mark, or in CP949."""
    try:
        data = sys.stdin.buffer.read() if path == STANDARD else Path(path).read_bytes()
    except OSError:
        raise BadInput([Fault("elect.no_file", file=shown(path))]) from None
    for encoding in ("utf-8", "cp949"):
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadInput([Fault("elect.encoding", file=shown(path))])


def write_texts(texts: Mapping[str, str]) -> None:
    """All of the texts, each whole, or every file as it was before."""
    ready: list[tuple[Path, Path]] = []
    path = ""
    try:
        for path, text in texts.items():
            if path != STANDARD:
                _prepare(Path(path), text, ready)
        for half, target in ready:
            path = str(target)
            os.replace(half, target)
    except OSError as error:
        detail = error.strerror or "?"
        raise BadInput([Fault("elect.cannot_write", {"detail": detail}, path)]) from None
    finally:
        for half, _ in ready:
            half.unlink(missing_ok=True)
    if STANDARD in texts:
        sys.stdout.write(texts[STANDARD])
        sys.stdout.flush()


def _prepare(target: Path, text: str, ready: list[tuple[Path, Path]]) -> None:
    if target.exists() and not target.is_file() and not target.is_dir():
        target.write_text(text, encoding="utf-8")  # a pipe or a device is never replaced
        return
    handle, half = tempfile.mkstemp(prefix=".", dir=target.parent)
    ready.append((Path(half), target))
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.chmod(half, 0o644)
