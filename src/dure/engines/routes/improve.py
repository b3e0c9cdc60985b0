"""Improving (다듬기): doors taken out of their trips and put back where they cost least.

The solver works in slots, which are a guess; here every trip has its own times (`schedule.py`), so
a door fits wherever the day really has room. On a few doors this finds what is best; on many it
finds a place for what the slots left over.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from time import monotonic

from dure.engines.routes.arrange import SECONDS, Ground, may_serve
from dure.engines.routes.schedule import Leg, drives_of, legs_of
from dure.engines.routes.verify import rests

Trips = tuple[tuple[int, ...], ...]
Day = dict[int, Trips]  # by courier
Ended = Callable[[], bool]
MOST_OUT = 12  # doors taken out at once
WORSE = 1.02  # how much dearer than the best a day may be that is improved further


@dataclass(slots=True)
class Prices:
    """Prices (값): what a courier's trips cost in seconds, looked up once; None: cannot be done."""

    ground: Ground
    known: dict[tuple[int, Trips], int | None] = field(default_factory=dict)
    ways: dict[tuple[int, tuple[int, ...], bool], list[Leg]] = field(default_factory=dict)

    def of(self, number: int, trips: Trips) -> int | None:
        if (number, trips) not in self.known:
            self.known[number, trips] = self._price(number, trips) if trips else 0
        return self.known[number, trips]

    def total(self, day: Day) -> int:
        return sum(self.of(number, trips) or 0 for number, trips in day.items())

    def _price(self, number: int, trips: Trips) -> int | None:
        courier = self.ground.plan.couriers[number]
        if courier.most_trips is not None and len(trips) > courier.most_trips:
            return None
        if any(self._load(trip) > courier.capacity for trip in trips):
            return None
        last = len(trips) - 1
        legs = [self._legs(number, trip, last=order == last) for order, trip in enumerate(trips)]
        if not in_time(self.ground, number, legs):
            return None
        settings, away = self.ground.plan.settings, 0
        for trip in trips:
            usual = [self.ground.stops[door].usual for door in trip]
            away += sum(one not in {None, courier.id} for one in usual)
        more = len(trips) * settings.trip_minutes + away * settings.usual_courier_minutes
        return sum(leg.seconds for trip in legs for leg in trip) + int(more * SECONDS)

    def _load(self, trip: Sequence[int]) -> int:
        return sum(self.ground.stops[door].demand for door in trip)

    def _legs(self, number: int, trip: tuple[int, ...], *, last: bool) -> list[Leg]:
        if (number, trip, last) not in self.ways:
            self.ways[number, trip, last] = legs_of(self.ground, number, trip, last=last)
        return self.ways[number, trip, last]


def in_time(ground: Ground, number: int, trips: Sequence[Sequence[Leg]]) -> bool:
    """Whether every window, the heat, the kitchen, the shift and the rest are kept."""
    plan, courier = ground.plan, ground.plan.couriers[number]
    kitchen = plan.kitchens[ground.kitchens[ground.home[number]]]
    hot = plan.settings.hot_minutes
    drives = drives_of(ground, number, trips)
    for legs, drive in zip(trips, drives, strict=True):
        if drive.departs > kitchen.closes:
            return False
        if hot is not None and drive.doors[-1][1] - drive.departs > hot * SECONDS:
            return False
        stops = [leg.stop for leg in legs if leg.stop is not None]
        if any(at[1] > stop.window[1] for stop, at in zip(stops, drive.doors, strict=True)):
            return False
    loading = int(kitchen.loading_minutes * SECONDS)
    busy = [(drive.departs - loading, drive.returns) for drive in drives]
    on_shift = drives[-1].returns <= courier.shift[1]
    return on_shift and rests(courier, busy, ground.to_kitchen[number][kitchen.id])


def improved(ground: Ground, day: Day, ends: float, seed: int) -> Day:
    """The day with as many doors and as little cost as is found; never worse than it came.

    It stops when the steady clock says `ends`.
    """
    prices = Prices(ground)
    random = Random(seed)  # noqa: S311 - the same choices every time
    doors = range(len(ground.stops))

    def ended() -> bool:
        return monotonic() > ends

    best = now = filled(prices, day, _out(day, doors), ended)
    rank = best_rank = (len(_out(best, doors)), prices.total(best))
    while not ended():
        gone = _chosen(ground, now, random)
        bare = without(now, gone)
        again = [*_out(bare, doors)]
        random.shuffle(again)
        if random.random() < 0.5:
            again.sort(key=lambda door: ground.stops[door].window[1] - ground.stops[door].window[0])
        other = filled(prices, bare, again, ended)
        found = (len(_out(other, doors)), prices.total(other))
        if found < best_rank:
            best, best_rank = other, found
        if found <= (best_rank[0], best_rank[1] * WORSE) or found < rank:
            now, rank = other, found
    return best


def filled(prices: Prices, day: Day, doors: Sequence[int], ended: Ended) -> Day:
    """The day with each of these doors at its cheapest place; one without any stays out."""
    for door in doors:
        best: tuple[int, int, Trips] | None = None
        for number, trips in places(prices.ground, day, door):
            price = prices.of(number, trips)
            if price is None:
                continue
            more = price - (prices.of(number, day.get(number, ())) or 0)
            if best is None or more < best[0]:
                best = more, number, trips
            if ended():
                break
        if best is not None:
            day = {**day, best[1]: best[2]}
    return day


def places(ground: Ground, day: Day, door: int) -> Iterator[tuple[int, Trips]]:
    """Every way to put a door into a courier's day: in a trip, or on a trip of its own."""
    for number, courier in enumerate(ground.plan.couriers):
        if not may_serve(courier, ground.stops[door], ground.home[number]):
            continue
        trips = day.get(number, ())
        for at in range(len(trips) + 1):
            yield number, (*trips[:at], (door,), *trips[at:])
        for at, trip in enumerate(trips):
            for place in range(len(trip) + 1):
                longer = (*trip[:place], door, *trip[place:])
                yield number, (*trips[:at], longer, *trips[at + 1 :])


def without(day: Day, gone: set[int]) -> Day:
    """The day without some doors; a trip that is empty then is none."""
    kept = {
        number: tuple(tuple(door for door in trip if door not in gone) for trip in trips)
        for number, trips in day.items()
    }
    return {number: tuple(trip for trip in trips if trip) for number, trips in kept.items()}


def _out(day: Day, doors: Sequence[int]) -> tuple[int, ...]:
    inside = {door for trips in day.values() for trip in trips for door in trip}
    return tuple(door for door in doors if door not in inside)


def _chosen(ground: Ground, day: Day, random: Random) -> set[int]:
    """Doors to take out: whole trips, or the neighbours of one door."""
    trips = [trip for trips in day.values() for trip in trips]
    if not trips:
        return set()
    if random.random() < 0.4:
        some = random.sample(trips, min(len(trips), random.randint(1, 3)))
        return set([door for trip in some for door in trip][:MOST_OUT])
    inside = [door for trip in trips for door in trip]
    middle, first = random.choice(inside), ground.first_door
    near = ground.seconds[0][first + middle, first:]
    inside.sort(key=lambda door: near[door] * random.uniform(0.5, 1.5))
    return set(inside[: random.randint(1, min(len(inside), MOST_OUT))])
