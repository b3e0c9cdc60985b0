"""Referrals (연계 의뢰): what is told when one is sent, and what its pages show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDraft:
    """What somebody wants to send: whom, to whom, for what, and which items of data.

    `told` are the texts written for this referral, by item; what the register knows is not written
    again. `address` is where a partner without an account reads mail.
    """

    initiative_id: int
    sender_id: int
    recipient_id: int
    person_id: int
    kind: str
    place_code: str
    items: tuple[str, ...]
    told: Mapping[str, str] = field(default_factory=dict)
    service_id: int | None = None
    address: str = ""

    def __repr__(self) -> str:
        return f"ReferralDraft(to {self.recipient_id})"


@dataclass(frozen=True, slots=True)
class ParcelLine:
    """One item of what travels, in the words in which it will be read."""

    item: str
    name: Words
    text: Words
    sensitive: bool = False

    def __repr__(self) -> str:
        return f"ParcelLine({self.item})"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Parcel (전해질 정보): all that travels, item by item; its mark tells whether anything changed."""

    lines: tuple[ParcelLine, ...]
    mark: str

    def __repr__(self) -> str:
        return f"Parcel({self.mark[:8]})"


@dataclass(frozen=True, slots=True)
class ItemAsked:
    """An item that could travel: whether consent covers it today, and what the register knows of it."""

    item: str
    name: Words
    agreed: bool
    sensitive: bool
    is_written: bool  # told for this referral; the register knows nothing of it
    known: bool = False


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a referral: what was done, by whom, for whom, when."""

    kind: str
    what: Words
    at: datetime
    by: str
    organisation: Words | None
    reason: Words | None = None
    note: str = ""
    happened_on: date | None = None
    via_link: bool = False

    def __repr__(self) -> str:
        return f"StepLine({self.kind})"


@dataclass(frozen=True, slots=True)
class ReferralCard:
    """One referral without anything personal: its ways, its state, what it waits for."""

    id: int
    public_id: str
    initiative_id: int
    sender_id: int
    sender: Words
    recipient_id: int
    recipient: Words
    kind: str
    kind_name: Words
    service: Words | None
    place_code: str
    state: str
    state_since: datetime
    sent_at: datetime
    person_id: int | None
    due_on: date | None = None
    late: bool = False
    climbed: bool = False
    ended: Words | None = None

    @property
    def is_open(self) -> bool:
        """True while somebody is expected to do something."""
        return self.due_on is not None

    @property
    def waits_for_recipient(self) -> bool:
        """All open states wait for the one who was asked."""
        return self.is_open


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """One referral for somebody who may see it: their side, its steps, what they may do next."""

    card: ReferralCard
    side: str  # sender, recipient, backbone
    steps: tuple[StepLine, ...]
    may: frozenset[str]
    link: "LinkState | None" = None


@dataclass(frozen=True, slots=True)
class Content:
    """What the reader may see of the data: the lines, or why there are none.

    `why` is "" (all of it), `some` (a part of the consent has ended), `ended` (consent has ended),
    `over` (the referral is over), `forgotten`.
    """

    lines: tuple[ParcelLine, ...]
    why: str = ""

    def __repr__(self) -> str:
        return f"Content({len(self.lines)} lines)"


@dataclass(frozen=True, slots=True)
class LinkState:
    """A link to a partner without an account: where it went (masked), and whether it was opened."""

    masked_address: str
    made_at: datetime
    expires_at: datetime
    is_open: bool
    known_at: datetime | None
    came_back: bool = False  # nobody lives at that address


@dataclass(frozen=True, slots=True)
class PartnerLink:
    """A link as its page needs it: to which referral, for whom; no personal data."""

    id: int
    referral_id: int
    public_id: str
    initiative_id: int
    sender: Words
    recipient_id: int
    recipient: Words
    kind_name: Words
    masked_address: str
    standing: str  # open, ended
    state: str
    ended: Words | None
    made_by_id: int
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How somebody answers: a code where one is needed, a note, a day, who (by link)."""

    code: str = ""
    note: str = ""
    on: date | None = None
    by: str = ""

    def __repr__(self) -> str:
        return f"Answered({self.code})"
