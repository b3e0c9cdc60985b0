"""What overtook its visit on the way (앞질러 온 것): an undo or a look that was heard before it."""

import json
from collections.abc import Iterable
from typing import Any

from dure.programmes.care_meals.models import PhoneEvent
from dure.programmes.care_meals.types.door import Moment, Told

TOO_EARLY = ("late", "again")  # what it was answered then


def overtaken(link_id: int, fresh: Iterable[Told]) -> list[Told]:
    """What this link told before of visits that come only now: it is taken once more, behind them."""
    visits = {one.number: one.stop for one in fresh if one.kind == "visit"}
    if not visits:
        return []
    rows = PhoneEvent.objects.within(
        link_id=link_id,
        kind__in=("undo", "wellness"),
        stop_key__in=set(visits.values()),
        result__in=TOO_EARLY,
    )
    read = [_told(json.loads(row.told)) for row in rows]
    return [one for one in read if one.of in visits]


def _told(kept: dict[str, Any]) -> Told:
    return Told(**{**kept, "moment": Moment(**kept["moment"])})
