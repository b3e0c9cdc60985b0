"""Reasons (까닭): why a door is on no route, from what can be said for certain to what is short.

A door that no courier could reach even alone has a reason of its own. The rest is scarcity: there
are too few couriers, places on their backs or hours; then the reason says what would be enough.
"""

from collections.abc import Iterator, Sequence

from dure.engines.plans import clock_of
from dure.engines.routes.arrange import SECONDS, Ground, may_serve
from dure.engines.routes.schedule import route_of
from dure.engines.routes.types import Courier, LeftOut, Plan, Stop
from dure.engines.routes.verify import rest_fits


def hopeless(ground: Ground) -> dict[int, LeftOut]:
    """By number: the doors that no courier could serve, were it the only door of the day."""
    found = {}
    for door, stop in enumerate(ground.stops):
        why = why_never(ground, door, stop)
        if why is not None:
            found[door] = why
    return found


def why_never(ground: Ground, door: int, stop: Stop) -> LeftOut | None:
    """The first thing that stands in the way of everybody; None when somebody could come."""
    everybody = list(enumerate(ground.plan.couriers))
    if not everybody:
        return LeftOut(stop=stop.id, code="routes.nobody")
    allowed = [
        (number, one) for number, one in everybody if may_serve(one, stop, ground.home[number])
    ]
    if not allowed:
        return _forbidden(ground, stop)
    strongest = max(one.capacity for _, one in allowed)
    if strongest < stop.demand:
        values = {"portions": stop.demand, "most": strongest}
        return LeftOut(stop=stop.id, code="routes.too_many_portions", values=values)
    strong = [(number, one) for number, one in allowed if one.capacity >= stop.demand]
    faults = [_alone(ground, number, one, door) for number, one in strong]
    return None if None in faults else min((one for one in faults if one), key=_order)


def _forbidden(ground: Ground, stop: Stop) -> LeftOut:
    """Nobody may come: by what is forbidden, or for nobody works from the kitchen it eats from."""
    here = [may_serve(one, stop, stop.kitchen or "") for one in ground.plan.couriers]
    if stop.kitchen and any(here):
        return _left(stop, "routes.kitchen_without_courier", kitchen=stop.kitchen)
    return LeftOut(stop=stop.id, code="routes.all_forbidden")


def _order(left: LeftOut) -> tuple[str, float]:
    """Of several couriers' faults the one that is told: the same kind, and the nearest miss."""
    return left.code, float(left.values.get("minutes", 0))


def _alone(ground: Ground, number: int, courier: Courier, door: int) -> LeftOut | None:
    """What hinders this courier from bringing this door its meal and nothing else."""
    stop, kitchen = ground.stops[door], ground.plan.kitchens[ground.kitchens[ground.home[number]]]
    at = ground.first_door + door
    out = int(ground.seconds[number][ground.kitchens[kitchen.id], at])
    hot = ground.plan.settings.hot_minutes
    if hot is not None and out > hot * SECONDS:
        return _left(stop, "routes.too_far_for_hot", minutes=-(-out // SECONDS), most=f"{hot:g}")
    free = courier.shift[0] + ground.to_kitchen[number][kitchen.id]
    departs = max(free, kitchen.ready) + int(kitchen.loading_minutes * SECONDS)
    if departs > kitchen.closes:
        return _left(stop, "routes.kitchen_closed", kitchen=kitchen.id)
    if departs + out > stop.window[1]:
        return _left(
            stop,
            "routes.window_too_early",
            earliest=clock_of(departs + out),
            closes=clock_of(stop.window[1]),
        )
    handed = max(departs + out, stop.window[0])
    end = ground.ends.get(courier.id, ground.kitchens[kitchen.id])
    back = handed + int(stop.service_minutes * SECONDS) + int(ground.seconds[number][at, end])
    if back > courier.shift[1]:
        return _left(
            stop, "routes.shift_too_short", back=clock_of(back), ends=clock_of(courier.shift[1])
        )
    return _rest_in_the_way(ground, number, courier, door)


def _rest_in_the_way(ground: Ground, number: int, courier: Courier, door: int) -> LeftOut | None:
    """Whether the one trip and the courier's rest cannot both be had."""
    if courier.rest is None:
        return None
    stop, route = ground.stops[door], route_of(ground, number, [(door,)])
    trip = route.trips[0]
    kitchen = next(one for one in ground.plan.kitchens if one.id == trip.kitchen)
    in_time = trip.departs <= kitchen.closes and trip.visits[0].hands_over <= stop.window[1]
    if in_time and rest_fits(ground.plan, courier, route) and route.ends <= courier.shift[1]:
        return None
    return _left(stop, "routes.rest_in_the_way", minutes=f"{courier.rest.minutes:g}")


def _left(stop: Stop, code: str, **values: str | float) -> LeftOut:
    return LeftOut(stop=stop.id, code=code, values=values)


def extra_couriers(plan: Plan) -> Iterator[Plan]:
    """The plan with one courier more: a copy of one of each mode, the fewest portions first."""
    seen: set[str] = set()
    for courier in sorted(plan.couriers, key=lambda one: one.capacity):
        if courier.mode not in seen:
            seen.add(courier.mode)
            twin = courier.model_copy(update={"id": f"+{courier.mode}", "never": ()})
            yield plan.model_copy(update={"couriers": (*plan.couriers, twin)})


def shortage(plan: Plan, stops: Sequence[Stop]) -> tuple[int, int] | None:
    """Portions to be brought and the most that all trips together can carry, where that is less."""
    if any(courier.most_trips is None for courier in plan.couriers):
        return None
    most = sum(courier.capacity * (courier.most_trips or 0) for courier in plan.couriers)
    wanted = sum(stop.demand for stop in stops)
    return (wanted, most) if wanted > most else None
