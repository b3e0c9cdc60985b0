"""Files (파일): the one place of these engines that touches texts; results are whole or not at all."""

import codecs
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from dure.engines.voices.fault import BadInput, Fault

STANDARD = "-"


def shown(path: str) -> str:
    """How a file is named to people."""
    return "standard input" if path == STANDARD else path


def read_text(engine: str, path: str) -> str:
    """Text in UTF-8 with or without mark, or in CP949; BadInput under the engine's name."""
    try:
        data = sys.stdin.buffer.read() if path == STANDARD else Path(path).read_bytes()
    except OSError:
        raise BadInput([Fault(f"{engine}.no_file", file=shown(path))]) from None
    for encoding in ("utf-8", "cp949"):
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadInput([Fault(f"{engine}.encoding", file=shown(path))])


def unwritable(
    engine: str,
    path: str,
    inputs: Iterable[str],
    *,
    ending: str = ".json",
    code: str = "out_ending",
) -> list[Fault]:
    """What would fail only after the long work, said before it: the ending, the place, the inputs."""
    if path in {"", STANDARD}:
        return []
    faults, where = [], Path(path)
    if where.suffix.lower() not in {ending, ""}:
        faults.append(Fault(f"{engine}.{code}", file=path))
    if where.resolve() in {Path(one).resolve() for one in inputs if one != STANDARD}:
        faults.append(Fault(f"{engine}.same_file", file=path))
    if not where.parent.is_dir() or where.is_dir():
        detail = "is a folder" if where.is_dir() else "no such folder"
        faults.append(Fault(f"{engine}.cannot_write", {"detail": detail}, path))
    return faults


def write_texts(engine: str, texts: Mapping[str, str]) -> None:
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
        raise BadInput([Fault(f"{engine}.cannot_write", {"detail": detail}, path)]) from None
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
