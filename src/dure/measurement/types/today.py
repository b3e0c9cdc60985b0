"""What waits for somebody today: plain facts, most of them one line of the queue."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from dure.kernel.words import Words

Deed = Literal["worse", "turned", "reached"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWaiting:
    """Reports of one round that wait for approval; the longest waiting is named."""

    initiative_id: int
    round_id: int
    period_words: Words
    waiting: int
    oldest: Words
    since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unexplained:
    """A report of one's own with findings that still ask for a word."""

    public_id: str
    organisation: Words
    period_words: Words
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgrown:
    """A calculation that no longer says what the service records say."""

    organisation: Words
    period: str
    period_words: Words
    reason: Literal["grown", "differs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A published total that is not what the approved reports say now."""

    address: str
    name: Words
    unit: Words
    decimals: int
    period: str
    period_words: Words
    published: Decimal | None
    now: Decimal | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundMissing:
    """A period that is over, or about to be, and that nobody has been asked for."""

    period: str
    period_words: Words
    indicators: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """How far an initiative has come in which no report was handed in yet."""

    in_library: int  # indicators of the whole house, which may be used here
    has_assignments: bool  # somebody here was asked for one
    has_round: bool  # reports were asked for once


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionEnding:
    """An exception that ends soon while its report is not handed in."""

    initiative_id: int
    organisation: Words
    period_words: Words
    public_id: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """An organisation from which nothing came in the last rounds."""

    organisation_id: int
    organisation: Words
    rounds: int
    last_period_words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """A headline curve that did something: reached its target, turned, or went the wrong way."""

    code: str
    name: Words
    unit: Words
    decimals: int
    period_words: Words
    value: float
    expected: float | None
    what: Deed
    has_why: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseNews:
    """A release that is new for its readers, and how many numbers it put right."""

    number: int
    title: Words
    made_at: datetime
    numbers: int
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """Published people are counted otherwise now: how many published numbers change.

    `cause` is consent (withdrawn) or people (somebody knows better who is one person). Without a
    `preview` they are still being counted again.
    """

    preview: str
    changed: int
    first: Words | None
    cause: str = "consent"
