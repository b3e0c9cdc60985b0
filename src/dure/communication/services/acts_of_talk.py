"""What can be done about talk from a notice, without signing in: an announcement read, a time chosen."""

from datetime import datetime

from dure.communication.models import Announcement, MeetingSlot, WorkMeetingGuest
from dure.communication.queries.announcements import seen_announcement
from dure.communication.queries.work_meetings import own_organisations, seen_meeting
from dure.communication.services.read_announcement import read_announcement
from dure.communication.services.run_meeting import answer_slots
from dure.communication.types.acts import Act, LinkHolder, Shown, register_act
from dure.ground.access.queries import actor_of_id
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.ui.figures import moment
from dure.kernel.words import Words

READ_ANNOUNCEMENT, CHOOSE_TIME = (
    "communication.announcement.read",
    "communication.meeting.answer_slots",
)
NEVER = "none"


def _as(holder: LinkHolder, at: datetime) -> Actor:
    """The account the notice was written to, with today's rights."""
    if holder.account_id is None:
        raise Refused("communication.link_is_over")
    return actor_of_id(holder.account_id, at=at)


def _announcement(holder: LinkHolder, at: datetime) -> Shown:
    row = _standing(_as(holder, at), holder)
    ask = Words("공지를 읽으셨나요?", "Have you read the announcement?")
    return Shown(ask, row.title)


def _standing(actor: Actor, holder: LinkHolder) -> Announcement:
    """The announcement, unless it was taken back: nobody is asked to read what is not valid any more."""
    row = seen_announcement(actor, holder.thing)
    if row.withdrawn_at is not None:
        raise Refused("communication.announcement_not_valid")
    return row


def _has_read(holder: LinkHolder, choice: str, at: datetime) -> Words:
    del choice
    actor = _as(holder, at)
    read_announcement(actor, announcement=_standing(actor, holder).public_id, at=at)
    return Words("읽었다고 알렸어요.", "Noted that you have read it.")


def _times(holder: LinkHolder, at: datetime) -> Shown:
    row = seen_meeting(_as(holder, at), holder.thing)
    if row.state != "polling":
        raise Refused("communication.not_asked_any_more")
    slots = MeetingSlot.objects.within(meeting=row).order_by("number")
    choices = [
        (str(one.number), Words(moment(one.starts_at), moment(one.starts_at, "en")))
        for one in slots
    ]
    none = (NEVER, Words("어느 때도 어려워요", "None of these"))
    return Shown(Words("언제 되세요?", "When can you come?"), row.title, (*choices, none))


def _chosen(holder: LinkHolder, choice: str, at: datetime) -> Words:
    actor = _as(holder, at)
    row = seen_meeting(actor, holder.thing)
    numbers = MeetingSlot.objects.within(meeting=row).values_list("number", flat=True)
    if choice == NEVER:
        answers = dict.fromkeys(numbers, "no")
    elif choice in {str(one) for one in numbers}:
        answers = {int(choice): "yes"}
    else:
        raise Refused("communication.no_such_answer")
    mine = own_organisations(actor, row.initiative_id)
    invited = WorkMeetingGuest.objects.within(meeting=row, organisation_id__in=mine)
    for organisation_id in invited.values_list("organisation_id", flat=True):
        answer_slots(
            actor,
            meeting=holder.thing,
            organisation_id=organisation_id,
            answers=answers,
            at=at,
        )
    return Words("알렸어요. 고맙습니다.", "Noted, thank you.")


register_act(Act(READ_ANNOUNCEMENT, Words("읽었어요", "I have read it"), _announcement, _has_read))
register_act(Act(CHOOSE_TIME, Words("되는 때 고르기", "Choose a time"), _times, _chosen, days=60))
