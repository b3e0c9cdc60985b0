"""Values of consent that cross the door."""

from dataclasses import dataclass
from datetime import date

from dure.ground.files.types import NewFile


@dataclass(frozen=True, slots=True)
class Giver:
    """Who consents, as far as consent must know: whose person it is and how old.

    `people.queries.consent_giver` makes it; a birth year is enough where the day is not known.
    """

    person_id: int
    organisation_id: int
    birth_date: date | None = None
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class NewConsent:
    """What was agreed to. `items` are codes of personal data; without `expires_on` the longest term."""

    purpose: str
    items: tuple[str, ...]
    given_on: date
    method: str = "paper"
    given_by: str = "self"
    recipient_id: int | None = None
    expires_on: date | None = None
    easy_read: bool = False
    supported_by: str = ""
    keep_months: int = 36
    paper: NewFile | None = None  # what was signed, kept behind the gate

    def __repr__(self) -> str:
        return f"NewConsent({self.purpose})"


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One consent as it stands on a day: in force, run out or withdrawn."""

    id: int
    person_id: int
    purpose: str
    holder_id: int
    recipient_id: int | None
    items: tuple[str, ...]
    given_on: date
    expires_on: date | None
    withdrawn_on: date | None
    method: str
    given_by: str
    in_force: bool
    easy_read: bool = False
    keep_months: int = 36
    has_document: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentsWanted:
    """Which consents of an organisation: of a purpose, in a state, older than one (the next page)."""

    purpose: str = ""
    state: str = ""
    before_id: int | None = None


@dataclass(frozen=True, slots=True)
class PurposeCount:
    """How many people's consent to a purpose is in force, ends soon, has run out or was withdrawn."""

    purpose: str
    in_force: int
    ending: int
    run_out: int
    withdrawn: int
