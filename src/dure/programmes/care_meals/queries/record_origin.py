"""Where a record of the ledger was written: the door, the hour, who stood there, or what was counted."""

from django.urls import reverse

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.kernel.clock import SEOUL
from dure.kernel.programmes import RecordOrigin
from dure.kernel.words import Words
from dure.programmes.care_meals.models import DoorVisit, Kitchen, ShiftPlace
from dure.programmes.care_meals.queries.kitchens import RUN, subject_of
from dure.programmes.care_meals.queries.standing import label_of
from dure.programmes.care_meals.rules.counted_from import CountedFrom, counted_from

OF_DOOR, OF_SHIFT, OF_COUNT = "care_meals.door_visit", "care_meals.shift", "care_meals.count"
BY_COURIER = Words(
    "{label} 집 문 앞, {time} · 배달원 {who}", "at door {label}, {time} · courier {who}"
)
BY_HAND = Words(
    "{label} 집 문 앞, {time} · 담당자가 대신 적음",
    "at door {label}, {time} · written by the coordinator",
)


def record_origin(actor: Actor, source: str, slug: str) -> RecordOrigin | None:
    """What is behind a record, for whoever runs the kitchen; None for all other records.

    A hand-over leads to its door, a shift to the sheet of its day, a counted line to what it counts.
    """
    kind, _, rest = source.partition(":")
    if kind == OF_DOOR:
        return _door(actor, rest.partition(":")[0], slug)
    if kind == OF_SHIFT:
        return _shift(actor, rest.partition(":")[0], slug)
    if kind == OF_COUNT:
        return _counted(actor, rest, slug)
    return None


def _door(actor: Actor, name: str, slug: str) -> RecordOrigin | None:
    joined = ("stop__day__kitchen", "stop__route", "link__courier")
    rows = DoorVisit.objects.within(public_id=name)
    visit: DoorVisit | None = rows.select_related(*joined).first()
    if visit is None or not may(actor, RUN, subject_of(visit.stop.day.kitchen)):
        return None
    told = BY_COURIER if visit.link else BY_HAND
    values = {
        "label": label_of(visit.stop),
        "time": f"{visit.at.astimezone(SEOUL):%H:%M}",
        "who": visit.link.courier.name if visit.link else "",
    }
    what = Words(told.ko.format(**values), told.en.format(**values))
    return RecordOrigin(what, reverse("meal_door", args=[slug, visit.stop.public_id]))


def _shift(actor: Actor, name: str, slug: str) -> RecordOrigin | None:
    if not name.isdecimal():
        return None
    rows = ShiftPlace.objects.within(pk=int(name))
    place: ShiftPlace | None = rows.select_related("shift__kitchen").first()
    if place is None:
        return None
    from_sheet = counted_from(f"hours:{place.shift.day.isoformat()}", "")
    return _page(actor, place.shift.kitchen, from_sheet, slug)


def _counted(actor: Actor, told: str, slug: str) -> RecordOrigin | None:
    kitchen_name, _, rest = told.partition(":")
    month, _, key = rest.partition(":")
    row: Kitchen | None = Kitchen.objects.within(public_id=kitchen_name).first()
    return _page(actor, row, counted_from(key, month), slug) if row is not None else None


def _page(actor: Actor, row: Kitchen, found: CountedFrom | None, slug: str) -> RecordOrigin | None:
    if found is None or not may(actor, RUN, subject_of(row)):
        return None
    args = [slug, row.public_id] if found.of_kitchen else [slug, *found.args]
    asked = found.asked.replace("{kitchen}", row.public_id)
    return RecordOrigin(found.what, reverse(found.page, args=args) + (f"?{asked}" if asked else ""))
