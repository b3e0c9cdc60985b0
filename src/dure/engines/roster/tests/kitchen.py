"""A kitchen's month, made small for tests: people, shifts, and what is asked of them."""

import json
from typing import Any

from dure.engines.roster.plan_files import read_plan
from dure.engines.roster.plan_month import Budget, plan_month
from dure.engines.roster.types import Plan, Solution

QUICK = Budget(seconds=5)


def person(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "month_hours": 30, **more}


def shift(
    name: str, day: int, starts: str = "07:00", ends: str = "10:00", **more: Any
) -> dict[str, Any]:
    return {
        "id": name,
        "day": f"2026-12-{day:02d}",
        "starts": starts,
        "ends": ends,
        "need": 1,
        **more,
    }


def as_plan(said: dict[str, Any]) -> Plan:
    return read_plan(json.dumps(said, ensure_ascii=False).encode(), "plan.json")


def plan(people: list[dict[str, Any]], shifts: list[dict[str, Any]], **more: Any) -> Plan:
    return as_plan({"people": people, "shifts": shifts, **more})


def planned(people: list[dict[str, Any]], shifts: list[dict[str, Any]], **more: Any) -> Solution:
    return plan_month(plan(people, shifts, **more), budget=QUICK)


def who(found: Solution) -> dict[str, set[str]]:
    return {one.shift: set(one.people) for one in found.assignments}
