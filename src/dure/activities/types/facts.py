"""Facts going into the service ledger, and what is read from it to be counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

UseOfFacts = Literal["count", "link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFact:
    """One thing done (서비스 사실), before it is a line of the ledger.

    `person_id` or `head_count` or neither; never both. `source` says where the fact comes from and
    makes it unrepeatable. `unit` empty takes the unit of the kind. `attributes` are disaggregation
    codes as they were that day ({"sex": "f", "age_band": "75-84"}), never free text.
    """

    initiative_id: int
    organisation_id: int
    kind: str
    occurred_at: datetime
    place_code: str
    source: str
    quantity: Decimal = Decimal(1)
    unit: str = ""
    person_id: int | None = None
    head_count: int | None = None
    worker_id: int | None = None
    consent_basis: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    def with_attributes(self, codes: Mapping[str, str]) -> "ServiceFact":
        """The same fact with the codes of whom it is about, as they are that day."""
        return replace(self, attributes=codes)


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a fact is not taken: the code of the refusal and its values."""

    code: str
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a fact: a new line, or `is_new` False when its source had been recorded."""

    record_id: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class RecordedMany:
    """What became of many facts: lines written, sources that had been recorded, the ledger's head."""

    recorded: int
    already: tuple[str, ...]
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was right instead. None keeps what the first line said; `void` writes no new line."""

    quantity: Decimal | None = None
    occurred_at: datetime | None = None
    place_code: str | None = None
    person_id: int | None = None
    head_count: int | None = None
    void: bool = False


@dataclass(frozen=True, slots=True)
class Corrected:
    """The line that was wrong, the line that reverses it and the one that stands instead."""

    first_id: int
    reversing_id: int
    new_id: int | None


class CountedFact(NamedTuple):
    """One standing line of the ledger as a count needs it; millions are read, hence a named tuple.

    `person` is a key that is stable within its organisation, empty for anonymous heads and for
    people whose consent does not cover the use.
    """

    id: int
    organisation_id: int
    kind: str
    person: str
    heads: int
    quantity: Decimal
    unit: str
    occurred_on: date
    place_code: str
    attributes: Mapping[str, str]


class WrittenLine(NamedTuple):
    """One line of the ledger as it was written, reversing lines too; `reverses` is a line or None.

    `person` is a key that is stable within its organisation, empty for anonymous heads.
    """

    id: int
    organisation_id: int
    kind: str
    person: str
    quantity: Decimal
    unit: str
    occurred_on: date
    place_code: str
    attributes: Mapping[str, str]
    reverses: int | None
    recorded_on: date


@dataclass(frozen=True, slots=True)
class FactsRead:
    """The facts of one question with the ledger's head, and for how many people a key was held back.

    `held_back` counts people whose consent does not cover the use: their lines are counted,
    they themselves are not linked.
    """

    facts: tuple[CountedFact, ...]
    head: int
    held_back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsWanted:
    """Which facts are asked for: a half-open span of days in Seoul and, each optional, a scope.

    At least one of organisation and initiative is named. `up_to` reads the ledger as it stood
    when that line was its last: that is how an old calculation is followed back.
    """

    starts_on: date
    ends_before: date
    organisation_id: int | None = None
    initiative_id: int | None = None
    kinds: frozenset[str] | None = None
    place_codes: frozenset[str] | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    up_to: int | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much of a person was taken out: ledger lines, attendances and enrolments."""

    records: int
    attendances: int
    enrolments: int


@dataclass(frozen=True, slots=True)
class AttendanceCount:
    """How a person or a service attended in a period: came, excused, absent."""

    came: int
    excused: int
    absent: int
