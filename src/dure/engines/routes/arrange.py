"""Arrangements (배차 틀): from a day's plan to problems that the solver can take.

The solver knows loads, windows and how long a tour may be, but neither how long a meal stays hot on
one of several trips nor a rest. Where meals must arrive hot, each trip is therefore a van of its
own: the time that a courier works is cut into slots, and a slot ends early enough to come back
from the last door. How much is kept for the way back is a guess, so several are tried; the times
that stand in the result are computed afterwards, door by door, and do not rest on the guess.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dure.engines.plans import DAY_SECONDS
from dure.engines.routes.homes import Home, home_choices
from dure.engines.routes.problem import NEVER, Depot, Door, Problem, Table, Van, Whole
from dure.engines.routes.travel import ways_in, ways_of
from dure.engines.routes.types import Courier, Kitchen, Plan, Stop

SECONDS = 60
MOST_RELOADS = 20
# Shares of the doors from which a courier is back in the time that a slot keeps for it.
BACK_IN_TIME = (1.0, 0.7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Ground (바탕): what all arrangements of a plan share.

    Places are numbered: a kitchen to leave (two for each: one to leave, one to end at), the
    couriers' own ends, then the doors. `seconds` and `metres` are bare ways by courier.
    """

    plan: Plan
    stops: Sequence[Stop]
    kitchens: dict[str, int]
    ends: dict[str, int]
    seconds: Sequence[Whole]
    metres: Sequence[Whole]
    to_kitchen: Sequence[dict[str, int]]
    home: Sequence[str]

    @property
    def first_door(self) -> int:
        return 2 * len(self.kitchens) + len(self.ends)


def ground_of(plan: Plan, stops: Sequence[Stop], home: Home | None = None) -> Ground:
    """Travel between all places, once for each courier, and the kitchen each works from."""
    kitchens = {kitchen.id: number for number, kitchen in enumerate(plan.kitchens)}
    with_ends = [courier.id for courier in plan.couriers if courier.end is not None]
    ends = {name: 2 * len(kitchens) + number for number, name in enumerate(with_ends)}
    places = [
        *(list(kitchens) * 2),
        *(f"{name}:end" for name in ends),
        *(stop.id for stop in stops),
    ]
    ways = ways_of(plan)
    tables = [ways.table(courier, places) for courier in plan.couriers]
    return Ground(
        plan=plan,
        stops=stops,
        kitchens=kitchens,
        ends=ends,
        seconds=[seconds for seconds, _ in tables],
        metres=[metres for _, metres in tables],
        to_kitchen=[ways_in(plan, courier) for courier in plan.couriers],
        home=home or home_choices(plan, stops)[0],
    )


def arrangements(ground: Ground) -> list[Problem]:
    """The problems worth trying; the first is the most careful one."""
    found: list[Problem] = []
    for late_rest in (False, True):
        for share in BACK_IN_TIME:
            problem = arrange(ground, share=share, late_rest=late_rest)
            if all(list(problem.vans) != list(other.vans) for other in found):
                found.append(problem)
    return found


def arrange(ground: Ground, *, share: float, late_rest: bool) -> Problem:
    """One problem; `share` of the doors lets a courier be back before the next slot begins."""
    tables = [_table(ground, number) for number in range(len(ground.plan.couriers))]
    vans: list[Van] = []
    for number, courier in enumerate(ground.plan.couriers):
        spans = working_spans(
            courier, ground.to_kitchen[number], ground.home[number], late_rest=late_rest
        )
        vans += tours_within(ground, number, spans, share=share)
    return Problem(depots=_depots(ground), doors=_doors(ground), vans=vans, tables=tables)


def _depots(ground: Ground) -> list[Depot]:
    leaving = [Depot(opens=one.ready, closes=last_loading(one)) for one in ground.plan.kitchens]
    ending = [Depot(opens=0, closes=2 * DAY_SECONDS)] * (len(ground.kitchens) + len(ground.ends))
    return [*leaving, *ending]


def last_loading(kitchen: Kitchen) -> int:
    """When loading must begin at the latest, so that the trip is out before the kitchen closes."""
    return max(0, min(kitchen.closes, DAY_SECONDS) - int(kitchen.loading_minutes * SECONDS))


def _doors(ground: Ground) -> list[Door]:
    return [
        Door(demand=stop.demand, opens=stop.window[0], closes=stop.window[1])
        for stop in ground.stops
    ]


def working_spans(
    courier: Courier, to_kitchen: dict[str, int], home: str, *, late_rest: bool
) -> list[tuple[int, int]]:
    """When the courier can be out: the shift without the way to the kitchen and without the rest."""
    begins, ends = courier.shift[0] + to_kitchen[home], courier.shift[1]
    if courier.rest is None:
        return [(begins, ends)]
    length = int(courier.rest.minutes * SECONDS)
    opens, closes = courier.rest.between
    rest = max(opens, closes - length) if late_rest else opens
    spans = [(begins, min(rest, ends)), (max(begins, rest + length), ends)]
    return [(a, b) for a, b in spans if a < b]


def tours_within(
    ground: Ground, number: int, spans: Sequence[tuple[int, int]], *, share: float
) -> list[Van]:
    """The tours one courier may make: a slot a trip where meals are hot, else one with reloads."""
    courier = ground.plan.couriers[number]
    kitchen = next(one for one in ground.plan.kitchens if one.id == ground.home[number])
    hot = ground.plan.settings.hot_minutes
    # A tour begins with loading; the meals are hot from the door of the kitchen on.
    loading = int(kitchen.loading_minutes * SECONDS)
    longest = None if hot is None else loading + int(hot * SECONDS)
    back = 0 if hot is None else way_back(ground, number, int(hot * SECONDS), share)
    slots = _longest_ones(
        [
            slot
            for begins, ends in spans
            for slot in _slots(
                (max(begins, kitchen.ready), ends), longest, back, courier.most_trips
            )
        ],
        courier.most_trips,
    )
    return [
        Van(
            courier=number,
            start=ground.kitchens[kitchen.id],
            end=_end(ground, number, last=order == len(slots) - 1),
            capacity=courier.capacity,
            opens=opens,
            closes=closes,
            start_late=min(closes, last_loading(kitchen)),
            table=number,
            longest=longest,
            reloads=0 if longest is not None else (courier.most_trips or MOST_RELOADS) - 1,
        )
        for order, (opens, closes) in enumerate(slots)
        if opens <= last_loading(kitchen)
    ]


def _longest_ones(slots: list[tuple[int, int]], most: int | None) -> list[tuple[int, int]]:
    """Of more slots than trips may be made, those in which most can be done, in their order."""
    best = sorted(slots, key=lambda one: one[0] - one[1])[:most]
    return sorted(best)


def _slots(
    span: tuple[int, int], longest: int | None, back: int, most: int | None
) -> Iterator[tuple[int, int]]:
    """A working span cut into trips of equal length, each without what is kept for the way back.

    Who may make few trips has longer slots: the whole span stays open to them.
    """
    begins, ends = span
    count = 1 if longest is None else max(1, (ends - begins) // max(1, longest + back))
    count = min(count, most or count)
    for slot in range(count):
        opens = begins + (ends - begins) * slot // count
        closes = begins + (ends - begins) * (slot + 1) // count - back
        if opens < closes:
            yield opens, closes


def _end(ground: Ground, number: int, *, last: bool) -> int:
    courier = ground.plan.couriers[number]
    if last and courier.id in ground.ends:
        return ground.ends[courier.id]
    return len(ground.kitchens) + ground.kitchens[ground.home[number]]


def way_back(ground: Ground, number: int, longest: int, share: float) -> int:
    """Seconds that are enough to come back from this share of the doors within reach."""
    kitchen = ground.kitchens[ground.home[number]]
    seconds, first = ground.seconds[number], ground.first_door
    out, back = seconds[kitchen, first:], seconds[first:, kitchen]
    stay = np.array([stop.service_minutes * SECONDS for stop in ground.stops])
    ways = (back + stay)[out <= longest] if len(out) else np.array([])
    return int(np.quantile(ways, share)) if len(ways) else 0


def _table(ground: Ground, number: int) -> Table:
    """Cost and time of this courier's ways, with what is forbidden and what is not liked."""
    plan, first, kitchens = ground.plan, ground.first_door, len(ground.kitchens)
    courier = plan.couriers[number]
    seconds, cost = ground.seconds[number].copy(), ground.seconds[number].copy()
    for door, stop in enumerate(ground.stops):
        at = first + door
        if not may_serve(courier, stop, ground.home[number]):
            seconds[:, at] = cost[:, at] = NEVER
        elif stop.usual is not None and stop.usual != courier.id:
            cost[:, at] += int(plan.settings.usual_courier_minutes * SECONDS)
        seconds[at, :] += int(stop.service_minutes * SECONDS)
    for at, kitchen in enumerate(plan.kitchens):
        seconds[at, first:] += int(kitchen.loading_minutes * SECONDS)
        cost[at, first:] += int(plan.settings.trip_minutes * SECONDS)
    if plan.settings.hot_minutes is not None:
        seconds[first:, :first] = 0  # hot until the last door: the way back is kept by the slot
    cost[:first, kitchens:first] = 0
    return Table(cost=cost, seconds=seconds)


def may_serve(courier: Courier, stop: Stop, kitchen: str) -> bool:
    """Whether this courier, from this kitchen, may come to this door at all."""
    return (
        stop.id not in courier.never
        and (not stop.only or courier.id in stop.only)
        and stop.kitchen in {None, kitchen}
    )
