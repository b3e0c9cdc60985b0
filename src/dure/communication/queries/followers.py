"""Who follows a thread and still sees it: for the worker that tells them of a new message."""

from datetime import datetime

from dure.communication.models import Topic, TopicReader
from dure.communication.queries.seen import sees
from dure.ground.access.queries import actor_of_id


def followers_of(topic: str, *, at: datetime) -> list[int]:
    """The keys of the accounts; whoever does not see the thread any more is left out."""
    rows = Topic.objects.everywhere("the worker tells whoever follows")
    row = rows.filter(public_id=topic).first()
    if row is None:
        return []
    readers = TopicReader.objects.within(topic=row, follows=True)
    keys = list(readers.order_by("account_id").values_list("account_id", flat=True))
    return [key for key in keys if sees(actor_of_id(key, at=at), row)]
