"""A village to deliver in: kitchens, couriers and doors on a straight road, made small for tests.

The road runs east along one latitude. `at(3)` lies three minutes' walk east of the kitchen: the
travel table of a plan made here holds exactly the minutes that a story speaks of.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dure.engines.routes.plan_day import Budget, plan_day
from dure.engines.routes.plan_files import read_plan
from dure.engines.routes.types import Plan, Solution

MODES = ("walk", "bike", "ebike", "car")
QUICK = Budget(seconds=0.4, seeds=(1,))


def kitchen(name: str = "순창주방", at: float = 0, **more: Any) -> dict[str, Any]:
    return {"id": name, "lat": 35.37, "lon": 127.14, "_at": at, "ready": "10:30", **more}


def courier(name: str, **more: Any) -> dict[str, Any]:
    usual = {"mode": "walk", "capacity": 10, "shift": ("10:30", "14:00")}
    return {"id": name, **usual, **more}


def stop(name: str, at: float, **more: Any) -> dict[str, Any]:
    usual = {"window": ("11:00", "13:00"), "service_minutes": 3}
    return {"id": name, "lat": 35.37, "lon": 127.14, "_at": at, **usual, **more}


def written(
    kitchens: Sequence[Mapping[str, Any]],
    couriers: Sequence[Mapping[str, Any]],
    stops: Sequence[Mapping[str, Any]],
    **settings: Any,
) -> dict[str, Any]:
    """The plan as its file would hold it, with the road's travel table for every mode."""
    at = {one["id"]: one["_at"] for one in (*kitchens, *stops)}
    for one in couriers:
        at |= {f"{one['id']}:{end}": one[f"_{end}"] for end in ("start", "end") if f"_{end}" in one}
    seconds = [[round(abs(a - b) * 60) for b in at.values()] for a in at.values()]
    metres = [[round(abs(a - b) * 60) for b in at.values()] for a in at.values()]
    tables = [
        {"mode": mode, "places": list(at), "seconds": seconds, "metres": metres} for mode in MODES
    ]
    return {
        "day": "2026-11-25",
        "kitchens": [_plain(one) for one in kitchens],
        "couriers": [_plain(one) for one in couriers],
        "stops": [_plain(one) for one in stops],
        "travel": tables,
        "settings": settings,
    }


def _plain(one: Mapping[str, Any]) -> dict[str, Any]:
    plain = {key: value for key, value in one.items() if not key.startswith("_")}
    for end in ("start", "end"):
        if f"_{end}" in one:
            plain[end] = {"lat": 35.37, "lon": 127.14}
    return plain


def plan(*parts: Any, **settings: Any) -> Plan:
    return as_plan(written(*parts, **settings))


def as_plan(said: Mapping[str, Any]) -> Plan:
    return read_plan(json.dumps(said, ensure_ascii=False).encode(), "plan.json")


def planned(*parts: Any, **settings: Any) -> Solution:
    return plan_day(plan(*parts, **settings), budget=QUICK)


def doors(solution: Solution) -> dict[str, list[list[str]]]:
    """By courier: the doors of each trip, in order."""
    return {
        route.courier: [[visit.stop for visit in trip.visits] for trip in route.trips]
        for route in solution.routes
    }


def left(solution: Solution) -> dict[str, str]:
    """By door: the code of the reason why it is on no route."""
    return {one.stop: one.code for one in solution.left_out}
