"""What a thumb types into the food log: a reading, samples, a delivery, a recall."""

from django.http import QueryDict

from dure.kernel.errors import Refused
from dure.kernel.ui.days import day_written
from dure.programmes.care_meals.screens.at_kitchen import AtKitchen, decimal_of, moment_of
from dure.programmes.care_meals.types.kitchen_log import Delivery, Reading, RecallDraft, Stored


def told_reading(given: QueryDict, where: AtKitchen) -> Reading:
    """A temperature. Refused: `care_meals.no_such_temperature`, `care_meals.read_when`."""
    return Reading(
        point=given.get("point", ""),
        celsius=decimal_of(given.get("celsius", "")),
        dish=given.get("dish", ""),
        minutes=whole(given.get("minutes", ""), digits=4),
        deed=given.get("deed", ""),
        route=whole(given.get("route", ""), digits=4),
        read_at=moment_of(given.get("clock", ""), where),
        corrects=whole(given.get("corrects", "")),
    )


def told_samples(given: QueryDict, where: AtKitchen) -> Stored:
    """The dishes that went into the freezer. Refused as `told_reading`."""
    cold = decimal_of(given.get("celsius", ""))
    return Stored(tuple(given.getlist("dish")), cold, moment_of(given.get("clock", ""), where))


WHOLE = {"yes": True, "no": False}


def told_delivery(given: QueryDict) -> Delivery:
    """What came. Refused: `care_meals.no_such_temperature`, `care_meals.delivery_day`."""
    typed, day = given.get("celsius", ""), given.get("use_by", "")
    use_by = day_written(day) if day else None
    if day and use_by is None:
        raise Refused("care_meals.delivery_day")
    return Delivery(
        item=given.get("item", ""),
        keeps=given.get("keeps", ""),
        celsius=decimal_of(typed) if typed.strip() else None,
        whole=WHOLE.get(given.get("whole", "")),
        use_by=use_by,
        origin=given.get("origin", ""),
        amount=given.get("amount", ""),
        supplier=given.get("supplier", ""),
    )


def told_recalls(given: QueryDict) -> tuple[RecallDraft, ...]:
    """The meals that were ticked, kind by kind: lunch boxes, side dishes, meals in the hall."""
    reason, note = given.get("reason", "late"), given.get("note", "")
    by_kind: dict[str, list[str]] = {}
    for one in given.getlist("meal"):
        kind, _, diner = one.rpartition(":")
        by_kind.setdefault(kind, []).append(diner)
    return tuple(RecallDraft(tuple(found), kind, reason, note) for kind, found in by_kind.items())


def whole(told: str, *, digits: int = 9) -> int | None:
    """A whole number; None where it is none."""
    return int(told) if told.isdecimal() and len(told) <= digits else None
