"""What somebody types into cells, and what became of it."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.types.asked import AskedVersion, StoredValue

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class CellEntry:
    """One cell as typed. `cleared` takes a value back to "not reported"; zero is a value.

    `seen` is what the person had before her eyes in the journal's short form (`12`, `3/5`, `na`, ``
    for nothing); when something else stands there by now, her entry is refused instead of silently
    overwriting a colleague's. None asks for no such care. `conversion_id` says by which written
    conversion of the organisation's own indicator the value came about (B23). Where no note is said
    and `keeps_comment` is set, the one that stands stays.
    """

    indicator: str
    place_code: str
    cell: str = ""
    value: Number | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    not_applicable: bool = False
    cleared: bool = False
    comment: str = ""
    keeps_comment: bool = False
    seen: str | None = None
    conversion_id: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend or to explain: where it is, and its sentence in both languages."""

    code: str
    indicator: str
    place_code: str
    cell: str
    words: Words
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problems:
    """Several problems, shown one below the other where a refusal tells them all."""

    each: tuple[Problem, ...]

    @property
    def ko(self) -> str:
        """Korean sentences, one a line."""
        return "\n".join(problem.words.ko for problem in self.each)

    @property
    def en(self) -> str:
        """English sentences, one a line."""
        return "\n".join(problem.words.en for problem in self.each)


@dataclass(frozen=True, slots=True)
class CellOutcome:
    """What became of one entry: `saved`, `unchanged`, `cleared` or `refused` with its sentence.

    `before` is what stood there until now, `version` the definition it was judged by.
    """

    entry: CellEntry
    outcome: str
    stored: StoredValue | None = None
    refused: Refused | None = None
    before: StoredValue | None = None
    version: AskedVersion | None = None


@dataclass(frozen=True, slots=True)
class SavedValues:
    """All outcomes in the order of the entries, and the soft hints on the lines touched."""

    outcomes: tuple[CellOutcome, ...]
    hints: tuple[Problem, ...]

    @property
    def refused(self) -> tuple[CellOutcome, ...]:
        """The entries that were not taken."""
        return tuple(each for each in self.outcomes if each.refused is not None)


@dataclass(frozen=True, slots=True)
class FindingAt:
    """Which finding of a report is meant."""

    indicator: str
    place_code: str
    cell: str
    code: str
