"""Instance text (표준 문제 글): the lines of a VRPLIB file as specifications and sections.

Files of this family are written by hand and by many programs: with Windows line ends, comments,
Korean encodings, keywords in small letters. All of that is read; what is no line of an instance is
told with its number, and nothing is guessed.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dure.engines.plans import BadPlan, Fault

SECTION = re.compile(r"([A-Z][A-Z0-9_]*)_SECTION\b[ \t]*:?(.*)", re.IGNORECASE)
SPECIFICATION = re.compile(r"([A-Z][A-Z0-9_ ]*?)[ \t]*:(.*)", re.IGNORECASE)
LARGEST = 1e12  # beyond it the search would count wrongly
WORDS_ONLY = {"NAME", "COMMENT"}  # may stand as often as somebody had something to say
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Row:
    """Row (줄): the numbers of one line of a section, and where it stands in the file."""

    line: int
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Sheet (문제지): what an instance says, by keyword in capitals; nothing is worked out yet."""

    specs: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The family that the file names itself; without a name, windows tell it from plain CVRP."""
        kind = self.specs.get("TYPE", "CVRP").split(" ")[0].upper() or "CVRP"
        return "VRPTW" if kind == "CVRP" and "TIME_WINDOW" in self.sections else kind

    @property
    def edges(self) -> str:
        """How the file gives its ways; coordinates without a word are plain distances."""
        plain = "EUC_2D" if "NODE_COORD" in self.sections else "EXPLICIT"
        return self.specs.get("EDGE_WEIGHT_TYPE", plain).upper()


def decoded(data: bytes) -> str:
    """UTF-8 with or without BOM, UTF-16 with one, CP949, or whatever a comment was written in."""
    wide = ("utf-16",) if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ()
    for encoding in (*wide, "utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def sheet_of(text: str, file: str) -> Sheet:
    """The sheet of a text; BadPlan with the number of the first line that belongs to nothing."""
    specs: dict[str, str] = {}
    sections: dict[str, list[Row]] = {}
    rows: list[Row] | None = None
    for number, line in _lines(text):
        if line.upper() == "EOF":
            break
        opened = SECTION.match(line)
        if opened:
            rows = sections.setdefault(opened[1].upper(), [])
            line = opened[2].strip()  # noqa: PLW2901 - what stands behind a heading is its first row
        elif found := SPECIFICATION.match(line):
            name, said = found[1].upper().strip(), found[2].strip()
            if name not in WORDS_ONLY and specs.get(name, said) != said:
                raise BadPlan([Fault("routes.vrplib_again", {"line": number}, file, name)])
            specs[name] = said
            continue
        if line and rows is not None:
            rows.append(Row(number, _numbers(line, number, file)))
        elif line:
            raise BadPlan([Fault("routes.vrplib_line", {"line": number, "found": line[:40]}, file)])
    return Sheet(specs, {name: tuple(found) for name, found in sections.items()})


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.split("#", 1)[0].strip() if not _named(line) else line.strip()
        if bare:
            yield number, bare


def _named(line: str) -> bool:
    """A specification may hold a # in its words; only elsewhere it opens a comment."""
    return not line.lstrip().startswith("#") and ":" in line.split("#", 1)[0]


def _numbers(line: str, number: int, file: str) -> tuple[float, ...]:
    words = line.replace(",", " ").split()
    if not all(NUMBER.fullmatch(word) for word in words):
        raise BadPlan([Fault("routes.vrplib_line", {"line": number, "found": line[:40]}, file)])
    for word in words:
        if abs(float(word)) > LARGEST:
            raise BadPlan(
                [Fault("routes.vrplib_large", {"line": number, "found": word[:40]}, file)]
            )
    return tuple(float(word) for word in words)
