"""Calendar values: a day that upper rooms hand in, and what a feed shows."""

from dataclasses import dataclass
from datetime import date, datetime

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What calendars are to show: an hour (`starts_at`, `minutes`) or a whole day (`on`).

    `uid` is the key of its thing and stays: "communication.meeting:7h3k…". It names no person. With
    `organisation_ids` only they see it; `account_id` says whose it is in the first place.
    """

    uid: str
    initiative_id: int
    kind: str
    title: Words
    starts_at: datetime | None = None
    minutes: int = 60
    on: date | None = None
    place: str = ""
    page: str = ""
    may_see: str = "see_initiative"
    organisation_ids: tuple[int, ...] = ()
    account_id: int | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCard:
    """What a calendar shows: it grows in `sequence` with each change."""

    uid: str
    kind: str
    title: Words
    starts_at: datetime | None
    ends_at: datetime | None
    on: date | None
    place: str
    page: str
    cancelled: bool
    sequence: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class FeedCard:
    """One's own calendar address: for what it is, since when, whether anybody reads it."""

    id: int
    initiative: Words | None
    organisation: Words | None
    made_at: datetime
    used_on: date | None
