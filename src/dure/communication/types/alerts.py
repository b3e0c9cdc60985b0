"""Alerts (위기 알림): the ladder they climb, what is told when one is raised, and how they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung (단계): what is done on it, by whom, and after how long the alert climbs by itself.

    `within_s` None stands for the top: it stays there until somebody closes it, and every `again_s` they
    are reminded. `tells` says whether those who handle alerts are written to when it is reached.
    """

    code: str
    name: Words
    who: Words
    within_s: int | None = None
    deeds: tuple[str, ...] = ()
    tells: bool = True
    again_s: int | None = None

    @property
    def timer_s(self) -> int:
        """After how long something happens by itself: the next rung, or another reminder."""
        return self.within_s or self.again_s or 0

    @property
    def minutes(self) -> int:
        """That time in whole minutes, for people."""
        return round(self.timer_s / 60)


@dataclass(frozen=True, slots=True)
class Ladder:
    """A ladder (알림 사다리): rungs from the bottom up, what can be done, how it can end."""

    code: str
    name: Words
    rungs: tuple[Rung, ...]
    deeds: Mapping[str, Words]
    outcomes: Mapping[str, Words]
    notice: str  # the letter that tells of a rung, `room.occasion`
    written: Mapping[str, Any]  # as it was read: kept with every alert, so that it ends as it began

    def rung_of(self, code: str) -> int:
        """The place of a rung by its code; the bottom where there is no such code."""
        return next((n for n, rung in enumerate(self.rungs) if rung.code == code), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAlert:
    """What is told when an alert is raised. `source` makes it unrepeatable; nothing in it names a person.

    `began_at` is when it happened, which may be before it could be told: its time counts from there.
    `page` is the address where whoever may sees whom it is about.
    """

    source: str
    ladder: Ladder
    initiative_id: int
    organisation_id: int
    title: Words
    began_at: datetime
    page: str = ""
    rung: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did: its code in the ladder and what came of it, in their own words."""

    code: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AlertCard:
    """An alert in a list: where it stands, since when, who has it."""

    id: int
    public_id: str
    source: str
    initiative_id: int
    organisation_id: int
    title: Words
    ladder: Ladder
    page: str
    rung: int
    began_at: datetime
    raised_at: datetime
    due_at: datetime | None
    holder_id: int | None
    holder: str
    closed_at: datetime | None
    closed_by: str
    outcome: str

    @property
    def is_open(self) -> bool:
        """True until somebody has closed it with an outcome."""
        return self.closed_at is None

    @property
    def step(self) -> int:
        """The number people say: the bottom is step 1."""
        return self.rung + 1

    @property
    def stands_on(self) -> Rung:
        """The rung it stands on."""
        return self.ladder.rungs[self.rung]

    @property
    def ended(self) -> Words | None:
        """How it ended; None while it is open."""
        return self.ladder.outcomes.get(self.outcome) if self.outcome else None


@dataclass(frozen=True, slots=True)
class StepLine:
    """A stamped step: what happened on which rung, who and when."""

    kind: str
    rung: int
    what: Words
    note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AlertPage:
    """One alert with everything that happened."""

    card: AlertCard
    steps: tuple[StepLine, ...]
    closing_note: str = ""
    may_handle: bool = True


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of a week: how many alerts it had, also from before, how many are closed, which are not."""

    starts_on: date
    ends_on: date
    raised: int
    closed: int
    open: tuple[AlertCard, ...] = field(default=())
    made_at: datetime | None = None
    minutes: float | None = None  # the middle one from the door to the end

    @property
    def holds(self) -> bool:
        """True when every alert of the week was closed with an outcome."""
        return self.raised == self.closed
