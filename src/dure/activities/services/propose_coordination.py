"""Propose to coordinate an overlap: a thread that both see, and a time to meet."""

from datetime import datetime

from django.urls import reverse

from dure.activities.models import Service
from dure.activities.queries.overlapping import OverlapCard, overlap_card
from dure.activities.types.register import Coordination, Proposing
from dure.communication.queries import meetings_in
from dure.communication.services import open_topic, propose_meeting, say_message
from dure.communication.types.about import About
from dure.communication.types.meetings import NewMeeting
from dure.communication.types.talk import NewMessage
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

KIND = "activities.overlap"
OPEN = ("polling", "called")


def _of_overlap(*, initiative_id: int, key: str, proposing: Proposing) -> Subject:
    return Subject("overlap", key, initiative_id, proposing.organisation_id)


@action("activities.overlap.coordinate", may="talk", on=_of_overlap, tell=("guests",))
def propose_coordination(
    actor: Actor, *, initiative_id: int, key: str, proposing: Proposing, at: datetime
) -> Done[Coordination]:
    """Open the thread of this overlap for both, say a first word, and propose to meet.

    Refused with `activities.no_such_overlap`, `.not_your_overlap`, `.coordination_stands` where a
    meeting about it is called already, or as `propose_meeting` says.
    """
    card = overlap_card(actor, initiative_id, key, on=day_of(at))
    mine = proposing.organisation_id
    if mine is not None and mine not in card.organisations:
        raise Refused("activities.not_your_overlap")
    _one_at_a_time(card)
    topic = open_topic(actor, about=_about(initiative_id, card), organisation_id=mine, at=at)
    standing = meetings_in(actor, initiative_id=initiative_id)
    if any(one.topic == topic.public_id and one.state in OPEN for one in standing):
        raise Refused("activities.coordination_stands")
    if proposing.message.strip():
        message = NewMessage(  # both are asked to the meeting: that letter is enough
            text=proposing.message.strip(),
            organisation_id=mine,
            told_otherwise=frozenset(card.organisations),
        )
        say_message(actor, topic=topic.public_id, message=message, at=at)
    wanted = NewMeeting(slots=proposing.slots, place=proposing.place, organisation_id=mine)
    meeting = propose_meeting(actor, topic=topic.public_id, meeting=wanted, at=at)
    made = Coordination(topic.public_id, meeting.public_id)
    return Done(made, {"overlap": key, "topic": made.topic, "meeting": made.meeting})


def _one_at_a_time(card: OverlapCard) -> None:
    """Both may touch the button at one moment: one of them proposes, the other is told so."""
    pair = (card.first.service_id, card.second.service_id)
    list(Service.objects.within(pk__in=pair).order_by("pk").select_for_update())


def _about(initiative_id: int, card: OverlapCard) -> About:
    slug = initiative_by_id(initiative_id).slug
    return About(
        kind=KIND,
        key=card.key,
        initiative_id=initiative_id,
        words=Words(
            f"중복: {card.first.name.ko} ↔ {card.second.name.ko}",
            f"Overlap: {card.first.name.en} ↔ {card.second.name.en}",
        ),
        page=reverse("who_overlap", args=[slug, card.key]),
        may_see="talk",  # the two and the backbone; a funder looks on at the overlap, not at the talk
        organisation_ids=tuple(sorted(card.organisations)),
    )
