"""What overtook its visit on the way (앞질러 온 것): an undo or a look that was heard before it; and what
the phones of a day said before of the doors that are spoken of now.
"""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from dure.programmes.care_meals.models import DoorVisit, PhoneEvent
from dure.programmes.care_meals.types.door import Moment, Told

TOO_EARLY = ("late", "again")  # what it was answered then


def overtaken(link_id: int, fresh: Iterable[Told]) -> list[Told]:
    """What this link told before that hangs on something heard only now: it is taken once more, behind it.

    Looks and undos of a visit that was still on its way; and the visit after an undo that was, which
    was answered as the same one again, with what was seen at it.
    """
    news = {one.number: one for one in fresh if one.kind in ("visit", "undo")}
    if not news:
        return []
    stops = {one.stop for one in news.values()}
    rows = PhoneEvent.objects.within(link_id=link_id, stop_key__in=stops)
    read = [(_told(json.loads(row.told)), row.result in TOO_EARLY) for row in rows.order_by("pk")]
    undone = {one.stop: one.turn for one in news.values() if one.kind == "undo"}
    visits = {one.number for one, early in read if early and _came_after(one, undone)}
    return [
        one
        for one, early in read
        if one.number in visits
        or one.of in visits
        or (one.of in news and (early or one.kind == "wellness"))
    ]


def _came_after(one: Told, undone: dict[str, int]) -> bool:
    return one.kind == "visit" and one.stop in undone and one.turn > undone[one.stop]


def gone_before(day_id: int, stops: Collection[str], told: Collection[Told]) -> set[str]:
    """The numbers of visits that stand no more at these doors, also of those that never stood."""
    fallen = DoorVisit.objects.within(stop__public_id__in=stops, undone_at__isnull=False)
    gone = set(fallen.values_list("number", flat=True))
    undone = {one.of for one in _kept(day_id, stops, "undo")}
    return (gone | undone) - {one.number for one in told}


def looked_before(day_id: int, stops: Collection[str]) -> dict[str, tuple[str, datetime]]:
    """Stop → at which visit somebody looked there last, by its number, and when."""
    rows = _events(day_id, stops, "wellness").filter(result="taken").order_by("pk")
    return {row.stop_key: (_told(json.loads(row.told)).of, row.at) for row in rows}


def _kept(day_id: int, stops: Collection[str], kind: str) -> list[Told]:
    return [_told(json.loads(row.told)) for row in _events(day_id, stops, kind)]


def _events(day_id: int, stops: Collection[str], kind: str) -> QuerySet[PhoneEvent]:
    return PhoneEvent.objects.within(link__day_id=day_id, stop_key__in=stops, kind=kind)


def _told(kept: dict[str, Any]) -> Told:
    return Told(**{**kept, "moment": Moment(**kept["moment"])})
