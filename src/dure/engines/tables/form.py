"""Form: what is written back to partners, described without any spreadsheet library."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal


class Mark(Enum):
    """A cell that holds no value on purpose. A blank (None) is: not reported."""

    NOT_APPLICABLE = "해당없음"
    HIDDEN = "비공개"


Content = str | int | float | Decimal | bool | date | Mark | None
Kind = Literal["text", "count", "decimal", "percent", "date", "choice"]


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of a form.

    `key` goes into a hidden row so that an upload is recognised whatever happens to the header.
    Only `entry` columns can be typed in. `choices` make a list to choose from (kind "choice");
    `least` and `most` bound numbers. `hint` is shown when the cell is chosen. Width in characters.
    """

    key: str
    header: str
    kind: Kind = "text"
    entry: bool = False
    width: int = 14
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to write: titles, a frozen header, rows of contents, notes below.

    `row_keys` (one a row) go into a hidden first column. `notes` are comments on cells:
    (row position, column key) → text.
    """

    name: str
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[Content, ...], ...]
    titles: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    row_keys: tuple[str, ...] = ()
    notes: dict[tuple[int, str], str] = field(default_factory=dict)
    protected: bool = True
