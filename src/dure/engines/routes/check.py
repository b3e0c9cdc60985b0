"""Checks (점검): what a plan says about itself that cannot be true, each with its place."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dure.engines.plans import Fault, clock_of
from dure.engines.routes.types import Courier, Matrix, Plan, Stop

# Beyond this the search would no longer end within a morning.
MOST_STOPS = 3_000


def check_plan(plan: Plan) -> list[Fault]:
    """Every fault of a plan whose parts are well formed; empty when it can be planned."""
    faults = [*_names(plan), *_size(plan)]
    kitchens = {one.id for one in plan.kitchens}
    couriers = {one.id for one in plan.couriers}
    stops = {one.id for one in plan.stops}
    for number, courier in enumerate(plan.couriers):
        faults += _courier(f"couriers[{number}]", courier, kitchens, stops)
    for number, stop in enumerate(plan.stops):
        faults += _stop(f"stops[{number}]", stop, kitchens, couriers)
    for number, kitchen in enumerate(plan.kitchens):
        faults += _window(f"kitchens[{number}].closes", (kitchen.ready, kitchen.closes))
    for number, matrix in enumerate(plan.travel):
        faults += _matrix(f"travel[{number}]", matrix)
    return faults


def _size(plan: Plan) -> Iterator[Fault]:
    if len(plan.stops) > MOST_STOPS:
        values = {"count": len(plan.stops), "most": MOST_STOPS}
        yield Fault("routes.too_many_stops", values, place="stops")
    if not plan.kitchens:
        yield Fault("routes.no_kitchen", place="kitchens")


def _names(plan: Plan) -> Iterator[Fault]:
    """Kitchens and stops share one list of places; couriers have their own."""
    places = Counter([*(one.id for one in plan.kitchens), *(one.id for one in plan.stops)])
    couriers = Counter(one.id for one in plan.couriers)
    for kind, counted in (("stops", places), ("couriers", couriers)):
        for name, times in counted.items():
            if times > 1:
                yield Fault("plans.id_twice", {"id": name}, place=kind)
    for mode, times in Counter(one.mode for one in plan.travel).items():
        if times > 1:
            yield Fault("routes.mode_twice", {"mode": mode}, place="travel")


def _courier(place: str, courier: Courier, kitchens: set[str], stops: set[str]) -> Iterator[Fault]:
    yield from _window(f"{place}.shift", courier.shift)
    yield from _known(f"{place}.kitchen", [courier.kitchen], kitchens)
    yield from _known(f"{place}.never", courier.never, stops)
    if courier.rest is not None:
        opens, closes = courier.rest.between
        if closes - opens < courier.rest.minutes * 60:
            values = {"minutes": f"{courier.rest.minutes:g}", "from": clock_of(opens)}
            values["until"] = clock_of(closes)
            yield Fault("routes.rest_too_long", values, place=f"{place}.break")


def _stop(place: str, stop: Stop, kitchens: set[str], couriers: set[str]) -> Iterator[Fault]:
    yield from _window(f"{place}.window", stop.window)
    yield from _known(f"{place}.kitchen", [stop.kitchen], kitchens)
    yield from _known(f"{place}.usual", [stop.usual], couriers)
    yield from _known(f"{place}.only", stop.only, couriers)
    for number, pause in enumerate(stop.pauses):
        if pause.since and pause.until and pause.until < pause.since:
            values = {"since": str(pause.since), "until": str(pause.until)}
            yield Fault("routes.pause_backwards", values, place=f"{place}.pauses[{number}]")


def _window(place: str, window: tuple[int, int]) -> Iterator[Fault]:
    if window[1] < window[0]:
        values = {"from": clock_of(window[0]), "until": clock_of(window[1])}
        yield Fault("plans.window_backwards", values, place=place)


def _known(place: str, names: Sequence[str | None], known: set[str]) -> Iterator[Fault]:
    for name in names:
        if name is not None and name not in known:
            yield Fault("plans.unknown_id", {"id": name}, place=place)


def _matrix(place: str, matrix: Matrix) -> Iterator[Fault]:
    size = len(matrix.places)
    for word, rows in (("seconds", matrix.seconds), ("metres", matrix.metres)):
        if rows is not None and (len(rows) != size or any(len(row) != size for row in rows)):
            yield Fault("routes.matrix_not_square", {"size": size}, place=f"{place}.{word}")
    for name, times in Counter(matrix.places).items():
        if times > 1:
            yield Fault("plans.id_twice", {"id": name}, place=f"{place}.places")
