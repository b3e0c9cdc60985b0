"""What was said about things (사물마다 들은 말): for the room whose things they are.

That room answers for who reads it: a courier at a door has no account and reads what hangs on that door.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from dure.communication.models import Message


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said: by whom, when, and the words."""

    by: str
    at: datetime
    text: str


def said_about(
    kind: str, begins: str, *, initiative_id: int, most: int
) -> dict[str, tuple[Said, ...]]:
    """Key → the last words in its thread, for all things of a kind whose key begins so."""
    found: dict[str, tuple[Said, ...]] = {}
    for row in _rows(kind, begins, initiative_id).select_related("topic").order_by("pk"):
        said = Said(row.said_by, row.said_at, row.words)
        found[row.topic.key] = (*found.get(row.topic.key, ()), said)[-most:]
    return found


def newest_about(kind: str, begins: str, *, initiative_id: int) -> int:
    """A number that grows whenever something of it is said, changed or withdrawn; 0 where nothing was."""
    rows = Message.objects.within(**_where(kind, begins, initiative_id))
    newest = rows.aggregate(newest=Max("changed_at"))["newest"]
    return 0 if newest is None else int(newest.timestamp() * 1000)


def _rows(kind: str, begins: str, initiative_id: int) -> Any:
    return Message.objects.within(**_where(kind, begins, initiative_id), withdrawn_at__isnull=True)


def _where(kind: str, begins: str, initiative_id: int) -> dict[str, Any]:
    return {
        "topic__initiative_id": initiative_id,
        "topic__kind": kind,
        "topic__key__startswith": begins,
    }
