"""Which extract stands in a folder: read from its manifest alone, without opening a file of it."""

import json
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "manifest.json"
# An extract of another form is made anew.
FORM = 2


@dataclass(frozen=True, slots=True)
class Extract:
    """Extract (원장 추출본): its folder, the head it reaches to, its files and lines.

    `named` counts the lines that carried a person: when fewer do so in the ledger, somebody was
    forgotten and the extract has to be made anew.
    """

    folder: str
    head: int = 0
    files: tuple[str, ...] = ()
    lines: int = 0
    named: int = 0

    @property
    def paths(self) -> list[str]:
        """The files with their folder."""
        return [str(Path(self.folder, file)) for file in self.files]


def extract_in(folder: Path) -> Extract:
    """The extract that stands in a folder; an empty one where there is none or it cannot be read."""
    try:
        told = json.loads(Path(folder, MANIFEST).read_text(encoding="utf-8"))
        if told["form"] != FORM:
            return Extract(str(folder))
        found = Extract(
            str(folder), told["head"], tuple(told["files"]), told["lines"], told["named"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Extract(str(folder))
    return found if all(Path(path).is_file() for path in found.paths) else Extract(str(folder))


def forgotten(extract: Extract) -> Extract:
    """The same folder with nothing in it: the next run writes everything anew."""
    folder = Path(extract.folder)
    (folder / MANIFEST).unlink(missing_ok=True)
    empty = Extract(extract.folder)
    if folder.is_dir():
        forget_unlisted(folder, empty)
    return empty


def forget_unlisted(folder: Path, extract: Extract) -> None:
    """What a run left that was ended in the middle."""
    for file in folder.glob("*lines-*"):
        if file.name not in extract.files:
            file.unlink(missing_ok=True)
