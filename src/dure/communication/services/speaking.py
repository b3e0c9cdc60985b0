"""What verbs about threads share: whose it is for the gate, the row held, who reads it."""

from datetime import datetime

from dure.communication.models import Topic, TopicReader
from dure.communication.queries.seen import seen_topic, sees, topic_row
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import subject_within
from dure.kernel.errors import Refused


def speaking_for(kind: str, key: str, initiative_id: int, organisation_id: int | None) -> Subject:
    """For the gate: somebody of an organisation speaks for it, the backbone for all of them."""
    if organisation_id is None:
        return Subject(kind, key, initiative_id)
    return subject_within(kind, key, initiative_id, organisation_id)


def in_topic(*, topic: str, organisation_id: int | None = None, **_: object) -> Subject:
    """A thread as the gate sees it, asked by its public id."""
    row = topic_row(topic)
    return speaking_for("topic", row.public_id, row.initiative_id, organisation_id)


def held_topic(actor: Actor, public_id: str) -> Topic:
    """The row, locked, for whoever sees it. Refused with `communication.no_such_topic`."""
    seen_topic(actor, public_id)
    rows = Topic.objects.everywhere("it was found and seen; now it is held")
    row: Topic = rows.select_for_update().get(public_id=public_id)
    return row


def reader_of(topic: Topic, account_id: int, *, organisation_id: int | None = None) -> TopicReader:
    """The row of somebody who reads a thread, locked; made when there is none."""
    rows = TopicReader.objects.within(topic=topic)
    row: TopicReader = rows.select_for_update().get_or_create(
        account_id=account_id,
        defaults={"topic": topic, "organisation_id": organisation_id},
    )[0]
    return row


def has_read(
    topic: Topic, actor: Actor, *, up_to: int, organisation_id: int | None, at: datetime
) -> TopicReader | None:
    """Somebody has read as far as a message; never less far than before."""
    if actor.account_id is None:
        return None
    row = reader_of(topic, actor.account_id, organisation_id=organisation_id)
    row.read_number = max(row.read_number, min(up_to, topic.count))
    row.read_at = at
    row.organisation_id = organisation_id or row.organisation_id
    row.save(update_fields=["read_number", "read_at", "organisation"])
    return row


def must_see(actor: Actor, row: Topic) -> None:
    """Refused with `communication.no_such_topic` for whoever does not see it."""
    if not sees(actor, row):
        raise Refused("communication.no_such_topic")
