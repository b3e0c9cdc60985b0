"""Values of linking people: what a run found, a pair as the desk shows it, how many people there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dure.engines.linkage import Linked
from dure.ground.organisations.types import GroundCard
from dure.ground.people.types import SharedPerson


@dataclass(frozen=True, slots=True)
class ComparedPeople:
    """What a comparison found, not yet kept: on which ground, how many people, which pairs."""

    ground: GroundCard
    people: int
    linked: Linked


@dataclass(frozen=True, slots=True)
class LinkedNow:
    """What a run of linking found, in numbers."""

    run_id: int
    compared: int
    pairs: int
    likely: int
    uncertain: int


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """What somebody said of a pair, why and when."""

    verdict: str
    reason: str
    decided_at: datetime
    decided_by: str


@dataclass(frozen=True, slots=True)
class PairLine:
    """A pair in the list of the desk: no name, only how alike the two are, and what was said."""

    id: int
    probability: float
    levels: Mapping[str, str]
    decision: DecisionCard | None


@dataclass(frozen=True, slots=True)
class OpenedPair:
    """Both people of a pair side by side, as much as each agreed to; and everything said of them."""

    line: PairLine
    left: SharedPerson
    right: SharedPerson
    history: tuple[DecisionCard, ...]
    is_closed: bool = False  # a contract opens no names: both sides are empty


@dataclass(frozen=True, slots=True)
class PeopleOnce:
    """PeopleOnce (실인원): how many people, each counted once, on which ground and how sure.

    `people` is `linked` and those who did not agree, each counted where they are served. Some of
    the latter may be among the others: `low` counts none of them twice, `high` all of them apart.
    """

    people: int
    linked: int
    agreed: int
    held_back: int
    undecided: int
    low: int
    high: int
    ground: GroundCard
    as_of: date
