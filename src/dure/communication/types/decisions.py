"""Decisions and actions as they cross the door: what is to be done, by whom, by when."""

from dataclasses import dataclass
from datetime import date, datetime

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """What was decided. `source` makes it unrepeatable: "agenda.proposal:7h3k…".

    `organisation_id` sees to it; None: all of them. `lifts` is the public key of a decision that this
    one lifts. `topic` is the thread it came from. `recorded_by`: whoever wrote it down, where the house
    keeps it in the register for them.
    """

    source: str
    initiative_id: int
    title: Words
    decided_on: date
    decided_by: Words
    page: str = ""
    organisation_id: int | None = None
    due_on: date | None = None
    lifts: str = ""
    topic: str = ""
    recorded_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """Who does what by when. `decision` and `meeting` are public keys of what it came from."""

    initiative_id: int
    title: str
    organisation_id: int
    due_on: date
    account_id: int | None = None
    decision: str = ""
    meeting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCard:
    """Something to do: whose, by when, how it stands."""

    id: int
    public_id: str
    initiative_id: int
    title: str
    organisation_id: int
    organisation: Words
    account_id: int | None
    due_on: date
    state: str  # open, done, dropped
    decision: str = ""
    decided: Words | None = None
    meeting: str = ""
    outcome: str = ""
    ended_by: str = ""
    ended_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """True until it is done or dropped."""
        return self.state == "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCard:
    """A decision in the register: what, when, by whom, and how it stands."""

    id: int
    public_id: str
    initiative_id: int
    title: Words
    decided_on: date
    decided_by: Words
    page: str
    organisation_id: int | None
    organisation: Words | None
    due_on: date | None
    state: str  # open, done, lifted
    proof: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""
    lifted_by: str = ""  # public key
    lifted_title: Words | None = None
    topic: str = ""
    to_do: int = 0
    done: int = 0

    @property
    def total(self) -> int:
        """All its actions that were not dropped."""
        return self.to_do + self.done

    @property
    def is_open(self) -> bool:
        """True until it is done or lifted: so long it stands on everyone's page."""
        return self.state == "open"


@dataclass(frozen=True, slots=True)
class DecisionStepLine:
    """What happened to a decision, who and when."""

    kind: str
    note: str
    at: datetime
    who: str
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """One decision with its actions and everything that happened to it."""

    card: DecisionCard
    actions: tuple[ActionCard, ...]
    steps: tuple[DecisionStepLine, ...]
    may_end: bool = False
