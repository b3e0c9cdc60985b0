"""What overtook its visit on the way (앞질러 온 것): an undo or a look that was heard before it."""

import json
from collections.abc import Iterable
from typing import Any

from dure.programmes.care_meals.models import PhoneEvent
from dure.programmes.care_meals.types.door import Moment, Told

TOO_EARLY = ("late", "again")  # what it was answered then


def overtaken(link_id: int, fresh: Iterable[Told]) -> list[Told]:
    """What this link told before that hangs on something heard only now: it is taken once more, behind it.

    Looks and undos of a visit that was still on its way; and the visit after an undo that was, which
    was answered as the same one again.
    """
    news = {one.number: one for one in fresh if one.kind in ("visit", "undo")}
    rows = PhoneEvent.objects.within(
        link_id=link_id, stop_key__in={one.stop for one in news.values()}, result__in=TOO_EARLY
    )
    read = [_told(json.loads(row.told)) for row in rows] if news else []
    undone = {one.stop: one.turn for one in news.values() if one.kind == "undo"}
    return [one for one in read if one.of in news or _came_after(one, undone)]


def _came_after(one: Told, undone: dict[str, int]) -> bool:
    return one.kind == "visit" and one.stop in undone and one.turn > undone[one.stop]


def _told(kept: dict[str, Any]) -> Told:
    return Told(**{**kept, "moment": Moment(**kept["moment"])})
