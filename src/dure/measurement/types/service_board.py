"""Values of the board of service figures: what is asked, what was counted, up to which line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardWanted:
    """BoardWanted (물은 것): whose services, of which kind, in which period, as the ledger stood when.

    `organisation_id` None is everybody; `as_of` None is now; an empty `period` is the newest month
    that is not still to come.
    """

    on: date
    organisation_id: int | None = None
    kind: str = ""
    period: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Tally (셈): quantity, lines and people of one cell; `low` and `high` where heads have no name.

    `people` is None where quantities are no heads, so that nobody can be counted.
    """

    amount: Decimal
    lines: int
    people: int | None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class KindLine:
    """KindLine (서비스별 줄): one kind of service; no tally where nothing was recorded."""

    code: str
    name: Words
    unit: Words
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """PlaceLine (지역별 줄): one place and how deep it lies."""

    code: str
    name: Words
    level: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """PeriodLine (기간별 줄): one period; no tally where nothing was recorded."""

    code: str
    tally: Tally | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceBoard:
    """ServiceBoard (제공 현황): what the ledger says up to one of its lines.

    `waiting` lines are written and not yet counted here. `periods` are those that can be asked for,
    newest first, by kind of period. `fault` is a code of the engine when nothing could be counted.
    """

    head: int
    written_at: datetime | None
    counted: int
    waiting: int
    period: str
    whole: Tally | None = None
    kinds: tuple[KindLine, ...] = ()
    places: tuple[PlaceLine, ...] = ()
    line: tuple[PeriodLine, ...] = ()
    periods: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fault: str = ""
