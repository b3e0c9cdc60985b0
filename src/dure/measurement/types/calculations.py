"""What a calculation from service records did, and which ones the ledger has outgrown."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Number = int | Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputedCell:
    """One value worked out of records: where it belongs, its parts, and how it was counted."""

    indicator_id: int
    version_id: int
    code: str
    place_code: str
    cell: str
    value: Number | None
    numerator: Number | None
    denominator: Number | None
    method: str
    low: Number | None
    high: Number | None

    @property
    def key(self) -> tuple[int, str, str]:
        """Indicator, place and cell."""
        return self.indicator_id, self.place_code, self.cell


@dataclass(frozen=True, slots=True)
class Unlike:
    """A cell that holds something else than the records say; `stands` and `computed` in short form."""

    code: str
    place_code: str
    cell: str
    stands: str
    computed: str

    def as_dict(self) -> dict[str, str]:
        """For the trace and the journal."""
        return {
            "indicator": self.code,
            "place": self.place_code,
            "cell": self.cell,
            "stands": self.stands,
            "computed": self.computed,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculationOutcome:
    """What `calculate_period` did.

    `typed` are cells that somebody typed: they were left alone and differ. `standing` are cells of a
    report that is handed in: nothing was written there, and the difference is for a person to see.
    `outside` counts records at places for which nothing is asked of the organisation.
    """

    calculation_id: int
    ledger_head: int
    records_read: int
    written: int
    cleared: int
    unchanged: int
    typed: tuple[Unlike, ...]
    standing: tuple[Unlike, ...]
    outside: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class StaleCalculation:
    """A calculation that no longer says what the ledger says.

    `grown`: lines of its period were added or taken back since. `differs`: the last run found
    other values than the report that stands; the report must be reopened or the number restated.
    """

    calculation_id: int
    organisation_id: int
    period: str
    ledger_head: int
    newest_line: int
    reason: Literal["grown", "differs"]
