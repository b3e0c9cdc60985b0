"""What a thread, a meeting, an announcement or a decision is called: for the letters that tell of it."""

from typing import Any

from dure.communication.models import Announcement, Decision, Topic, WorkMeeting
from dure.kernel.words import Words

LONGEST = 60
NAMED: dict[str, Any] = {
    "topic": Topic,
    "meeting": WorkMeeting,
    "announcement": Announcement,
    "decision": Decision,
}


def title_of(kind: str, public_id: str) -> Words | None:
    """Its title, cut where a subject line would be; None for a thing of another kind.

    None of them names a person. Whoever is told is looked at by whoever asks.
    """
    model = NAMED.get(kind)
    row = model and model.objects.everywhere("the worker tells of it").filter(public_id=public_id)
    found = row.first() if row is not None else None
    return None if found is None else Words(_short(found.title.ko), _short(found.title.en))


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
