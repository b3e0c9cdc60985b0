"""A month as it is counted (한 달 세기): what is known of its days, and the lines that come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from dure.kernel.words import Words

COSTS: Mapping[str, Words] = {
    "ingredients": Words("재료", "ingredients"),
    "packing": Words("포장", "packing"),
    "energy": Words("전기·가스", "energy"),
    "labour": Words("인건비", "labour"),
    "delivery": Words("배달", "delivery"),
    "other": Words("그 밖", "other"),
}


@dataclass(frozen=True, slots=True)
class DoorDue:
    """A door that a route had to serve on a day, and what stands there; times of day in Seoul."""

    on: date
    mode: str
    place_code: str
    portions: int
    opens: time
    closes: time
    outcome: str = ""  # nothing: nobody wrote anything down
    problem: str = ""
    at: datetime | None = None
    told_at: datetime | None = None
    diet: str = ""  # the code of the split; nothing where everything may be in the meal
    as_ordered: bool = True  # no recall for its allergy, no change that was left undecided


@dataclass(frozen=True, slots=True)
class CheckDue:
    """A temperature that had to be taken: where, and whether it kept to the limit (None: not taken)."""

    on: date
    point: str
    held: bool | None


@dataclass(frozen=True, slots=True)
class PlacesDue:
    """A shift: how many it needed and how many worked."""

    on: date
    part: str
    need: int
    worked: int


@dataclass(frozen=True, slots=True)
class Worked:
    """What somebody worked on a day."""

    on: date
    job: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Paid:
    """What somebody gets for the month."""

    worker: str
    person_id: int
    job: str
    amount_krw: int
    codes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AlertEnded:
    """An alert of a door that was closed: its ladder, how long it took, how it ended."""

    alert: str
    on: date
    ladder: str
    minutes: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Hurt:
    """An accident at work."""

    accident: str
    on: date
    job: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthKnown:
    """Everything that is known of a kitchen's month, as its rows say it now."""

    doors: tuple[DoorDue, ...] = ()
    checks: tuple[CheckDue, ...] = ()
    places: tuple[PlacesDue, ...] = ()
    worked: tuple[Worked, ...] = ()
    paid: tuple[Paid, ...] = ()
    alerts: tuple[AlertEnded, ...] = ()
    hurt: tuple[Hurt, ...] = ()


@dataclass(frozen=True, slots=True)
class CountedLine:
    """One line of the ledger that a count makes. The same `key` counted again is the same line."""

    key: str
    kind: str
    on: date
    quantity: Decimal
    place_code: str = ""
    person_id: int | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MonthCounted:
    """What became of a count: lines written anew, put right, taken back, and those that stand."""

    new: int
    mended: int
    gone: int
    standing: int


@dataclass(frozen=True, slots=True)
class CostCard:
    """What something cost in a month."""

    item: Words
    amount_krw: int
