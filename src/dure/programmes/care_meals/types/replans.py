"""Replans (다시 짜기): who is missing, what is proposed, what gets worse, who must be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from dure.kernel.words import Words

REPLAN_STATES: Mapping[str, Words] = {
    "working": Words("짜고 있어요", "being worked out"),
    "proposed": Words("정해 주세요", "waits for you"),
    "accepted": Words("받아들였어요", "accepted"),
    "dropped": Words("그만두었어요", "dropped"),
    "failed": Words("짜지 못했어요", "could not be worked out"),
}
AUDIENCES: Mapping[str, Words] = {
    "kitchen": Words("주방", "Kitchen"),
    "worker": Words("참여 어르신", "Older workers"),
    "courier": Words("배달원", "Couriers"),
    "diner": Words("이용 어르신", "Diners"),
    "contact": Words("가족·비상연락처", "Family and contacts"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Who is missing: couriers and workers by key, cooks by number where no roster knows them.

    `of_cooks` is how many would have cooked; `later` minutes by which the pots are late, where
    somebody knows better than the reckoning.
    """

    couriers: tuple[int, ...] = ()
    workers: tuple[int, ...] = ()
    cooks: int = 0
    of_cooks: int = 0
    later: int | None = None

    @property
    def is_nobody(self) -> bool:
        """True where nothing was said."""
        return not (self.couriers or self.workers or self.cooks or self.later)


@dataclass(frozen=True, slots=True)
class ShiftChange:
    """One line of the new roster: which hours, who does not come, and who is asked instead."""

    part: Words
    hours: str
    out: int  # worker
    instead: int | None  # worker; None: nobody can


@dataclass(frozen=True, slots=True)
class ReplanCard:
    """Replan (다시 짜기) as it is shown."""

    id: int
    public_id: str
    day: str  # its address
    state: str
    work_id: str
    missing: Missing
    ready: tuple[time, time]  # before, after
    portions: tuple[int, int]
    changes: tuple[tuple[str, Words], ...]  # worse, better or same; the sentence
    left: tuple[tuple[int, Words | None], ...]  # diners who would be on no route, and why
    shifts: tuple[ShiftChange, ...]
    told: tuple[tuple[str, int], ...]  # audience, how many of them must be told
    asked_at: datetime
    proposed_at: datetime | None
    decided_at: datetime | None
    is_stale: bool

    @property
    def state_words(self) -> Words:
        """The state in words."""
        return REPLAN_STATES[self.state]

    @property
    def seconds(self) -> int | None:
        """How long it took to propose."""
        if self.proposed_at is None:
            return None
        return round((self.proposed_at - self.asked_at).total_seconds())


@dataclass(frozen=True, slots=True)
class MessageCard:
    """DayMessage (전할 말): to whom, what, and whether it has been said."""

    id: int
    audience: str
    key: int
    name: str
    phone: str
    words: Words
    told_at: datetime | None

    def __repr__(self) -> str:
        return f"MessageCard({self.id})"
