"""Notices (알림): what is to be told to whom, and what a channel is handed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """One thing to tell one recipient. The same event is told the same recipient once.

    `code` is `room.occasion`: its texts stand in that room's `notices/<occasion>/{ko,en}.txt`.
    `recipient` names whom without a name ("account:5"); `address` is where, and is kept sealed.
    """

    event: str
    recipient: str
    address: str
    code: str
    language: str = "ko"
    values: Mapping[str, str] = field(default_factory=dict)
    initiative_id: int | None = None
    account_id: int | None = None

    def __repr__(self) -> str:
        return f"NewNotice({self.event} → {self.recipient})"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What a channel is handed. `mark` stays the same however often it is tried."""

    mark: str
    address: str
    subject: str
    text: str

    def __repr__(self) -> str:
        return f"Outgoing({self.mark})"


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
