"""Before a working meeting (회의 잡기): when everybody can, the hour, who comes, calling it off."""

from collections.abc import Mapping
from datetime import datetime

from dure.communication.models import MeetingSlot, SlotAnswer, WorkMeeting, WorkMeetingGuest
from dure.communication.queries.seen import seen_topic
from dure.communication.queries.work_meetings import meeting_card
from dure.communication.rules.plain_text import one_line
from dure.communication.services.days_of_talk import keep_meeting
from dure.communication.services.held_meeting import (
    add_item,
    changed,
    held_meeting,
    in_meeting,
    not_over,
)
from dure.communication.services.propose_meeting import good_slots
from dure.communication.types.meetings import WorkMeetingCard
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused

ANSWERS = frozenset({"yes", "maybe", "no"})


@action("communication.meeting.answer_slots", may="talk", on=in_meeting)
def answer_slots(
    actor: Actor,
    *,
    meeting: str,
    organisation_id: int,
    answers: Mapping[int, str],
    at: datetime,
) -> Done[int]:
    """When our organisation can. Refused: `.not_invited`, `.no_such_answer`, `.not_asked_any_more`."""
    row = held_meeting(actor, meeting)
    if row.state != "polling":
        raise Refused("communication.not_asked_any_more")
    guest = guest_of(row, organisation_id)
    slots = {slot.number: slot for slot in MeetingSlot.objects.within(meeting=row)}
    if not set(answers.values()) <= ANSWERS or not set(answers) <= set(slots) or not answers:
        raise Refused("communication.no_such_answer")
    for number, answer in sorted(answers.items()):
        SlotAnswer.objects.within(slot=slots[number]).update_or_create(
            slot=slots[number], organisation_id=organisation_id, defaults={"answer": answer}
        )
    guest.answer = "yes" if {"yes", "maybe"} & set(answers.values()) else "no"
    guest.answered_at = at
    guest.save(update_fields=["answer", "answered_at"])
    return Done(len(answers), {"meeting": meeting, "answers": len(answers)})


@action("communication.meeting.call", may="talk", on=in_meeting, tell=("guests",))
def call_work_meeting(
    actor: Actor,
    *,
    meeting: str,
    starts_at: datetime,
    place: str = "",
    organisation_id: int | None = None,
    at: datetime,
) -> Done[WorkMeetingCard]:
    """This is the hour: also a new one for a meeting that was called before; calendars take it over.

    Refused with `communication.slot_is_past`, `.slot_too_far`, `.meeting_is_over`.
    """
    row = not_over(held_meeting(actor, meeting))
    (row.starts_at,) = good_slots([starts_at], at)
    if place.strip():
        row.place = one_line(place, most=200)
    moved = row.state == "called"
    row.state = "called"
    changed(row, at)
    keep_meeting(row, at=at)
    noted = {"meeting": meeting, "starts_at": row.starts_at.isoformat(), "moved": moved}
    noted["guests"] = guests_of(row)
    return Done(meeting_card(row), noted)


@action("communication.meeting.answer", may="talk", on=in_meeting)
def answer_invitation(
    actor: Actor, *, meeting: str, organisation_id: int, answer: str, at: datetime
) -> Done[str]:
    """Whether our organisation comes. Refused with `communication.no_such_answer`, `.not_invited`."""
    row = held_meeting(actor, meeting)
    if answer not in ("yes", "no"):
        raise Refused("communication.no_such_answer")
    guest = guest_of(row, organisation_id)
    guest.answer, guest.answered_at = answer, at
    guest.save(update_fields=["answer", "answered_at"])
    return Done(answer, {"meeting": meeting, "answer": answer})


@action("communication.meeting.cancel", may="talk", on=in_meeting, tell=("guests",))
def cancel_work_meeting(
    actor: Actor,
    *,
    meeting: str,
    why: str,
    organisation_id: int | None = None,
    at: datetime,
) -> Done[WorkMeetingCard]:
    """It will not be, and this is why. Refused with `communication.why_needed`, `.meeting_is_over`."""
    row = not_over(held_meeting(actor, meeting))
    if not why.strip():
        raise Refused("communication.why_needed")
    row.state, row.why_cancelled = "cancelled", one_line(why, most=300)
    changed(row, at)
    keep_meeting(row, at=at)
    return Done(meeting_card(row), {"meeting": meeting, "guests": guests_of(row)})


@action("communication.meeting.add_item", may="talk", on=in_meeting)
def add_meeting_item(
    actor: Actor,
    *,
    meeting: str,
    topic: str = "",
    title: str = "",
    organisation_id: int | None = None,
    at: datetime,
) -> Done[int]:
    """One more thing to speak about: an open thread, or words of one's own."""
    row = held_meeting(actor, meeting)
    if topic:
        about = seen_topic(actor, topic)
        made = add_item(row, about, ko=about.title_ko, en=about.title_en)
    else:
        words = one_line(title, most=200)
        made = add_item(row, None, ko=words, en=words)
    row.changed_at = at
    row.save(update_fields=["changed_at"])
    return Done(made.number, {"meeting": meeting, "item": made.number})


def guest_of(row: WorkMeeting, organisation_id: int) -> WorkMeetingGuest:
    """The row of an invited organisation, locked. Refused with `communication.not_invited`."""
    rows = WorkMeetingGuest.objects.within(meeting=row, organisation_id=organisation_id)
    guest: WorkMeetingGuest | None = rows.select_for_update().first()
    if guest is None:
        raise Refused("communication.not_invited")
    return guest


def guests_of(row: WorkMeeting) -> list[int]:
    """The keys of the invited organisations."""
    return sorted(row.guests.values_list("organisation_id", flat=True))
