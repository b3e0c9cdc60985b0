"""Kept routes: what was found, as JSON that a proposal keeps until somebody decides, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dure.programmes.care_meals.types.planning import DoorAt, Refusal, RouteFound, RoutesFound


def as_json(found: RoutesFound) -> dict[str, Any]:
    """Plain lists and mappings; keys of diners and couriers, no names."""
    return asdict(found)


def from_json(told: Mapping[str, Any]) -> RoutesFound:
    """What `as_json` wrote."""
    return RoutesFound(
        routes=tuple(_route(one) for one in told["routes"]),
        refusals=tuple(Refusal(**one) for one in told["refusals"]),
        cost=told["cost"],
        broken=tuple(told["broken"]),
        told=tuple((one[0], one[1]) for one in told["told"]),
        travel=told["travel"],
        inputs=told["inputs"],
    )


def _route(told: Mapping[str, Any]) -> RouteFound:
    doors = tuple(DoorAt(**one) for one in told["doors"])
    return RouteFound(**{**told, "trips": tuple(told["trips"]), "doors": doors})
