"""Costs (비용) of some routes: minutes on the way, and what trips and unaccustomed couriers weigh."""

from collections.abc import Iterable, Mapping

from dure.programmes.care_meals.rules.route_values import route_values
from dure.programmes.care_meals.types.planning import RouteFound

COUNTED = ("travel_minutes", "distance_m", "trips", "unusual_couriers")


def cost_of(routes: Iterable[RouteFound], usual: Mapping[int, int | None]) -> dict[str, float]:
    """What the routes cost; `usual` leads from a diner to the courier who always comes."""
    rows = list(routes)
    unusual = sum(
        usual.get(door.diner_id) not in {None, one.courier_id} for one in rows for door in one.doors
    )
    found = {
        "travel_minutes": round(sum(one.travel_minutes for one in rows), 1),
        "distance_m": sum(one.distance_m for one in rows),
        "trips": sum(len(one.trips) for one in rows),
        "unusual_couriers": unusual,
    }
    return found | {"total": total(found)}


def moved_by(
    cost: Mapping[str, float], before: Mapping[str, float], after: Mapping[str, float]
) -> dict[str, float]:
    """A day's cost after some of its routes changed from `before` to `after`."""
    found = {name: round(cost.get(name, 0) - before[name] + after[name], 1) for name in COUNTED}
    for name in COUNTED[1:]:
        found[name] = int(found[name])
    return found | {"total": total(found)}


def together(cost: Mapping[str, float], more: Mapping[str, float]) -> dict[str, float]:
    """What two parts of a day cost together."""
    found = {name: cost.get(name, 0) + more.get(name, 0) for name in COUNTED}
    found["travel_minutes"] = round(found["travel_minutes"], 1)
    return found | {"total": total(found)}


def total(cost: Mapping[str, float]) -> float:
    """In minutes, as the engine weighs them."""
    values = route_values()
    return round(
        cost["travel_minutes"]
        + cost["trips"] * values.trip_minutes
        + cost["unusual_couriers"] * values.usual_courier_minutes,
        1,
    )
