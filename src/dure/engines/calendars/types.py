"""What a calendar shows."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event: an hour (`starts_at`, `ends_at`) or a whole day (`on`).

    `uid` stays the same for ever, `sequence` grows with each change; `cancelled` tells programs that
    took it over to strike it out.
    """

    uid: str
    title: str
    changed_at: datetime
    sequence: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    on: date | None = None
    place: str = ""
    about: str = ""
    address: str = ""
    cancelled: bool = False
