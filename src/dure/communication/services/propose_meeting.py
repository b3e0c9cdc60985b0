"""Propose a working meeting (회의 제안) out of a thread: when could it be, who comes?"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from dure.communication.models import MeetingSlot, Topic, WorkMeeting, WorkMeetingGuest
from dure.communication.queries.seen import parts_of, seen_topic
from dure.communication.queries.work_meetings import meeting_card
from dure.communication.rules.plain_text import one_line
from dure.communication.services.days_of_talk import keep_meeting
from dure.communication.services.held_meeting import add_item
from dure.communication.services.speaking import in_topic
from dure.communication.types.meetings import NewMeeting, WorkMeetingCard
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import subject_within
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.words import Words

MOST_SLOTS = 12
MINUTES = range(10, 601)
FURTHEST = timedelta(days=730)


def _of_new(*, topic: str, meeting: NewMeeting, **_: Any) -> Subject:
    return in_topic(topic=topic, organisation_id=meeting.organisation_id)


@action("communication.meeting.propose", may="talk", on=_of_new, tell=("guests",))
def propose_meeting(
    actor: Actor, *, topic: str, meeting: NewMeeting, at: datetime
) -> Done[WorkMeetingCard]:
    """Propose it. With one time it is called at once, with several the guests say when they can.

    Refused: `communication.no_such_topic`, `.slots_needed`, `.slot_is_past`, `.too_long_meeting`,
    `.guests_needed`, `organisations.not_a_member`.
    """
    row = seen_topic(actor, topic)
    slots = good_slots(meeting.slots, at)
    if meeting.minutes not in MINUTES:
        raise Refused("communication.too_long_meeting", least=MINUTES[0], most=MINUTES[-1])
    guests = _guests(row, meeting)
    made = _made(actor, row, meeting, slots, at)
    WorkMeetingGuest.objects.bulk_create(
        WorkMeetingGuest(meeting=made, organisation_id=each) for each in guests
    )
    MeetingSlot.objects.bulk_create(
        MeetingSlot(meeting=made, number=n, starts_at=when) for n, when in enumerate(slots, 1)
    )
    add_item(made, row, ko=row.title_ko, en=row.title_en)
    for key in meeting.topics:
        further = seen_topic(actor, key)
        add_item(made, further, ko=further.title_ko, en=further.title_en)
    keep_meeting(made, at=at)
    noted = {"meeting": made.public_id, "topic": topic, "guests": guests, "slots": len(slots)}
    return Done(meeting_card(made, len(guests)), noted)


def good_slots(slots: Sequence[datetime], at: datetime) -> list[datetime]:
    """The times in their order, each once. Refused: `.slots_needed`, `.slot_is_past`, `.slot_too_far`."""
    found = sorted(set(slots))
    if not 1 <= len(found) <= MOST_SLOTS:
        raise Refused("communication.slots_needed", most=MOST_SLOTS)
    if found[0] <= at:
        raise Refused("communication.slot_is_past")
    if found[-1] > at + FURTHEST:
        raise Refused("communication.slot_too_far")
    return found


def _guests(row: Topic, meeting: NewMeeting) -> list[int]:
    asked = set(meeting.organisation_ids) or set(parts_of(row))
    if meeting.organisation_id is not None:
        asked.add(meeting.organisation_id)
    if not asked:
        raise Refused("communication.guests_needed")
    for each in sorted(asked):
        subject_within("work_meeting", "new", row.initiative_id, each)
    return sorted(asked)


def _made(
    actor: Actor, row: Topic, meeting: NewMeeting, slots: list[datetime], at: datetime
) -> WorkMeeting:
    title = meeting.title or Words(row.title_ko, row.title_en)
    place = one_line(meeting.place, most=200) if meeting.place.strip() else ""
    made: WorkMeeting = WorkMeeting.objects.create(
        public_id=public_id(),
        initiative_id=row.initiative_id,
        topic=row,
        title_ko=one_line(title.ko, most=200),
        title_en=one_line(title.en or title.ko, most=200),
        place=place,
        state="called" if len(slots) == 1 else "polling",
        starts_at=slots[0] if len(slots) == 1 else None,
        minutes=meeting.minutes,
        proposed_at=at,
        changed_at=at,
        proposed_by_id=actor.account_id,
    )
    return made
