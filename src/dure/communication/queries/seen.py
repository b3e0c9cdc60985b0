"""Which threads an actor sees, and for whom they speak there."""

from datetime import date

from django.db.models import Q, QuerySet

from dure.communication.models import Topic
from dure.communication.queries.sight import glances
from dure.communication.rules.seeing import is_seen
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import members_of
from dure.kernel.errors import Refused

TALK = "talk"


def topics_for(actor: Actor, initiative_id: int) -> QuerySet[Topic]:
    """The threads of an initiative that the actor sees, as a question that goes on."""
    seen = Q(pk__in=[])
    for one in glances(actor, initiative_id):
        mine = Q(may_see__in=sorted(one.permissions))
        if one.organisation_id is not None:
            mine &= Q(whole=True) | Q(parts__organisation_id=one.organisation_id)
        seen |= mine
    rows: QuerySet[Topic] = Topic.objects.within(initiative_id=initiative_id).filter(seen)
    return rows.distinct()


def topic_row(public_id: str) -> Topic:
    """The row. Refused with `communication.no_such_topic`."""
    everywhere = Topic.objects.everywhere("a thread is asked for by its key; the gate follows")
    row: Topic | None = everywhere.filter(public_id=public_id).first()
    if row is None:
        raise Refused("communication.no_such_topic")
    return row


def seen_topic(actor: Actor, public_id: str) -> Topic:
    """The row, for whoever sees it. Refused with `communication.no_such_topic`, also for others."""
    row = topic_row(public_id)
    if not sees(actor, row):
        raise Refused("communication.no_such_topic")
    return row


def sees(actor: Actor, row: Topic) -> bool:
    """True when the actor sees this thread."""
    seen = glances(actor, row.initiative_id)
    return is_seen(seen, may_see=row.may_see, organisations=parts_of(row))


def parts_of(row: Topic) -> tuple[int, ...]:
    """The organisations that see a thread which not everybody sees."""
    if row.whole:
        return ()
    return tuple(row.parts.order_by("organisation_id").values_list("organisation_id", flat=True))


def voice_in(actor: Actor, initiative_id: int, on: date) -> int | None:
    """The organisation for which somebody speaks here: their own, else the backbone's."""
    own = sorted(
        reach.organisation_id
        for reach in actor.reaches
        if TALK in reach.permissions
        and reach.organisation_id is not None
        and reach.initiative_id in (None, initiative_id)
    )
    if own:
        return own[0]
    backbone = [
        one.organisation.id for one in members_of(initiative_id, on) if one.part == "backbone"
    ]
    return backbone[0] if backbone else None


def may_speak(actor: Actor, initiative_id: int, organisation_id: int | None) -> bool:
    """True when the actor may speak for this organisation here."""
    return may(actor, TALK, Subject("topic", "any", initiative_id, organisation_id))
