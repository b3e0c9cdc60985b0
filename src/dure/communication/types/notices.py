"""Notices (알림): what is to be told to whom, and what a channel is handed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Purpose = Literal["service", "urgent", "advertising"]


@dataclass(frozen=True, slots=True)
class Way:
    """One way (길) to reach somebody: which channel, at which address."""

    channel: str
    address: str

    def __repr__(self) -> str:
        return f"Way({self.channel})"


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done from a notice without signing in: a verb of the registry, on one thing."""

    verb: str
    thing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """One thing to tell one recipient. The same event is told the same recipient once.

    `code` is `room.occasion`: its texts stand in that room's `notices/<occasion>/{ko,en}.txt`.
    `recipient` names whom without a name ("account:5"); `address` is where, and is kept sealed.
    With an account, its own channels and their order are used; `ways` says them outright. `purpose`
    is `urgent` for what may wake somebody, `advertising` only for what sells. `topic` is the thread
    that a reply by mail lands in; `offers` become links that need no account. `when` `later` keeps
    it for the person's digest. `consent_id` is the consent it rests on, asked again when it leaves.
    """

    event: str
    recipient: str
    address: str
    code: str
    language: str = "ko"
    values: Mapping[str, str] = field(default_factory=dict)
    initiative_id: int | None = None
    account_id: int | None = None
    purpose: Purpose = "service"
    ways: tuple[Way, ...] = ()
    occasion: str = ""  # a verb of the registry, for what was computed from the journal
    organisation_id: int | None = None
    topic: str = ""
    offers: tuple[Offer, ...] = ()
    when: Literal["now", "later"] = "now"
    consent_id: int | None = None

    def __repr__(self) -> str:
        return f"NewNotice({self.event} → {self.recipient})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """What a channel is handed. `mark` stays the same however often it is tried."""

    mark: str
    address: str
    subject: str
    text: str
    code: str = ""
    language: str = "ko"
    purpose: Purpose = "service"
    page: str = ""  # where it leads, for what is too short to say all
    values: Mapping[str, str] = field(default_factory=dict)
    reply_to: str = ""
    bounce_to: str = ""
    first_tried_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Outgoing({self.mark})"


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of handing a message over.

    `left`: taken, `provider_id` is its name there · `later`: not taken, try again · `unsure`: it was
    sent and nobody answered, it may be on its way · `refused`: this message never goes this way ·
    `gone`: nobody lives at that address any more. `why` is the other side's own code, never an address.
    """

    how: Literal["left", "later", "unsure", "refused", "gone"]
    provider_id: str = ""
    why: str = ""
    wait_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Reported:
    """What a provider says later of a message it took."""

    how: Literal["pending", "delivered", "failed", "gone"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice as a list shows it: no address, no text."""

    event: str
    recipient: str
    channel: str
    state: str
    made_at: datetime
    sent_at: datetime | None
    attempts: int
