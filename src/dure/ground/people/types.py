"""Values of people that cross the door; a full card comes only through the gate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Person (사람), opened: everything that is known. Never put one in a log, a URL or a cache."""

    id: int
    public_id: str
    organisation_id: int
    own_number: str
    name: str
    birth_date: date | None
    birth_year: int | None
    sex: str
    phone: str
    address: str
    note: str
    place_code: str
    attributes: Mapping[str, str]

    def __repr__(self) -> str:
        return f"PersonCard({self.public_id})"


@dataclass(frozen=True, slots=True)
class MaskedPerson:
    """A person in a list: the name masked (박○례), no address, no number to call."""

    id: int
    public_id: str
    own_number: str
    masked_name: str
    birth_year: int | None
    sex: str
    place_code: str


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is told when a person is registered. `attributes` are disaggregation codes, no free text."""

    name: str
    own_number: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    sex: str = ""
    phone: str = ""
    address: str = ""
    note: str = ""
    place_code: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return "NewPerson(…)"


@dataclass(frozen=True, slots=True)
class LookLine:
    """A line of the access log (접속기록) as it is read: the person masked, the rest in full."""

    id: int
    at: datetime
    by: str
    act: str
    purpose: Words
    reason: Words
    person: Words
    organisation: Words
    address: str
