"""Shifts: the pattern of a month, the roster as it is shown, the sheet of attendance, and pay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from dure.kernel.words import Words
from dure.programmes.care_meals.types.jobs import PARTS

ABSENCES: Mapping[str, Words] = {
    "ill": Words("아파서", "ill"),
    "family": Words("집안일", "family matters"),
    "weather": Words("폭염·한파", "heat or cold"),
    "unknown": Words("연락 없음", "no word"),
    "other": Words("그 밖", "other"),
}
TRAININGS: Mapping[str, Words] = {
    "conduct": Words("소양", "conduct"),
    "safety": Words("안전", "safety"),
    "duty": Words("직무", "duty"),
}
SEVERITY_WORDS: Mapping[str, Words] = {
    "minor": Words("가벼움", "minor"),
    "serious": Words("중대", "serious"),
    "death": Words("사망", "death"),
}


def hours_text(minutes: int) -> str:
    """Minutes as people write them: 29:40."""
    return f"{minutes // 60}:{minutes % 60:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPattern:
    """One kind of shift that comes again on some weekdays."""

    part: str
    starts: time
    ends: time
    need: int
    weekdays: tuple[int, ...]
    break_minutes: int = 0
    skills: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """One worker on one shift."""

    id: int
    worker_id: int
    name: str
    state: str  # planned, worked, absent
    fixed: bool
    briefed: bool
    fit: bool | None
    came: time | None
    left: time | None
    minutes: int
    why_absent: Words | None
    swap: str  # open, taken, or nothing
    swap_id: int = 0


@dataclass(frozen=True, slots=True)
class ShiftCard:
    """Shift (근무) of a day with who is on it."""

    id: int
    public_id: str
    day: date
    starts: time
    ends: time
    break_minutes: int
    minutes: int
    part: str
    need: int
    skills: Mapping[str, int]
    places: tuple[PlaceCard, ...] = ()

    @property
    def part_words(self) -> Words:
        """The part of the work in words."""
        return PARTS.get(self.part, Words(self.part, self.part))

    @property
    def missing(self) -> int:
        """How many are still needed."""
        return max(0, self.need - sum(each.state != "absent" for each in self.places))

    @property
    def swap(self) -> bool:
        """Whether somebody gives a place of it away."""
        return any(each.swap for each in self.places)


@dataclass(frozen=True, slots=True)
class LoadLine:
    """What one worker is planned for in a month, beside what is allowed."""

    worker_id: int
    name: str
    part: Words
    minutes: int
    shifts: int
    month_hours: float

    @property
    def hours(self) -> str:
        """The minutes as people write them: 29:40."""
        return hours_text(self.minutes)


@dataclass(frozen=True, slots=True)
class RosterPage:
    """Roster (월 근무표) as it stands: days with their shifts, loads, and what clashes (G2)."""

    kitchen_id: int
    month: date
    state: str  # none, draft, published
    work: str
    days: tuple[tuple[date, tuple[ShiftCard, ...]], ...]
    loads: tuple[LoadLine, ...]
    conflict: tuple[Words, ...]
    unmet: tuple[Words, ...]
    missing: int
    planned_at: datetime | None


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One worker's month on the attendance sheet: each day worked, the sum, the pay."""

    worker_id: int
    name: str
    part: Words
    days: tuple[tuple[date, time, time, int], ...]  # day, came, left, minutes
    minutes: int
    counted: int
    over: int
    amount_krw: int
    paid: Words  # 활동비 or 임금
    absent: int

    @property
    def hours(self) -> str:
        """The minutes as people write them."""
        return hours_text(self.minutes)

    @property
    def by_hours(self) -> tuple[tuple[time, time, tuple[date, ...]], ...]:
        """The days worked, those of the same hours together: a sheet that a thumb can check."""
        found: dict[tuple[time, time], list[date]] = {}
        for day, came, left, _ in self.days:
            found.setdefault((came, left), []).append(day)
        return tuple((came, left, tuple(some)) for (came, left), some in found.items())


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """Attendance sheet (출근부) of a month: its minutes are those of the roster and of the ledger."""

    month: date
    lines: tuple[SheetLine, ...]
    open_places: int  # of days gone by, with nobody having said who came

    @property
    def minutes(self) -> int:
        """All minutes of the month."""
        return sum(line.minutes for line in self.lines)

    @property
    def hours(self) -> str:
        """All minutes as people write them."""
        return hours_text(self.minutes)

    @property
    def amount_krw(self) -> int:
        """All pay of the month."""
        return sum(line.amount_krw for line in self.lines)


@dataclass(frozen=True, slots=True)
class AccidentCard:
    """Accident (사고) in a list, without what was told."""

    public_id: str
    name: str
    happened_at: datetime
    severity: Words
    due_on: date | None
    reported_on: date | None
    report_number: str
    standing: str  # none, due, overdue, reported, late_reported


@dataclass(frozen=True, slots=True)
class SwapCard:
    """Swap (바꾸기) of a shift: who gives it, who would take it."""

    id: int
    who: str
    to: str


@dataclass(frozen=True, slots=True)
class CouldCome:
    """Somebody who could stand in, and what speaks against it."""

    worker_id: int
    name: str
    against: tuple[Words, ...]
    hours: str


@dataclass(frozen=True, slots=True)
class ShiftPage:
    """One shift with who is on it, swaps, and who could come."""

    card: ShiftCard
    swaps: tuple[SwapCard, ...]
    could: tuple[CouldCome, ...]

    @property
    def planned(self) -> tuple[PlaceCard, ...]:
        """Those who are still expected."""
        return tuple(each for each in self.card.places if each.state == "planned")
