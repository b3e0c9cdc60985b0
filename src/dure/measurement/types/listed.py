"""What was arranged, line by line: who is asked for what, targets, conversions, population values."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class PauseLine:
    """Not asked from `since` to the day before `until`: it had ended and was taken up again."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """One organisation is asked for one indicator in one place."""

    id: int
    indicator: str
    organisation: str
    place_code: str
    since: date
    until: date | None
    computed: bool
    pauses: tuple[PauseLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A baseline or target; without an organisation it is everybody's."""

    indicator: str
    organisation: str | None
    place_code: str
    period: str
    role: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class ConversionLine:
    """How a member's own indicator becomes a shared one, and why."""

    organisation: str
    own_name: str
    indicator: str
    factor: Decimal
    reason: Words
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class PopulationLine:
    """A public statistic of a whole place."""

    indicator: str
    place_code: str
    period: str
    cell: str
    value: Decimal
    source: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class DisaggregationLine:
    """A way to split a number, with its categories: code → words."""

    code: str
    name: Words
    categories: dict[str, Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesWanted:
    """Which values a program asks for; `after` is where its last page ended: (moment, number)."""

    initiative_id: int
    limit: int
    since: datetime | None = None
    after: tuple[datetime, int] | None = None
    indicator: str = ""
    period: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class StandingValue:
    """One value as it stands in a report, and when it was last written."""

    id: int
    changed_at: datetime
    organisation: str
    indicator: str
    version: int
    period: str
    place: str
    cell: str
    state: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    method: str
    source: str
