"""The journal's end: what was written since, for those who follow it with a cursor.

An id is given before its transaction ends, so a smaller one may become visible after a larger one. Whoever
follows the end keeps the ids that are missing, and asks for them again for a while.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from dure.ground.journal.models import JournalEntry
from dure.kernel.ui.live import channels_of

BECAUSE = "whoever follows the end reads keys and verbs of all initiatives, never values"
MOST = 2_000
LOOKED_BACK = 500
# Longer than any transaction of the house stays open.
PATIENCE = timedelta(seconds=120)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry, by what it is about."""

    id: int
    kind: str
    subject_id: str
    initiative_id: int | None
    verb: str
    at: datetime

    @property
    def channels(self) -> tuple[str, ...]:
        """Where it is news."""
        return channels_of(self.kind, self.subject_id, self.initiative_id, self.verb)


@dataclass(slots=True)
class Tail:
    """Follows the end of the journal; every entry is told once, also one that became visible late."""

    head: int = 0
    missing: dict[int, datetime] = field(default_factory=dict)

    def begin(self, at: datetime) -> None:
        """From the present end on; what is still on its way below it will be told too."""
        found = newest(LOOKED_BACK)
        if found:
            self.head = found[-1].id - 1
            self._passed(found[::-1], at)

    def read(self, at: datetime) -> tuple[Line, ...]:
        """What is new, oldest first, at most some thousand. One query."""
        self.missing = {id: since for id, since in self.missing.items() if at - since < PATIENCE}
        wanted = Q(id__gt=self.head) | Q(id__in=list(self.missing))
        found = _lines(
            JournalEntry.objects.everywhere(BECAUSE).filter(wanted).order_by("id")[:MOST]
        )
        self._passed(found, at)
        return found

    def _passed(self, found: Collection[Line], at: datetime) -> None:
        for line in found:
            self.missing.pop(line.id, None)
            since = max(self.head + 1, line.id - LOOKED_BACK)
            self.missing.update(dict.fromkeys(range(since, line.id), at))
            self.head = max(self.head, line.id)


def touched_since(channels: Collection[str], since: datetime) -> bool:
    """Whether one of these channels had news since then, or that is too long ago to tell. One query."""
    found = newest(LOOKED_BACK)
    if len(found) == LOOKED_BACK and found[-1].at >= since:
        return True
    return any(line.at >= since and not set(channels).isdisjoint(line.channels) for line in found)


def newest(count: int) -> tuple[Line, ...]:
    """The last entries, newest first."""
    return _lines(JournalEntry.objects.everywhere(BECAUSE).order_by("-id")[:count])


def _lines(rows: QuerySet[JournalEntry]) -> tuple[Line, ...]:
    fields = ("id", "subject_kind", "subject_id", "initiative_id", "verb", "at")
    return tuple(Line(*row) for row in rows.values_list(*fields))
