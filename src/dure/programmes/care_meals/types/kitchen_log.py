"""The food log as it crosses the doors: what was measured, kept, received and asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Reading:
    """A temperature as it was read off; `deed` is what was done where it did not hold."""

    point: str
    celsius: Decimal
    dish: str = ""
    minutes: int | None = None
    deed: str = ""
    route: int | None = None  # whose delivery box
    read_at: datetime | None = None  # now, where nobody said
    corrects: int | None = None  # the reading that was written wrongly


@dataclass(frozen=True, slots=True)
class Stored:
    """Samples that went into the freezer together, and how cold it was."""

    dishes: tuple[str, ...]
    celsius: Decimal
    stored_at: datetime


@dataclass(frozen=True, slots=True)
class RecallDraft:
    """Meals that must not be eaten any more: whose, of which kind, and why."""

    diners: tuple[str, ...]
    kind: str
    reason: str  # late, warm, allergy, other
    note: str = ""


RECALL_REASONS: Mapping[str, Words] = {
    "late": Words("너무 늦어요", "comes too late"),
    "warm": Words("온도가 벗어났어요", "the temperature does not hold"),
    "allergy": Words("드시면 안 되는 것이 들었어요", "holds something they may not eat"),
    "other": Words("그 밖", "something else"),
}


@dataclass(frozen=True, slots=True)
class RecallChoice:
    """Which meals are looked for: of one kind, with one dish inside; nothing is all of them."""

    kind: str = ""
    dish: str = ""


@dataclass(frozen=True, slots=True)
class Recallable:
    """What can be called back: kinds and dishes to choose by, and meals as (kind, diner, name, stop)."""

    kinds: tuple[tuple[str, Words], ...] = ()
    dishes: tuple[tuple[str, Words], ...] = ()
    meals: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecallCard:
    """Recall (회수): whose meal, of which kind, why, and when it was said."""

    name: str
    kind: Words
    reason: Words
    note: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """A reading in the log, with the limit that held."""

    id: int
    at: datetime
    point: Words
    dish: Words
    celsius: Decimal
    limit: Words
    holds: bool
    deed: str
    route: int | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class SampleCard:
    """A preserved sample (보존식)."""

    id: int
    on: date
    dish: Words
    stored_at: datetime
    keep_until: datetime
    celsius: Decimal
    is_due: bool
    disposed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class InspectionCard:
    """A delivery as it was looked at (검수)."""

    id: int
    at: datetime
    item: str
    amount: str
    supplier: str
    celsius: Decimal | None
    use_by: date | None
    origin: str
    taken: bool
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HealthCard:
    """Who was asked before the shift, and whether they may touch food. Not what they answered."""

    id: int
    at: datetime
    name: str
    may_cook: bool


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A dish of the day whose core temperature or sample is still missing."""

    dish: str
    name: Words
    limit: Words
    cooked_at: datetime | None
    door_by: datetime | None
    sampled: bool
    keeps: str = "hot"


@dataclass(frozen=True, slots=True)
class LateMeal:
    """A meal that comes to its door later than it may, and nobody measured it on the way."""

    diner: str
    name: str
    label: str
    kind: str
    due_at: datetime
    door_by: datetime
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came to the kitchen's door, as it was looked at."""

    item: str
    keeps: str = "room"  # cold, frozen, room
    celsius: Decimal | None = None
    whole: bool | None = True  # the packaging; None: nobody said
    use_by: date | None = None
    origin: str = ""
    amount: str = ""
    supplier: str = ""
