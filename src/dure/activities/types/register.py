"""The register (누가 무엇을): lines of who does what, where, for whom and when, as the rules read them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from dure.kernel.words import Words

NOBODY = Words("", "")


class Weekly(NamedTuple):
    """A weekly time (매주 시간): day 0 is Monday, minutes since midnight; past 1,440 is the next day."""

    day: int
    begins: int
    ends: int


class Line(NamedTuple):
    """One offer as overlaps and gaps read it. No groups: for everybody. No times: not told.

    `shares` says how much of the capacity belongs to an area, where somebody said so.
    """

    service_id: int
    organisation_id: int
    kind: str
    areas: tuple[str, ...]
    groups: frozenset[str] = frozenset()
    weekly: tuple[Weekly, ...] = ()
    capacity: int | None = None
    unit: str = "명"
    starts_on: date = date.min
    ends_before: date | None = None
    shares: Mapping[str, int] = {}


class Overlap(NamedTuple):
    """An overlap (중복): two organisations at the same places, for the same people, at the same time.

    `sure` is False where one of them has not said when; `same_kind` tells double work from a clash.
    """

    first: int
    second: int
    places: tuple[str, ...]
    sure: bool
    same_kind: bool


class Wanted(NamedTuple):
    """A need as the gaps read it: `state` is value, not_applicable or hidden; no group: everybody."""

    place: str
    kind: str
    group: str = ""
    amount: int | None = None
    unit: str = "명"
    state: str = "value"


class Supply(NamedTuple):
    """What is offered somewhere: surely, at most beside that, and by how many who have not said."""

    known: int = 0
    shared: int = 0
    untold: int = 0

    @property
    def at_most(self) -> int | None:
        """The most it can be; None where somebody has not said how much."""
        return None if self.untold else self.known + self.shared


class Compared(NamedTuple):
    """One need beside its supply, with what that comes to; `missing` is how much is surely missing."""

    group: str
    need: int | None
    unit: str
    supply: Supply
    state: str
    missing: int = 0


class Cell(NamedTuple):
    """A cell of the matrix: how many services and organisations, supply, and each need beside it."""

    services: int
    organisations: int
    supply: Supply
    compared: tuple[Compared, ...]
    state: str

    @property
    def worst(self) -> Compared | None:
        """The need that is met least; None where no need is told."""
        return next((one for one in self.compared if one.state == self.state), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTold:
    """What somebody says of a service beside its name: where else, for whom, when, how much, what for.

    `areas` maps each place served to its share of the capacity, None where that was not said.
    """

    areas: Mapping[str, int | None] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    weekly: tuple[Weekly, ...] = ()
    unit: str = "명"
    strategy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One line of the register as pages show it."""

    service_id: int
    organisation_id: int
    organisation: Words
    kind: str
    kind_name: Words
    name: Words
    place_code: str
    areas: Mapping[str, int | None]
    groups: tuple[str, ...]
    group_words: Words
    weekly: tuple[Weekly, ...]
    capacity: int | None
    unit: str
    strategy: str
    starts_on: date
    ends_before: date | None
    confirmed_at: datetime | None = None
    confirmed_by: str = ""

    def as_line(self) -> Line:
        """The same line as the rules read it."""
        return Line(
            self.service_id,
            self.organisation_id,
            self.kind,
            tuple(self.areas),
            frozenset(self.groups),
            self.weekly,
            self.capacity,
            self.unit,
            self.starts_on,
            self.ends_before,
            {place: share for place, share in self.areas.items() if share is not None},
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the records say otherwise than the register: a field, what is written, what was seen."""

    field: str
    written: Words
    seen: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedLine:
    """A line as it was seen in services, sessions and records, for one touch.

    `service_id` 0: nothing is registered yet. `mark` changes when anything of it does: what is
    confirmed is what was shown.
    """

    service_id: int
    organisation_id: int
    kind: str
    kind_name: Words
    name: Words
    areas: tuple[str, ...]
    weekly: tuple[Weekly, ...]
    capacity: int | None
    records: int
    last_on: date | None
    mark: str
    suggestions: tuple[Suggestion, ...] = ()
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
    starts_on: date = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedTold:
    """A need (필요) as somebody says it: how many, of whom, where, and where that is known from.

    `state` is `value`, or `not_applicable` where nobody can need it there; then there is no count.
    """

    place_code: str
    kind: str
    group: str = ""
    count: int | None = None
    unit: str = "명"
    state: str = "value"
    source: str
    counted_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """A need as a page shows it; `state` hidden where it is too few to be told to whoever asks."""

    place_code: str
    kind: str
    group: str
    count: int | None
    unit: str
    state: str
    source: str
    counted_on: date
    noted_by: str
    noted_at: datetime

    def as_wanted(self) -> Wanted:
        """The same as the gaps read it."""
        return Wanted(self.place_code, self.kind, self.group, self.count, self.unit, self.state)


@dataclass(frozen=True, slots=True)
class DependencyLine:
    """One activity waits for another: `slack_days` of delay do no harm."""

    id: int
    before_id: int
    after_id: int
    slack_days: int
    what: Words


@dataclass(frozen=True, slots=True)
class DelayLine:
    """A delay that was announced and still stands."""

    service_id: int
    days: int
    reason: str
    announced_at: datetime
    announced_by: str


@dataclass(frozen=True, slots=True)
class Late:
    """An activity that comes late because of others: by how many days, and along which way."""

    service_id: int
    days: int
    way: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """What an announced delay set off: who behind it comes late, and how many people were told."""

    late: tuple[Late, ...]
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposing:
    """A proposal to coordinate: when one could meet, where, a first word, for which organisation."""

    slots: tuple[datetime, ...]
    place: str = ""
    message: str = ""
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Coordination:
    """What became of it: the thread and the meeting, by their public keys."""

    topic: str
    meeting: str
