"""Carrying (나르기): what may be told of a courier; a route that nobody can drive begins here."""

from dure.kernel.errors import Refused
from dure.programmes.care_meals.rules.intake import check_point
from dure.programmes.care_meals.rules.times import seconds_of
from dure.programmes.care_meals.types.couriers import CourierDraft
from dure.programmes.care_meals.types.day import MODES

MOST_LOAD, MOST_TRIPS = 200, 10
FASTEST = {"walk": 8.0, "bike": 30.0, "ebike": 35.0, "car": 100.0}


def check_courier(draft: CourierDraft) -> None:
    """Refused: `care_meals.courier_name`, `.no_such_mode`, `.courier_load`, `.courier_shift`,
    `.courier_speed`, `.courier_trips`, `.courier_rest`, `.no_weekday`, `.bad_point`.
    """
    if not draft.name.strip():
        raise Refused("care_meals.courier_name")
    if draft.mode not in MODES:
        raise Refused("care_meals.no_such_mode", mode=draft.mode)
    if not 1 <= draft.load <= MOST_LOAD:
        raise Refused("care_meals.courier_load", most=MOST_LOAD)
    if draft.shift[0] >= draft.shift[1]:
        raise Refused("care_meals.courier_shift")
    if not draft.weekdays or not set(draft.weekdays) <= set(range(1, 8)):
        raise Refused("care_meals.no_weekday")
    _check_going(draft)
    for spot in (draft.start, draft.end):
        check_point(*(spot or (None, None)))


def _check_going(draft: CourierDraft) -> None:
    fastest = FASTEST[draft.mode]
    if draft.speed_kmh is not None and not 0 < draft.speed_kmh <= fastest:
        raise Refused("care_meals.courier_speed", most=f"{fastest:g}")
    if draft.most_trips is not None and not 1 <= draft.most_trips <= MOST_TRIPS:
        raise Refused("care_meals.courier_trips", most=MOST_TRIPS)
    if draft.rest is None:
        return
    minutes, opens, closes = draft.rest
    if minutes <= 0 or seconds_of(closes) - seconds_of(opens) < minutes * 60:
        raise Refused("care_meals.courier_rest", minutes=minutes)
