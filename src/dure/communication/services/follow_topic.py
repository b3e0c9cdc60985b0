"""Follow a thread or not, say how far one has read, settle it."""

from datetime import datetime

from django.db import transaction

from dure.communication.queries.seen import seen_topic
from dure.communication.services.speaking import has_read, held_topic, in_topic, reader_of
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused


@action("communication.topic.follow", may="talk", on=in_topic)
def follow_topic(
    actor: Actor,
    *,
    topic: str,
    follows: bool,
    organisation_id: int | None = None,
    at: datetime,
) -> Done[bool]:
    """Hear of what is said here, or no more."""
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    row = held_topic(actor, topic)
    reader = reader_of(row, actor.account_id, organisation_id=organisation_id)
    reader.follows = follows
    reader.save(update_fields=["follows"])
    return Done(follows, {"topic": topic, "follows": follows})


def mark_read(
    actor: Actor,
    *,
    topic: str,
    up_to: int,
    organisation_id: int | None = None,
    at: datetime,
) -> int:
    """I have read as far as this message; reading backwards makes nothing unread again.

    A mark of one's own that changes nothing for others: it stands in no journal.
    """
    if actor.account_id is None:
        return 0
    with transaction.atomic():
        row = seen_topic(actor, topic)
        reader = has_read(row, actor, up_to=up_to, organisation_id=organisation_id, at=at)
    return reader.read_number if reader else 0


@action("communication.topic.settle", may="talk", on=in_topic)
def settle_topic(
    actor: Actor, *, topic: str, organisation_id: int | None = None, at: datetime
) -> Done[str]:
    """Nothing is open here any more; the next message opens it again."""
    row = held_topic(actor, topic)
    if row.settled_at is None:
        row.settled_at, row.settled_by = at, actor.name
        row.save(update_fields=["settled_at", "settled_by"])
    return Done(topic, {"topic": topic})
