"""Reports as others see them: the head, the form, the cells of a line, the steps."""

from dataclasses import dataclass
from datetime import date, datetime

from dure.kernel.words import Words
from dure.measurement.types.asked import AskedVersion, Number, StoredValue


@dataclass(frozen=True, slots=True)
class RoundDates:
    """The days of a round: it opens, is due (that day included) and locks (from that day on)."""

    opens_on: date
    due_on: date
    locks_on: date


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Whose report of which round it is and how far it has come."""

    id: int
    public_id: str
    status: str
    note: str
    round_id: int
    initiative_id: int
    initiative: Words
    organisation_id: int
    organisation: Words
    period: str
    period_kind: str
    dates: RoundDates
    extended_until: date | None


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A soft finding of a report; `explained` holds only for the value it was written for."""

    code: str
    indicator_id: int
    place_code: str
    cell: str
    words: Words
    explanation: str
    explained: bool


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """Evidence beside a value."""

    indicator_id: int
    quote: str
    attachment: str
    consent_state: str


@dataclass(frozen=True, slots=True)
class FormLine:
    """One indicator in one place: the total, last period's, the target, and what was noticed.

    `current` is None while nothing is reported; `locked_by` says in which other initiative the
    value already stands. `cells_asked` counts disaggregation cells, `cells_filled` those with a row.
    `kinds` are those of the service records a computed line is counted from; none named: of every kind.
    """

    version: AskedVersion
    place_code: str
    computed: bool
    current: StoredValue | None
    last: StoredValue | None
    target: Number | None
    baseline: Number | None
    cells_asked: int
    cells_filled: int
    findings: tuple[FindingCard, ...]
    evidence: tuple[EvidenceCard, ...]
    locked_by: Words | None
    kinds: tuple[str, ...] = ()

    @property
    def is_comparable(self) -> bool:
        """False where the definition has changed since last time: the two are different numbers."""
        return self.last is None or self.last.version_id in (0, self.version.id)


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step of a report: what, who, when and the words that went with it."""

    step: str
    words: Words
    by: str
    at: datetime
    comment: str


@dataclass(frozen=True, slots=True)
class ReportForm:
    """The reporter's one page."""

    head: ReportHead
    state: str
    editable: bool
    last_period: str
    lines: tuple[FormLine, ...]
    asked: int
    filled: int
    returned: StepCard | None


@dataclass(frozen=True, slots=True)
class CellBox:
    """One disaggregation cell of a line."""

    cell: str
    label: Words
    current: StoredValue | None
    last: StoredValue | None


@dataclass(frozen=True, slots=True)
class ReportCells:
    """All cells of one line, grouped as they are asked for: (dimension names, boxes)."""

    version: AskedVersion
    place_code: str
    total: StoredValue | None
    groups: tuple[tuple[Words, tuple[CellBox, ...]], ...]


@dataclass(frozen=True, slots=True)
class Submitted:
    """A report that went off, with what was asked and left empty."""

    report_id: int
    asked: int
    filled: int
    missing: tuple[tuple[str, str], ...]  # (indicator code, place code)
