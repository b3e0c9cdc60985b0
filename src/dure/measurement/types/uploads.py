"""Files that somebody brings: what they are for, what was seen in them, what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dure.kernel.words import Words

WORKBOOK = "workbook"
TABLE = ".csv"
OF_PROGRAMS = (".json", ".xml")


def read_as(name: str) -> str:
    """The name of a file of programs whose rows are kept as CSV: `came_as` finds its own again."""
    return name if name.lower().endswith(TABLE) else f"{name}{TABLE}"


def came_as(name: str) -> str:
    """The name that somebody brought it under."""
    bare = name.removesuffix(TABLE)
    return bare if bare != name and bare.lower().endswith((*OF_PROGRAMS, ".xlsx")) else name


@dataclass(frozen=True, slots=True)
class NewUpload:
    """A file that has been kept, and what it is meant to be."""

    kind: str
    name: str
    attachment_id: int
    partial: bool = False


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """A file as somebody hands it over: what it is meant to be, and for whom where that is said."""

    kind: str
    name: str
    content: bytes
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class UploadCard:
    """A file on its way: `state` is new, problem, sheets, mapping, looked or taken."""

    id: int
    public_id: str
    initiative_id: int
    organisation_id: int | None
    organisation: Words
    kind: str
    name: str
    attachment: str
    size_bytes: int
    sheet: str
    mapping: Mapping[str, Any]
    partial: bool
    state: str
    outcome: Mapping[str, Any] = field(default_factory=dict)
    made_at: datetime | None = None
    made_by: str = ""
    taken_at: datetime | None = None

    @property
    def came_as(self) -> str:
        """As people know it: `name` says how its rows are read."""
        return came_as(self.name)


@dataclass(frozen=True, slots=True)
class RememberedMapping:
    """How a partner's own spreadsheet is read."""

    id: int
    name: str
    mapping: Mapping[str, Any]
