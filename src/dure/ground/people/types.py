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
    family_name: str = ""
    given_name: str = ""
    other_name: str = ""
    birth_month: int | None = None
    deceased_on: date | None = None
    registered_at: datetime | None = None

    def __repr__(self) -> str:
        return f"PersonCard({self.public_id})"


@dataclass(frozen=True, slots=True)
class SharedPerson:
    """What a person agreed that the backbone may compare or look at; nothing else is in it."""

    id: int
    organisation_id: int
    name: str = ""
    birth_date: str = ""
    sex: str = ""
    phone: str = ""
    address: str = ""
    place_code: str = ""

    def __repr__(self) -> str:
        return f"SharedPerson({self.id})"


@dataclass(frozen=True, slots=True)
class GuardianCard:
    """A guardian (보호자) as the opened person's page shows it."""

    id: int
    kind: str
    court_kind: str
    name: str
    phone: str
    limits: str
    evidence: str
    since: date
    until: date | None

    def __repr__(self) -> str:
        return f"GuardianCard({self.id})"


@dataclass(frozen=True, slots=True)
class SupporterCard:
    """Somebody who helps the person decide (의사결정 지원인)."""

    id: int
    name: str
    phone: str
    relation: str
    helps_with: tuple[str, ...]
    chosen_by_person: bool
    since: date
    until: date | None

    def __repr__(self) -> str:
        return f"SupporterCard({self.id})"


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """A person in a list that somebody works with: the name, masked for those from outside."""

    id: int
    public_id: str
    name: str
    is_masked: bool
    own_number: str
    birth_year: int | None
    deceased_on: date | None = None

    def __repr__(self) -> str:
        return f"ShownPerson({self.public_id})"


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
    deceased_on: date | None = None

    def __repr__(self) -> str:
        return f"MaskedPerson({self.public_id})"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is told when a person is registered. `attributes` are disaggregation codes, no free text.

    `name` may be left out where the parts are given. Of a birthday any part may be unknown.
    """

    name: str = ""
    own_number: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    sex: str = ""
    phone: str = ""
    address: str = ""
    note: str = ""
    place_code: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    family_name: str = ""
    given_name: str = ""
    other_name: str = ""
    birth_month: int | None = None

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
