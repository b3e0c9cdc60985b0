"""Values of the rolls: who founds, who was elected delegate, who sits on the board."""

from dataclasses import dataclass
from datetime import date

from dure.kernel.words import Words

Seat = tuple[int, int]  # a member, and which of its seats: the first, unless directors meet


def seat_key(organisation_id: int, place: int) -> str:
    """A seat as a form names it: the member alone, or with its place."""
    return f"{organisation_id}" if place == 1 else f"{organisation_id}-{place}"


def with_person(organisation: Words, person: str) -> Words:
    """A seat as it is told: the person first, where one sits there in person."""
    if not person:
        return organisation
    return Words(f"{person} · {organisation.ko}", f"{person} · {organisation.en}")


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
    place: int = 1
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingVoter:
    """A vote at a meeting: whose, how many, and the one person who gives it where a roll names one."""

    organisation_id: int
    name: Words
    votes: int
    account_id: int | None = None
    place: int = 1
    person: str = ""

    @property
    def seat(self) -> Seat:
        """By which it is known here."""
        return (self.organisation_id, self.place)
