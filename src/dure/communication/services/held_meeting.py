"""What verbs about working meetings share: whose it is for the gate, the row held, its number raised."""

from datetime import datetime

from dure.communication.models import MeetingItem, Topic, WorkMeeting
from dure.communication.queries.work_meetings import meeting_row, seen_meeting
from dure.communication.services.speaking import speaking_for
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused

MOST_ITEMS = 40


def in_meeting(*, meeting: str, organisation_id: int | None = None, **_: object) -> Subject:
    """A meeting as the gate sees it, for the organisation that somebody speaks for."""
    row = meeting_row(meeting)
    return speaking_for("work_meeting", row.public_id, row.initiative_id, organisation_id)


def held_meeting(actor: Actor, public_id: str, *, open_only: bool = True) -> WorkMeeting:
    """The row, locked, for whoever is invited. Refused: `.no_such_meeting`, `.meeting_cancelled`."""
    seen_meeting(actor, public_id)
    rows = WorkMeeting.objects.everywhere("it was found and seen; now it is held")
    row: WorkMeeting = rows.select_for_update().get(public_id=public_id)
    if open_only and row.state == "cancelled":
        raise Refused("communication.meeting_cancelled")
    return row


def not_over(row: WorkMeeting) -> WorkMeeting:
    """The row itself. Refused with `communication.meeting_is_over`."""
    if row.state == "held":
        raise Refused("communication.meeting_is_over")
    return row


def changed(row: WorkMeeting, at: datetime) -> None:
    """Save it with the number that tells calendars to take it over."""
    row.sequence += 1
    row.changed_at = at
    row.save()


def add_item(row: WorkMeeting, topic: Topic | None, *, ko: str, en: str) -> MeetingItem:
    """One more thing to speak about, at the end; a thread stands there once."""
    if topic is not None:
        known: MeetingItem | None = row.items.filter(topic=topic).first()
        if known is not None:
            return known
    last = row.items.order_by("-number").values_list("number", flat=True).first() or 0
    if last >= MOST_ITEMS:
        raise Refused("communication.too_many_items", most=MOST_ITEMS)
    made: MeetingItem = row.items.create(number=last + 1, topic=topic, title_ko=ko, title_en=en)
    return made
