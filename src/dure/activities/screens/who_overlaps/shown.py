"""An overlap as pages show it, its thread, and who may propose to talk about it."""

from datetime import datetime, time, timedelta
from typing import Any

from dure.activities.queries import OverlapCard
from dure.activities.rules.weekly import said as times_said
from dure.activities.screens.inside import Inside
from dure.activities.screens.who_pages import age_of
from dure.communication.queries import meetings_in, topic_of
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.clock import SEOUL, day_of, now
from dure.kernel.words import Words

KIND = "activities.overlap"
WEEK = timedelta(weeks=1)
FIRST_WORD = Words(
    "같은 분들을 같은 때에 만나고 있어요. 어떻게 나눌지 함께 정하면 좋겠어요.",
    "We meet the same people at the same time. Let us agree on how to share it.",
)


def overlap_shown(card: OverlapCard) -> dict[str, Any]:
    """Both sides, when each is there, when both are, and how old what is known is."""
    today = day_of(now())
    return {
        "card": card,
        "times": times_said(card.times),
        "first_times": times_said(card.first.weekly),
        "second_times": times_said(card.second.weekly),
        "first_age": age_of(card.first.confirmed_at, today),
        "second_age": age_of(card.second.confirmed_at, today),
    }


def speaks_for(actor: Actor, where: Inside, card: OverlapCard) -> tuple[bool, int | None]:
    """Whether somebody may propose here, and for which of the two; None for all of them."""
    here = where.initiative.id
    if may(actor, "talk", Subject("overlap", card.key, here)):
        return True, None
    for home in sorted(card.organisations):
        if may(actor, "talk", Subject("overlap", card.key, here, home)):
            return True, home
    return False, None


def suggested(at: datetime) -> dict[str, str]:
    """In a week at ten, and a first word, both to be changed."""
    day = at.astimezone(SEOUL).date() + WEEK
    slot = datetime.combine(day, time(10), tzinfo=SEOUL)
    return {"first": slot.strftime("%Y-%m-%dT%H:%M"), "message": str(FIRST_WORD)}


def thread_of(actor: Actor, where: Inside, card: OverlapCard) -> dict[str, Any]:
    """The thread of this overlap, if there is one and it may be seen, and the meetings about it."""
    here = where.initiative.id
    topic = topic_of(actor, KIND, card.key, initiative_id=here)
    if topic is None:
        return {"topic": None, "meetings": ()}
    known = meetings_in(actor, initiative_id=here)
    return {"topic": topic, "meetings": [one for one in known if one.topic == topic.public_id]}
