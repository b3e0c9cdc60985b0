"""Roster of a month (월 근무표): who works when, under which rules, and what came out of it.

The plan's types are also its file format: the JSON Schema is made from them (`plan_schema`).
"""

import math
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from dure.engines.plans import Clock, Day, Name, Part, no_truth

ENGINE = "dure.roster 1"

Hours = Annotated[float, Field(ge=0, le=744)]
Weight = Annotated[int, Field(ge=1, le=100)]
Skilled = Annotated[int, Field(ge=1, le=500), BeforeValidator(no_truth)]


def whole_minutes(hours: float) -> int:
    """Minutes (분) of hours that were written with a point: 4.1 h are 246, what is begun counts."""
    return math.ceil(hours * 60 - 1e-6)


def full_minutes(hours: float) -> int:
    """Minutes (분) that fit into hours written with a point: 4.1 h hold 246."""
    return math.floor(hours * 60 + 1e-6)


class Wish(Part):
    """Wish (희망): to work or not to work on a day, or on one shift of it."""

    want: Literal["yes", "no"]
    day: Day | None = None
    shift: Name | None = None
    weight: Weight = 5


class Person(Part):
    """Worker (참여자): how much one may work, what one can do, and when one cannot come."""

    id: Name
    month_hours: Hours
    day_hours: Annotated[float, Field(ge=0, le=24)] | None = None
    week_hours: Annotated[float, Field(ge=0, le=168)] | None = None
    least_month_hours: Hours = 0
    skills: tuple[Name, ...] = ()
    off: tuple[Day, ...] = ()
    wishes: tuple[Wish, ...] = ()
    most_days_in_row: Annotated[int, Field(ge=1, le=31)] | None = None
    rest_hours: Annotated[float, Field(ge=0, le=48)] | None = None


class Shift(Part):
    """Shift (근무조): a stretch of one day, how many are needed, and with which skills."""

    id: Name
    day: Day
    starts: Clock
    ends: Clock
    need: Annotated[int, Field(ge=0, le=500)]
    most: Annotated[int, Field(ge=0, le=500)] | None = None
    skills: dict[Name, Skilled] = Field(default_factory=dict)
    break_minutes: Annotated[int, Field(ge=0, le=480)] = 0

    @property
    def minutes(self) -> int:
        """Minutes that count as work."""
        return (self.ends - self.starts) // 60 - self.break_minutes


class Pair(Part):
    """Pair (짝): two who work the same shifts, or never one together."""

    a: Name
    b: Name
    kind: Literal["together", "apart"]


class Fixed(Part):
    """Fixed (고정): somebody who works a shift whatever else, or does not."""

    shift: Name
    person: Name
    works: bool = True


class Settings(Part):
    """Settings (설정): rules for everybody, and what a thing that is not liked weighs."""

    rest_hours: Annotated[float, Field(ge=0, le=48)] = 11
    most_days_in_row: Annotated[int, Field(ge=1, le=31)] = 6
    evenness: Annotated[int, Field(ge=0, le=100)] = 5
    change: Annotated[int, Field(ge=0, le=100)] = 3


class Plan(Part):
    """Plan of a roster (근무표 계획): people, shifts, pairs, and what is already settled.

    `previous` is the roster that people know; every difference from it has its price.
    """

    people: tuple[Person, ...]
    shifts: tuple[Shift, ...]
    pairs: tuple[Pair, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    previous: tuple[Fixed, ...] = ()
    settings: Settings = Settings()


class Rule(Part):
    """Rule (규칙): a code that names a sentence, and whom and what it is about."""

    code: str
    values: Mapping[str, str | int | float] = Field(default_factory=dict)


class Staffed(Part):
    """Staffed shift (배정): who works it, and how many are missing."""

    shift: str
    day: Day
    people: tuple[str, ...]
    missing: int = 0


class Load(Part):
    """Load (근무량): what one person works in the month."""

    person: str
    minutes: int
    shifts: int
    share: float  # of the most that the person may work, 0 to 1


class Cost(Part):
    """Cost (비용): what each kind of thing that is not liked weighs; zero is perfect."""

    total: int
    wishes: int
    evenness: int
    changes: int


class Solution(Part):
    """Solution (근무표 결과): the roster, or the rules that cannot hold together.

    Where it is not possible, `assignments` is the roster with the fewest people missing, and
    `conflict` the smallest set of rules of which one has to give.
    """

    engine: str = ENGINE
    inputs: str
    possible: bool
    proven: bool
    cost: Cost
    assignments: tuple[Staffed, ...]
    loads: tuple[Load, ...]
    unmet_wishes: tuple[Rule, ...] = ()
    conflict: tuple[Rule, ...] = ()
    seconds: float = 0
