"""Values of the rolls: who founds, who was elected delegate, who sits on the board."""

from dataclasses import dataclass
from datetime import date

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatDraft:
    """A seat as it is written down: whose, who sits there, by which paper, since when."""

    roll: str
    organisation_id: int
    proof: str
    since: date
    account_id: int | None = None
    is_head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RollLine:
    """One seat on a list."""

    id: int
    roll: str
    organisation_id: int
    organisation: Words
    account_id: int | None
    person: str
    is_head: bool
    proof: str
    since: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingVoter:
    """A vote at a meeting: whose, how many, and the one person who gives it where a roll names one."""

    organisation_id: int
    name: Words
    votes: int
    account_id: int | None = None
