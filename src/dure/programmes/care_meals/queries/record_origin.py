"""Where a record of the ledger was written: the door, the hour, and who stood there."""

from django.urls import reverse

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.kernel.clock import SEOUL
from dure.kernel.programmes import RecordOrigin
from dure.kernel.words import Words
from dure.programmes.care_meals.models import DoorVisit
from dure.programmes.care_meals.queries.kitchens import RUN, subject_of
from dure.programmes.care_meals.queries.standing import label_of

OF_DOOR = "care_meals.door_visit"
BY_COURIER = Words(
    "{label} 집 문 앞, {time} · 배달원 {who}", "at door {label}, {time} · courier {who}"
)
BY_HAND = Words(
    "{label} 집 문 앞, {time} · 담당자가 대신 적음",
    "at door {label}, {time} · written by the coordinator",
)


def record_origin(actor: Actor, source: str, slug: str) -> RecordOrigin | None:
    """The hand-over behind a record, for whoever runs the kitchen; None for all other records."""
    kind, _, rest = source.partition(":")
    if kind != OF_DOOR:
        return None
    rows = DoorVisit.objects.within(public_id=rest.partition(":")[0])
    joined = ("stop__day__kitchen", "stop__route", "link__courier")
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
