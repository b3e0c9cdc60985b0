"""From what is known of a day to the engine's plan: who can be planned at all, doors of one household
as one stop, couriers with the doors they never come to. And back: stops of the engine to diners.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from dure.programmes.care_meals.rules.route_values import RouteValues
from dure.programmes.care_meals.rules.times import written
from dure.programmes.care_meals.types.planning import (
    CourierAsk,
    DayAsk,
    DoorAsk,
    DoorAt,
    KitchenAsk,
    Order,
    Refusal,
    RouteFound,
    RoutesFound,
    Spot,
)

EARTH_KM = 6371.0
Rows = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Door:
    """Door (문): the diners behind one door who get their meals at once; the engine's stop."""

    diners: tuple[DoorAsk, ...]

    @property
    def name(self) -> str:
        """What the engine calls it."""
        return f"d{self.diners[0].diner_id}"

    @property
    def window(self) -> tuple[time, time]:
        """When all of them can be reached."""
        return max(one.window[0] for one in self.diners), min(one.window[1] for one in self.diners)


def refused_before(
    ask: DayAsk, county_of: Mapping[str, str], home: Mapping[int, str], values: RouteValues
) -> list[Refusal]:
    """Doors that no search could help: no point on the map, a point far away, another county.

    Whoever is served across the border on purpose is planned like everybody: somebody said so once.
    `county_of` leads from a place code to its county, `home` from a kitchen to its own; a code that
    nobody knows is not held against a diner.
    """
    kitchens = {one.id: one for one in ask.kitchens}
    found = []
    for door in ask.doors:
        theirs, ours = county_of.get(door.place_code), home.get(door.kitchen_id)
        away = bool(theirs and ours and theirs != ours)
        reason = _reason(door, kitchens[door.kitchen_id], values, away=away)
        if reason:
            found.append(Refusal(diner_id=door.diner_id, reason=reason))
    return found


def _reason(door: DoorAsk, kitchen: KitchenAsk, values: RouteValues, *, away: bool) -> str:
    if not door.border_right and (away or door.county_unknown):
        return "other_county" if away else "unknown_county"
    if door.spot is None:
        return "no_point"
    return "far_point" if kilometres(door.spot, kitchen.spot) > values.far_km else ""


def kilometres(a: Spot, b: Spot) -> float:
    """Along the earth."""
    lat = math.radians((a[0] + b[0]) / 2)
    x = math.radians(b[1] - a[1]) * math.cos(lat)
    return EARTH_KM * math.hypot(x, math.radians(b[0] - a[0]))


def doors_of(doors: Iterable[DoorAsk]) -> list[Door]:
    """Diners of one household at one spot, from one kitchen, whose windows meet, are one door."""
    made: dict[tuple[object, ...], list[DoorAsk]] = {}
    alone: list[Door] = []
    for one in doors:
        key = (one.household or one.diner_id, one.spot, one.kitchen_id, one.usual)
        together = [*made.get(key, []), one]
        opens, closes = Door(tuple(together)).window
        if opens < closes:
            made[key] = together
        else:
            alone.append(Door((one,)))
    return [*(Door(tuple(each)) for each in made.values()), *alone]


def plan_rows(ask: DayAsk, doors: Sequence[Door], values: RouteValues) -> Rows:
    """The plan as the engine's file would hold it."""
    couriers = {one.id for one in ask.couriers}
    settings: Rows = {
        "speed_kmh": values.speed_kmh,
        "detour": values.detour,
        "usual_courier_minutes": values.usual_courier_minutes,
        "trip_minutes": values.trip_minutes,
    }
    if ask.hot_minutes is not None:
        settings["hot_minutes"] = ask.hot_minutes
    return {
        "day": ask.on.isoformat(),
        "kitchens": [_kitchen(one) for one in ask.kitchens],
        "couriers": [_courier(one, doors) for one in ask.couriers],
        "stops": [_stop(one, couriers) for one in doors],
        "settings": settings,
    }


def _kitchen(one: KitchenAsk) -> Rows:
    return {
        "id": f"k{one.id}",
        "lat": one.spot[0],
        "lon": one.spot[1],
        "ready": written(one.ready),
        "closes": written(one.closes),
        "loading_minutes": one.loading_minutes,
    }


def _courier(one: CourierAsk, doors: Sequence[Door]) -> Rows:
    row: Rows = {
        "id": f"c{one.id}",
        "mode": one.mode,
        "capacity": one.load,
        "shift": (written(one.shift[0]), written(one.shift[1])),
        "never": [
            door.name for door in doors if one.never & {each.diner_id for each in door.diners}
        ],
    }
    if one.speed_kmh is not None:
        row["speed_kmh"] = one.speed_kmh
    if one.rest is not None:
        between = (written(one.rest[1]), written(one.rest[2]))
        row["break"] = {"minutes": one.rest[0], "between": between}
    if one.kitchen_id is not None:
        row["kitchen"] = f"k{one.kitchen_id}"
    for word, spot in (("start", one.start), ("end", one.end)):
        if spot is not None:
            row[word] = {"lat": spot[0], "lon": spot[1]}
    if one.most_trips is not None:
        row["most_trips"] = one.most_trips
    return row


def _stop(door: Door, couriers: set[int]) -> Rows:
    first = door.diners[0]
    assert first.spot is not None  # noqa: S101 - those without a point were refused before
    opens, closes = door.window
    row: Rows = {
        "id": door.name,
        "lat": first.spot[0],
        "lon": first.spot[1],
        "demand": sum(one.portions for one in door.diners),
        "window": (written(opens), written(closes)),
        "service_minutes": max(one.minutes for one in door.diners),
        "kitchen": f"k{first.kitchen_id}",
    }
    if first.usual in couriers:
        row["usual"] = f"c{first.usual}"
    return row


def routes_from(told: Mapping[str, Any], doors: Sequence[Door]) -> RoutesFound:
    """The engine's answer with diners in place of its stops."""
    by_name = {door.name: door for door in doors}
    return RoutesFound(
        routes=tuple(_route(one, by_name) for one in told["routes"]),
        refusals=tuple(
            Refusal(diner_id=diner.diner_id, reason=left["code"], ko=left["ko"], en=left["en"])
            for left in told["left_out"]
            for diner in by_name[left["stop"]].diners
        ),
        cost=dict(told["cost"]),
        broken=tuple(told["broken"]),
        told=tuple((one["ko"], one["en"]) for one in told["reasons"]),
        inputs=str(told["inputs"]),
    )


def _route(one: Mapping[str, Any], by_name: Mapping[str, Door]) -> RouteFound:
    doors: list[DoorAt] = []
    for trip, each in enumerate(one["trips"], start=1):
        for visit in each["visits"]:
            for diner in by_name[visit["stop"]].diners:
                at = {"due": visit["hands_over"], "leaves": visit["leaves"]}
                place = len(doors) + 1
                doors.append(DoorAt(diner_id=diner.diner_id, trip=trip, place=place, **at))
    return RouteFound(
        courier_id=int(one["courier"][1:]),
        kitchen_id=int(one["trips"][0]["kitchen"][1:]),
        starts=one["starts"],
        ends=one["ends"],
        trips=tuple(_trip(each) for each in one["trips"]),
        doors=tuple(doors),
        distance_m=one["distance_m"],
        travel_minutes=one["travel_minutes"],
    )


def _trip(one: Mapping[str, Any]) -> dict[str, float]:
    names = ("departs", "returns", "portions", "hot_minutes", "distance_m")
    return {name: one[name] for name in names}


def order_rows(order: Order, doors: Sequence[Door]) -> dict[str, list[list[str]]]:
    """An order of diners as the engine's order of stops; who lives behind one door stands once."""
    name_of = {one.diner_id: door.name for door in doors for one in door.diners}
    made: dict[str, list[list[str]]] = {}
    for courier, trips in order.items():
        kept = [
            list(dict.fromkeys(name_of[one] for one in trip if one in name_of)) for trip in trips
        ]
        made[f"c{courier}"] = [trip for trip in kept if trip]
    return made
