"""Cards that pages show: services, sessions, sheets, lines of the ledger. No name is in them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from dure.activities.types.units import Counted
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class KindCard(Counted):
    """A kind of service as the list shows it, with how many services offer it."""

    code: str
    name: Words
    unit: str
    personal: bool
    offered: int


@dataclass(frozen=True, slots=True)
class ServiceCard(Counted):
    """A service with how many take part and how many wait."""

    id: int
    name: Words
    kind: str
    organisation_id: int
    place_code: str
    capacity: int | None
    enrolled: int
    waiting: int
    starts_on: date
    ends_before: date | None
    group: Words = field(default_factory=lambda: Words("", ""))
    kind_name: Words = field(default_factory=lambda: Words("", ""))
    unit: str = ""


@dataclass(frozen=True, slots=True)
class EnrolmentCard:
    """Somebody in a service, or waiting; who, the people room says."""

    id: int
    person_id: int
    state: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class ServiceUsed:
    """A service that an opened person takes part in, waits for, or took part in."""

    service_id: int
    name: Words
    organisation_id: int
    state: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class SessionCard:
    """One session in a list: when, how long, and who came."""

    id: int
    service_id: int
    service: Words
    organisation_id: int
    starts_at: datetime
    ends_at: datetime
    place_code: str
    state: str  # planned, open (begun, no sheet yet), held, cancelled
    came: int
    others: int


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a session's sign-in sheet; `state` is empty until attendance is recorded."""

    person_id: int
    person_mask: str
    state: str
    hours: Decimal | None
    is_guest: bool = False


@dataclass(frozen=True, slots=True)
class SessionSheet(Counted):
    """SessionSheet (출석부): a session with everybody who is enrolled on its day."""

    session_id: int
    service: Words
    organisation_id: int
    starts_at: datetime
    ends_at: datetime
    place_code: str
    cancelled: bool
    closed: bool
    lines: tuple[SheetLine, ...]
    service_id: int = 0
    initiative_id: int = 0
    unit: str = ""
    hours: Decimal = Decimal(0)
    others: int = 0  # who came and is not named


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsWanted:
    """Which lines of the ledger a page shows; `before_id` is the last line of the page before."""

    organisation_ids: frozenset[int]
    starts_on: date | None = None
    ends_before: date | None = None
    kinds: frozenset[str] = frozenset()  # empty: every kind
    state: str = ""  # standing, corrected, or all
    before_id: int | None = None


@dataclass(frozen=True, slots=True)
class LedgerLine(Counted):
    """One line of the ledger for staff: what it says, and what became of it."""

    id: int
    organisation_id: int
    kind: Words
    occurred_at: datetime
    recorded_at: datetime
    place_code: str
    quantity: Decimal
    unit: str
    person_id: int | None
    head_count: int | None
    worker: str
    source: str
    consent_basis: str
    kind_code: str
    state: str  # standing, corrected, reversing
    corrects_id: int | None
    taken_back_by: int | None = None
    reason: str = ""
    reason_words: str = ""

    def __repr__(self) -> str:
        return f"LedgerLine({self.id})"


@dataclass(frozen=True, slots=True)
class RecordCard(Counted):
    """One line of the ledger behind a number, with the person masked, for staff."""

    id: int
    organisation: str
    kind: Words
    occurred_at: datetime
    recorded_at: datetime
    place_code: str
    quantity: Decimal
    unit: str
    person_id: int | None
    person_mask: str
    head_count: int | None
    worker_id: int | None
    source: str
    reversed: bool
