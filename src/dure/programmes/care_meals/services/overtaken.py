"""What was told before of the doors that are spoken of now, and what of it overtook its visit on the way
(앞질러 온 것): an undo or a look that was heard before it.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dure.programmes.care_meals.models import PhoneEvent
from dure.programmes.care_meals.types.door import Moment, Told

TOO_EARLY = ("late", "again")  # what it was answered then
KEPT = ("told", "link_id", "link__day_id", "result", "at")


@dataclass(frozen=True, slots=True)
class Earlier:
    """One thing that a phone told before: by which link, of which day, what became of it, and when."""

    told: Told
    link_id: int
    day_id: int
    result: str
    at: datetime


def told_before(stops: Iterable[str]) -> list[Earlier]:
    """What phones told before of these doors, in the order in which it was heard; asked once.

    A day may hold thousands of things told: what is read is of these doors alone.
    """
    rows = PhoneEvent.objects.within(stop_key__in={one for one in stops if one}).order_by("pk")
    return [Earlier(_told(told), *rest) for told, *rest in rows.values_list(*KEPT)]


def overtaken(link_id: int, fresh: Iterable[Told], before: Iterable[Earlier]) -> list[Told]:
    """What this link told before that hangs on something heard only now: it is taken once more, behind it.

    Looks and undos of a visit that was still on its way; and the visit after an undo that was, which
    was answered as the same one again, with what was seen at it.
    """
    news = {one.number: one for one in fresh if one.kind in ("visit", "undo")}
    stops = {one.stop for one in news.values()}
    read = [
        (one.told, one.result in TOO_EARLY)
        for one in before
        if one.link_id == link_id and one.told.stop in stops
    ]
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


def undone_before(before: Sequence[Earlier], day_id: int, stops: Collection[str]) -> set[str]:
    """The numbers of visits that were taken back at these doors, also of those that never stood."""
    return {one.told.of for one in _said(before, day_id, "undo") if one.told.stop in stops}


def looked_before(before: Sequence[Earlier], day_id: int) -> dict[str, tuple[str, datetime]]:
    """Stop → at which visit somebody looked there last, by its number, and when."""
    looks = _said(before, day_id, "wellness")
    return {one.told.stop: (one.told.of, one.at) for one in looks if one.result == "taken"}


def danger_before(before: Sequence[Earlier], day_id: int) -> set[str]:
    """The stops at which danger was told that day."""
    said = _said(before, day_id, "danger")
    return {one.told.stop for one in said if one.result == "taken"}


def _said(before: Sequence[Earlier], day_id: int, kind: str) -> list[Earlier]:
    return [one for one in before if one.day_id == day_id and one.told.kind == kind]


def _told(kept: str) -> Told:
    told = json.loads(kept)
    return Told(**{**told, "moment": Moment(**told["moment"])})
