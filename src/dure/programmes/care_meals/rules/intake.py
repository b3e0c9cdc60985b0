"""What may be told of a door, an order and a need."""

from datetime import date

from dure.kernel.errors import Refused
from dure.programmes.care_meals.rules.allergens import allergens_on
from dure.programmes.care_meals.rules.needs import diets_on
from dure.programmes.care_meals.types.diners import KINDS, Door, NeedDraft, OrderDraft

MOST_PORTIONS = 20
KOREA = ((32.5, 39.0), (124.0, 132.0))  # latitude and longitude; outside is a typing mistake


def check_door(door: Door) -> None:
    """Refused: `care_meals.door_window`, `care_meals.door_minutes`, `care_meals.bad_point`."""
    if door.opens is not None and door.closes is not None and door.opens >= door.closes:
        raise Refused("care_meals.door_window")
    if not 0 <= door.minutes <= 60:
        raise Refused("care_meals.door_minutes", minutes=door.minutes)
    check_point(door.latitude, door.longitude)


def check_point(latitude: float | None, longitude: float | None) -> None:
    """Both or neither, and in Korea. Refused: `care_meals.bad_point`."""
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None or not _inside(latitude, longitude):
        raise Refused("care_meals.bad_point")


def check_order(order: OrderDraft) -> None:
    """Refused: `care_meals.no_such_meal`, `care_meals.bad_portions`, `care_meals.no_weekday`."""
    if order.kind not in KINDS:
        raise Refused("care_meals.no_such_meal", kind=order.kind)
    if not 0 <= order.portions <= MOST_PORTIONS:
        raise Refused("care_meals.bad_portions", portions=order.portions, most=MOST_PORTIONS)
    if order.portions and not order.weekdays:
        raise Refused("care_meals.no_weekday")
    if not set(order.weekdays) <= set(range(1, 8)):
        raise Refused("care_meals.no_weekday")


def check_need(need: NeedDraft) -> None:
    """By the lists the kitchen cooks by: what it does not know, it cannot leave out.

    Refused: `care_meals.no_such_diet`, `care_meals.bad_texture`, `care_meals.bad_allergen`.
    """
    if need.diet and need.diet not in diets_on(need.since):
        raise Refused("care_meals.no_such_diet", diet=need.diet)
    if not 0 <= need.texture <= 7:
        raise Refused("care_meals.bad_texture", texture=need.texture)
    for code in need.allergens:
        if code not in allergens_on(need.since):
            raise Refused("care_meals.bad_allergen", allergen=code[:30])


def check_span(since: date, until: date | None) -> None:
    """Refused: `care_meals.ends_before_it_begins`."""
    if until is not None and until <= since:
        raise Refused(
            "care_meals.ends_before_it_begins", since=since.isoformat(), until=until.isoformat()
        )


def _inside(latitude: float, longitude: float) -> bool:
    (south, north), (west, east) = KOREA
    return south <= latitude <= north and west <= longitude <= east
