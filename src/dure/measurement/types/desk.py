"""What waits for somebody: the reporter's queue, the approver's desk, rounds and scores."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dure.kernel.words import Words
from dure.measurement.types.asked import AskedVersion, Number, StoredValue
from dure.measurement.types.reports import (
    EvidenceCard,
    FindingCard,
    ReportHead,
    RoundDates,
    StepCard,
)


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One report that needs its reporter, or may soon."""

    head: ReportHead
    state: str
    editable: bool
    deadline: date
    asked: int
    filled: int
    comment: str  # of the last return


@dataclass(frozen=True, slots=True)
class OwnReport:
    """One report of one's own organisation in an initiative, whatever its state."""

    head: ReportHead
    state: str
    editable: bool
    deadline: date
    asked: int
    filled: int
    comment: str  # of the last return, while it is returned
    step_at: datetime | None  # of the last step


@dataclass(frozen=True, slots=True)
class Difference:
    """How one line differs from the period before. `share` is the change over the earlier value."""

    version: AskedVersion
    place_code: str
    now: StoredValue | None
    before: StoredValue | None
    change: Number | None
    share: float | None
    findings: tuple[FindingCard, ...]
    redefined: bool = False  # counted by another definition than before: nothing to compare

    @property
    def is_one_sided(self) -> bool:
        """A value on one side only: it appeared, vanished, or became "not applicable"."""
        return _has_value(self.now) != _has_value(self.before)

    @property
    def is_moved(self) -> bool:
        """True where the approver would read something else than last time."""
        states = [None if each is None else each.state for each in (self.now, self.before)]
        return bool(self.change) or states[0] != states[1] or self.redefined


def _has_value(stored: StoredValue | None) -> bool:
    return stored is not None and stored.state == "value"


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A cell changed since the report was last handed in; old and new in the journal's short form."""

    indicator: str
    place_code: str
    cell: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """A report on the approver's desk."""

    head: ReportHead
    submitted_at: datetime | None
    submitted_by: str
    times_submitted: int
    asked: int
    filled: int
    differences: tuple[Difference, ...]
    findings: tuple[FindingCard, ...]
    changed: tuple[ChangedValue, ...]


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of a report under check: its difference, its last periods as a curve, its evidence."""

    difference: Difference
    place: Words
    curve: tuple[float | None, ...]
    breaks: tuple[int, ...]
    evidence: tuple[EvidenceCard, ...]


@dataclass(frozen=True, slots=True)
class ReportCheck:
    """One report as its approver reads it; `waiting` are the reports that wait, longest first."""

    report: WaitingReport
    state: str
    lines: tuple[CheckLine, ...]
    cells: Mapping[str, Words]
    steps: tuple[StepCard, ...]
    waiting: tuple[str, ...]
    may_approve: bool
    may_return: bool
    may_reopen: bool


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One organisation in the round: how far it is, and since when; `unexplained` findings are open."""

    report_id: int
    public_id: str
    organisation_id: int
    organisation: Words
    state: str
    step_at: datetime | None
    asked: int
    filled: int
    findings: int
    unexplained: int = 0
    reminded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """The approver's desk for one round: everyone, and a page of what waits, longest first."""

    round: "RoundCard"
    rows: tuple[DeskRow, ...]
    waiting: tuple[WaitingReport, ...]
    waiting_total: int


@dataclass(frozen=True, slots=True)
class RoundCard:
    """A round with its days and how many reports stand in each state."""

    id: int
    initiative_id: int
    period: str
    period_kind: str
    dates: RoundDates
    states: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RoundReport:
    """One report of a round with the state that holds today."""

    head: ReportHead
    state: str


@dataclass(frozen=True, slots=True)
class ExceptionCard:
    """One organisation may write until a day, that day included; afterwards it is over by itself."""

    id: int
    organisation: Words
    until: date
    reason: str
    by: str
    at: datetime
    in_force: bool
    taken_back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One round for whoever runs it."""

    round: RoundCard
    reports: tuple[RoundReport, ...]
    exceptions: tuple[ExceptionCard, ...]
    may_manage: bool
    is_locked: bool
    may_lock: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How complete and how punctual one organisation was in one round.

    `on_time` is None while nothing is handed in and the deadline has not passed.
    """

    organisation_id: int
    organisation: Words
    round_id: int
    period: str
    asked: int
    filled: int
    on_time: bool | None
    submitted_at: datetime | None

    @property
    def completeness(self) -> float | None:
        """The share of what was asked that was answered; None when nothing was asked."""
        return self.filled / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores with their means; `held_back` rounds are seen only by the organisations themselves."""

    scores: tuple[Score, ...]
    completeness: float | None
    timeliness: float | None
    held_back: int
