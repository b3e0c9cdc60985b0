"""The journal's end: what was written since, for whoever follows it from one moment to the next."""

from collections.abc import Collection
from dataclasses import dataclass, field, fields
from datetime import datetime

from dure.ground.journal.models import JournalEntry
from dure.ground.journal.queries.entries import JournalLine, entries_after
from dure.ground.journal.rules.following import Followed
from dure.kernel.ui.live import channels_of

BECAUSE = "whoever follows the end tells only that something changed, never what"
MOST = 2_000
LOOKED_BACK = 500


@dataclass(slots=True)
class Tail:
    """Follows the end of the journal; every entry is told once, also one that became visible late."""

    place: Followed = field(default_factory=Followed)

    def begin(self, at: datetime) -> None:
        """From the present end on; what is still on its way below it will be told too."""
        found = [line.id for line in newest(LOOKED_BACK)]
        if found:
            self.place = Followed(found[-1] - 1).after(found, at)

    def read(self, at: datetime) -> tuple[JournalLine, ...]:
        """What is new, oldest first, at most some thousand. One query, and one where keys are missing."""
        found = entries_after(self.place.head, most=MOST, also=tuple(self.place.missing))
        self.place = self.place.after([line.id for line in found], at)
        return found


def touched_since(channels: Collection[str], since: datetime) -> bool:
    """Whether one of these channels had news since then, or that is too long ago to tell. One query."""
    found = newest(LOOKED_BACK)
    if len(found) == LOOKED_BACK and found[-1].at >= since:
        return True
    wanted = set(channels)
    return any(line.at >= since and not wanted.isdisjoint(news_in(line)) for line in found)


def news_in(line: JournalLine) -> tuple[str, ...]:
    """The channels on which an entry is news."""
    return channels_of(line.subject_kind, line.subject_id, line.initiative_id, line.verb)


def newest(count: int) -> tuple[JournalLine, ...]:
    """The last entries, newest first."""
    names = [one.name for one in fields(JournalLine)]
    rows = JournalEntry.objects.everywhere(BECAUSE).order_by("-pk").values_list(*names)[:count]
    return tuple(JournalLine(*row) for row in rows)
