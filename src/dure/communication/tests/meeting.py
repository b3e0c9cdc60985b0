"""A meeting of the kitchen and the welfare centre about a door both deliver to."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dure.communication.services import propose_meeting, write_line
from dure.communication.tests.talking import bada, haneul, thread
from dure.communication.types import (
    LineCard,
    NewLine,
    NewMeeting,
    TopicCard,
    WorkMeetingCard,
)
from dure.ground.journal.types import Actor
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.clock import SEOUL

THURSDAY = datetime(2026, 11, 26, 14, 0, tzinfo=SEOUL)
FRIDAY = THURSDAY + timedelta(days=1)
NEXT_WEEK = date(2026, 12, 3)


@dataclass(frozen=True)
class Table:
    """Who sits at the table, what they speak about."""

    here: Village
    haneul: Actor
    bada: Actor
    topic: TopicCard
    meeting: WorkMeetingCard

    def written(self, kind: str, text: str, mark: str, by: Actor | None = None, **more) -> LineCard:
        """Somebody writes a line of the minutes under the first item."""
        line = NewLine(item=1, kind=kind, text=text, mark=mark, **more)
        who, of = (by or self.haneul), self.here.kitchen.pk
        if by is not None and by.account_id == self.bada.account_id:
            of = self.here.welfare.pk
        key = self.meeting.public_id
        return write_line(who, meeting=key, line=line, organisation_id=of, at=NOW)


def table(*slots: datetime) -> Table:
    """They are invited; with several slots they are still asked when they can."""
    here = village()
    one, other = haneul(here), bada(here)
    both = (here.kitchen.pk, here.welfare.pk)
    topic = thread(here, one, organisation_ids=both)
    new = NewMeeting(slots=slots or (THURSDAY,), organisation_id=here.kitchen.pk)
    meeting = propose_meeting(one, topic=topic.public_id, meeting=new, at=NOW)
    return Table(here, one, other, topic, meeting)
