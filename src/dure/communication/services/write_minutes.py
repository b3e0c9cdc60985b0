"""During a working meeting (회의록 쓰기): who is there, and line by line what is said or decided."""

from datetime import datetime

from dure.communication.models import Decision, MeetingItem, MinuteLine, MinuteWording, WorkMeeting
from dure.communication.queries.work_meetings import line_card, meeting_card
from dure.communication.rules.ending import ends_from
from dure.communication.rules.plain_text import plain
from dure.communication.services.held_meeting import held_meeting, in_meeting, not_over
from dure.communication.services.record_decision import record_decision
from dure.communication.services.run_meeting import guest_of
from dure.communication.services.take_on_action import taken_on
from dure.communication.types.decisions import NewAction, NewDecision
from dure.communication.types.meetings import Attended, LineCard, Mended, NewLine, WorkMeetingCard
from dure.ground.access.queries import house
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import initiatives_slugs
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

KINDS = ("note", "decision", "action")
MOST_LINE = 2_000


@action("communication.minutes.write", may="talk", on=in_meeting, tell=("owner",))
def write_line(
    actor: Actor,
    *,
    meeting: str,
    line: NewLine,
    organisation_id: int | None = None,
    at: datetime,
) -> Done[LineCard]:
    """Write one line: a note, a decision (which enters the register) or an action with owner and day.

    Two who write at one moment both keep theirs; the same press twice is one line (`mark`). A decision
    stands in the register and an action on its owner's page from this moment. Refused with
    `communication.nothing_said`, `.no_such_item`, `.owner_needed`, `.day_needed`, and what
    `take_on_action` refuses.
    """
    row = held_meeting(actor, meeting)
    item = _item(row, line.item)
    known = MinuteLine.objects.within(item=item, mark=line.mark).first()
    if known is not None:
        return Done(line_card(known), {"meeting": meeting, "again": True})
    if line.kind not in KINDS:
        raise Refused("communication.no_such_answer")
    made = _new_line(actor, item, line, at)
    if line.kind == "decision":
        made.decision = _decided(row, item, line, by=actor.name, at=at)
    elif line.kind == "action":
        made.action = taken_on(_action(row, item, line), at=at)
    made.save()
    _touched(row, at)
    noted = {"meeting": meeting, "item": line.item, "kind": line.kind, "line": made.pk}
    if made.action is not None:
        noted["owners"] = [made.action.organisation_id]
    return Done(line_card(made), noted)


@action("communication.minutes.mend", may="talk", on=in_meeting)
def mend_line(
    actor: Actor,
    *,
    meeting: str,
    mended: Mended,
    organisation_id: int | None = None,
    at: datetime,
) -> Done[LineCard]:
    """Change a note that one has read as it stands; what it said before is kept.

    Refused with `communication.line_changed` (its words are told) where somebody was a moment earlier,
    `.line_stands` for a decision or an action: those are changed where they are kept.
    """
    row = held_meeting(actor, meeting)
    rows = MinuteLine.objects.within(item__meeting=row, pk=mended.line).select_for_update(
        of=("self",)
    )
    line = rows.first()
    if line is None:
        raise Refused("communication.no_such_item")
    if line.kind != "note":
        raise Refused("communication.line_stands")
    if line.revision != mended.based_on:
        raise Refused("communication.line_changed", who=line.written_by, text=line.text[:200])
    MinuteWording.objects.create(
        line=line, revision=line.revision, text=line.text, written_by=line.written_by, until=at
    )
    line.text, line.written_by, line.account_id = (
        plain(mended.text, most=MOST_LINE),
        actor.name,
        actor.account_id,
    )
    line.revision += 1
    line.save()
    _touched(row, at)
    return Done(line_card(line), {"meeting": meeting, "line": line.pk})


@action("communication.meeting.attend", may="talk", on=in_meeting)
def mark_attendance(
    actor: Actor,
    *,
    meeting: str,
    attended: Attended,
    organisation_id: int | None = None,
    at: datetime,
) -> Done[bool]:
    """Which organisation was there, and who came for it. Refused with `communication.not_invited`."""
    row = held_meeting(actor, meeting)
    found = guest_of(row, attended.organisation_id)
    found.present = attended.present
    found.who = plain(attended.who, most=200) if attended.who.strip() else ""
    found.save(update_fields=["present", "who"])
    return Done(attended.present, {"meeting": meeting, "organisation": attended.organisation_id})


@action("communication.meeting.end", may="talk", on=in_meeting, tell=("guests",))
def end_work_meeting(
    actor: Actor, *, meeting: str, organisation_id: int | None = None, at: datetime
) -> Done[WorkMeetingCard]:
    """It is over; the minutes stand as they are and can be added to.

    Refused with `communication.hour_needed`, `.meeting_is_over`, and before it can have been held with
    `.meeting_ahead`: those invited would be told of a meeting that nobody has been to.
    """
    row = not_over(held_meeting(actor, meeting))
    if row.starts_at is None:
        raise Refused("communication.hour_needed")
    if at < ends_from(row.starts_at):
        raise Refused("communication.meeting_ahead", when=ends_from(row.starts_at))
    row.state = "held"
    _touched(row, at)
    return Done(meeting_card(row), {"meeting": meeting})


def _item(row: WorkMeeting, number: int) -> MeetingItem:
    found: MeetingItem | None = row.items.filter(number=number).select_related("topic").first()
    if found is None:
        raise Refused("communication.no_such_item")
    return found


def _new_line(actor: Actor, item: MeetingItem, line: NewLine, at: datetime) -> MinuteLine:
    return MinuteLine(
        item=item,
        kind=line.kind,
        text=plain(line.text, most=MOST_LINE if line.kind == "note" else 300),
        written_at=at,
        written_by=actor.name,
        account_id=actor.account_id,
        mark=line.mark,
    )


def _decided(
    row: WorkMeeting, item: MeetingItem, line: NewLine, *, by: str, at: datetime
) -> Decision:
    slug = initiatives_slugs(frozenset({row.initiative_id}))[row.initiative_id]
    new = NewDecision(
        source=f"communication.minutes:{item.pk}:{line.mark}",
        initiative_id=row.initiative_id,
        title=Words(line.text, line.text),
        decided_on=day_of(min(row.starts_at or at, at)),  # minutes may begin before
        decided_by=Words(f"회의 ‘{row.title_ko}’", f"Meeting “{row.title_en}”"),
        page=f"/in/{slug}/talk/meetings/{row.public_id}/",
        organisation_id=line.organisation_id,
        due_on=line.due_on,
        lifts=line.lifts,
        topic=item.topic.public_id if item.topic else "",
        recorded_by=by,
    )
    # The gate of the meeting was passed; the register is the house's.
    card = record_decision(house(), decision=new, at=at)
    found: Decision = Decision.objects.within(pk=card.id).get()
    return found


def _action(row: WorkMeeting, item: MeetingItem, line: NewLine) -> NewAction:
    if line.organisation_id is None:
        raise Refused("communication.owner_needed")
    if line.due_on is None:
        raise Refused("communication.day_needed")
    last = item.lines.filter(decision__isnull=False).select_related("decision").last()
    return NewAction(
        initiative_id=row.initiative_id,
        title=line.text,
        organisation_id=line.organisation_id,
        due_on=line.due_on,
        decision=last.decision.public_id if last and last.decision else "",
        meeting=row.public_id,
    )


def _touched(row: WorkMeeting, at: datetime) -> None:
    row.changed_at = at
    row.save(update_fields=["state", "changed_at"])
