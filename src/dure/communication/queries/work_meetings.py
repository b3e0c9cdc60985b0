"""Working meetings: those of an initiative, one with its times, guests, items and lines."""

from collections import Counter, defaultdict
from datetime import datetime

from django.db.models import Q, QuerySet

from dure.communication.models import (
    MeetingSlot,
    MinuteLine,
    SlotAnswer,
    WorkMeeting,
    WorkMeetingGuest,
)
from dure.communication.queries.seen import TALK
from dure.communication.queries.sight import glances
from dure.communication.rules.plain_text import pieces_of
from dure.communication.types.meetings import (
    GuestCard,
    ItemCard,
    LineCard,
    SlotCard,
    WorkMeetingCard,
    WorkMeetingPage,
)
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.words import Words

SHOWN = 60


def meetings_in(actor: Actor, *, initiative_id: int) -> tuple[WorkMeetingCard, ...]:
    """The meetings to which my organisation is invited (all of them for the backbone), latest first."""
    rows = (
        _for(actor, initiative_id).select_related("topic").order_by("-proposed_at", "-pk")[:SHOWN]
    )
    found = list(rows)
    waiting = waiting_in(actor, [row.pk for row in found], initiative_id)
    invited = Counter(
        WorkMeetingGuest.objects.within(meeting__in=found).values_list("meeting_id", flat=True)
    )
    return tuple(meeting_card(row, invited[row.pk], waits=row.pk in waiting) for row in found)


def meeting_page(actor: Actor, public_id: str) -> WorkMeetingPage:
    """One meeting. Refused with `communication.no_such_meeting`, also for whoever is not invited."""
    row = seen_meeting(actor, public_id)
    guests = list(
        WorkMeetingGuest.objects.within(meeting=row)
        .select_related("organisation")
        .order_by("organisation__name_ko")
    )
    mine = tuple(one.organisation_id for one in guests if _speaks(actor, row, one.organisation_id))
    return WorkMeetingPage(
        card=meeting_card(row, len(guests)),
        slots=_slots(row, mine[0] if mine else None),
        guests=tuple(
            GuestCard(one.organisation_id, one.organisation.name, one.answer, one.present, one.who)
            for one in guests
        ),
        items=_items(row),
        why_cancelled=row.why_cancelled,
        mine=mine,
        may_lead=bool(mine),
    )


def meetings_seen(actor: Actor, *, initiative_id: int) -> frozenset[str]:
    """The public keys of the meetings whose page is open to the actor: others get no link to it."""
    return frozenset(_for(actor, initiative_id).values_list("public_id", flat=True))


def seen_meeting(actor: Actor, public_id: str) -> WorkMeeting:
    """The row, for whoever is invited. Refused with `communication.no_such_meeting`."""
    row = meeting_row(public_id)
    if not _for(actor, row.initiative_id).filter(pk=row.pk).exists():
        raise Refused("communication.no_such_meeting")
    return row


def meeting_row(public_id: str) -> WorkMeeting:
    """The row. Refused with `communication.no_such_meeting`."""
    everywhere = WorkMeeting.objects.everywhere(
        "a meeting is asked for by its key; the gate follows"
    )
    row: WorkMeeting | None = everywhere.filter(public_id=public_id).select_related("topic").first()
    if row is None:
        raise Refused("communication.no_such_meeting")
    return row


def meetings_waiting(
    actor: Actor, *, initiative_id: int, at: datetime
) -> tuple[WorkMeetingCard, ...]:
    """Meetings that wait for my organisation's answer, or that are still to come."""
    rows = _for(actor, initiative_id).filter(
        Q(state="polling") | Q(state="called", starts_at__gte=at)
    )
    found = list(rows.select_related("topic").order_by("starts_at", "pk")[:SHOWN])
    waiting = waiting_in(actor, [row.pk for row in found], initiative_id)
    return tuple(meeting_card(row, waits=row.pk in waiting) for row in found)


def waiting_in(actor: Actor, ids: list[int], initiative_id: int) -> set[int]:
    """Those in which an organisation I speak for has not answered yet."""
    mine = own_organisations(actor, initiative_id)
    guests = WorkMeetingGuest.objects.within(meeting_id__in=ids, organisation_id__in=mine)
    open_ = guests.filter(answer="", meeting__state__in=("polling", "called"))
    return set(open_.values_list("meeting_id", flat=True))


def own_organisations(actor: Actor, initiative_id: int) -> list[int]:
    """The organisations for which the actor talks here by a role of that organisation."""
    return sorted(
        one.organisation_id
        for one in glances(actor, initiative_id)
        if TALK in one.permissions and one.organisation_id is not None
    )


def meeting_card(row: WorkMeeting, invited: int = 0, *, waits: bool = False) -> WorkMeetingCard:
    """A meeting as a list shows it."""
    return WorkMeetingCard(
        id=row.pk,
        public_id=row.public_id,
        initiative_id=row.initiative_id,
        title=row.title,
        state=row.state,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place=row.place,
        invited=invited,
        topic=row.topic.public_id if row.topic else "",
        waits_for_me=waits,
    )


def line_card(row: MinuteLine) -> LineCard:
    """A line of the minutes as others see it."""
    decision, action = row.decision, row.action
    owner = action.organisation.name if action else None
    state = action.state if action else decision.state if decision else ""
    return LineCard(
        id=row.pk,
        kind=row.kind,
        text=row.text,
        pieces=pieces_of(row.text),
        by=row.written_by,
        at=row.written_at,
        revision=row.revision,
        decision=decision.public_id if decision else "",
        action=action.public_id if action else "",
        owner=owner,
        due_on=action.due_on if action else None,
        state=state,
    )


def _for(actor: Actor, initiative_id: int) -> QuerySet[WorkMeeting]:
    """The meetings an actor sees: wide ones all, others those of their organisation."""
    seen = Q(pk__in=[])
    for one in glances(actor, initiative_id):
        if TALK in one.permissions:
            seen |= (
                Q()
                if one.organisation_id is None
                else Q(guests__organisation_id=one.organisation_id)
            )
            if one.organisation_id is None:
                seen = Q()
                break
    rows: QuerySet[WorkMeeting] = WorkMeeting.objects.within(initiative_id=initiative_id)
    return rows.filter(seen).distinct()


def _speaks(actor: Actor, row: WorkMeeting, organisation_id: int) -> bool:
    subject = Subject("work_meeting", row.public_id, row.initiative_id, organisation_id)
    return may(actor, TALK, subject)


def _slots(row: WorkMeeting, mine: int | None) -> tuple[SlotCard, ...]:
    answers: dict[int, dict[int, str]] = defaultdict(dict)
    for one in SlotAnswer.objects.within(slot__meeting=row):
        answers[one.slot_id][one.organisation_id] = one.answer
    found = []
    for slot in MeetingSlot.objects.within(meeting=row).order_by("starts_at", "number"):
        said = answers[slot.pk]
        times = Counter(said.values())
        own = said.get(mine, "") if mine else ""
        found.append(
            SlotCard(slot.number, slot.starts_at, times["yes"], times["maybe"], times["no"], own)
        )
    return tuple(found)


def _items(row: WorkMeeting) -> tuple[ItemCard, ...]:
    lines: dict[int, list[LineCard]] = defaultdict(list)
    written = MinuteLine.objects.within(item__meeting=row).order_by("pk")
    for one in written.select_related("decision", "action__organisation"):
        lines[one.item_id].append(line_card(one))
    return tuple(
        ItemCard(
            one.pk,
            one.number,
            Words(one.title_ko, one.title_en),
            one.topic.public_id if one.topic else "",
            tuple(lines[one.pk]),
        )
        for one in row.items.select_related("topic").order_by("number")
    )
