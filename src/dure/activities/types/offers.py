"""What is offered, who takes part, who came: values going in and how they ended up."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from dure.kernel.words import Words

Presence = Literal["came", "excused", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindDraft:
    """ServiceKind (서비스 종류) to be: `code` is `programme.kind`; `personal` names who was served."""

    code: str
    name: Words
    unit: str = "회"
    programme: str = ""
    personal: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDraft:
    """Service (서비스) to be: who offers which kind, where, for whom and for how many."""

    initiative_id: int
    organisation_id: int
    kind: str
    name: Words
    place_code: str
    starts_on: date
    ends_before: date | None = None
    capacity: int | None = None
    group: Words = field(default_factory=lambda: Words("", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceChange:
    """What becomes different about a service; None keeps what stands. The kind and the place stay."""

    name: Words | None = None
    group: Words | None = None
    capacity: int | None = None
    no_capacity: bool = False
    ends_before: date | None = None


@dataclass(frozen=True, slots=True)
class Enrolled:
    """How an enrolment ended up: `enrolled`, or `waiting` with the number in the queue."""

    enrolment_id: int
    state: str
    waiting_number: int = 0


@dataclass(frozen=True, slots=True)
class Attendance:
    """Attendance (출석): one person at one session; `hours` only where hours are counted."""

    person_id: int
    state: Presence
    hours: Decimal | None = None
    is_guest: bool = False  # known to the organisation, came without being enrolled


@dataclass(frozen=True, slots=True)
class AttendanceOutcome:
    """What a sign-in sheet changed in the ledger: lines added, reversed, and left as they were."""

    recorded: int
    reversed: int
    unchanged: int
