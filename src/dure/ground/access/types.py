"""Values of access that cross the door."""

from dataclasses import dataclass
from datetime import date, datetime

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation just made: `token` goes into the link and is shown this once."""

    id: int
    token: str
    email: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """An open invitation, as the person who follows the link may see it."""

    id: int
    email: str
    role: str
    initiative_id: int | None
    organisation_id: int | None
    expires_at: datetime
    role_name: Words
    initiative: Words | None
    organisation: Words | None
    inviter: str


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A key for programs just made: `token` is shown this once and kept only as a digest."""

    id: int
    name: str
    token: str
    may_write: bool
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class GrantCard:
    """A role somebody holds: where, since and until when (first day without)."""

    id: int
    account_id: int
    account_name: str
    role: str
    initiative_id: int | None
    organisation_id: int | None
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class AccountCard:
    """Somebody of an organisation who can sign in; `delegate` is "delegate", "alternate" or ""."""

    id: int
    name: str
    email: str
    language: str
    delegate: str


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the access log (접속기록): who saw, took, changed or was refused whose row."""

    id: int
    at: datetime
    account_id: int
    account_name: str
    person_id: int
    organisation_id: int | None
    purpose: str
    act: str
    reason: str
    address: str | None


@dataclass(frozen=True, slots=True)
class OwnRole:
    """A role of one's own, with the names of where it holds (None: the whole house)."""

    role: str
    name: Words
    personal: bool
    organisation: Words | None
    initiative: Words | None
    slug: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class OwnKey:
    """One's own key for programs; the key itself is kept nowhere."""

    id: int
    name: str
    may_write: bool
    made_at: datetime
    expires_at: datetime
    withdrawn_at: datetime | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role somebody holds in an initiative, as the page of roles shows it."""

    grant_id: int
    account_id: int
    person: str
    email: str
    role: str
    role_name: Words
    organisation: Words | None
    since: date
    until: date | None
    personal: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class RolesHere:
    """Who holds which role in an initiative, and which invitations wait, as far as one manages them."""

    roles: tuple[RoleLine, ...]
    invitations: tuple[InvitationCard, ...]
    for_all: bool  # may give roles for the whole initiative, not only for an organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountHere:
    """Somebody's account for whoever looks after an initiative."""

    id: int
    name: str
    email: str
    language: str
    is_active: bool
    has_second_factor: bool
    is_own: bool
    is_elsewhere_too: bool


@dataclass(frozen=True, slots=True)
class KeeperLine:
    """Somebody who keeps the house, for the others who do."""

    grant_id: int
    person: str
    email: str
    since: date
    is_own: bool
    is_awake: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorOf:
    """Somebody's second factor for whoever keeps the machine."""

    account_id: int
    name: str
    email: str
    language: str
    is_active: bool
    added_at: datetime | None  # None without one
    codes_left: int
