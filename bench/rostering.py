"""`dure roster`: a month of sixty people to the proven best, and why a month with too few fails."""

import random
import sys
import time
from datetime import date, timedelta
from typing import Any

from bench.support.tables import Line, keep

from dure.engines.roster import Plan, broken_rules
from dure.engines.roster.plan_month import Budget, plan_month

PEOPLE = 60
FIRST = date(2026, 12, 1)


def main() -> None:
    """Plan the month, then the same month with a third of the people."""
    scale = float(sys.argv[1])
    people = max(20, round(PEOPLE * min(1.0, scale * 10)))
    lines = []
    for name, staff in (("a month", people), ("  with a third of them: what clashes", people // 3)):
        plan = Plan.model_validate(month(staff, people))
        began = time.perf_counter()
        found = plan_month(plan, budget=Budget(seconds=60))
        seconds = time.perf_counter() - began
        assert not found.possible or not broken_rules(plan, found)
        said = "proven best" if found.possible and found.proven else f"{len(found.conflict)} rules"
        note = f"{len(plan.shifts)} shifts, {said}, cost {found.cost.total}"
        lines.append(Line(f"{name}, {staff} people", seconds, "s", note))
    keep("rostering", "any", scale, lines)


def month(staff: int, usual: int) -> dict[str, Any]:
    """Two shifts on six days a week; skills, days off, wishes and pairs drawn by lot."""
    dice = random.Random(20261201)  # noqa: S311 - a made-up month, the same every time
    days = [FIRST + timedelta(days=n) for n in range(31)]
    days = [day for day in days if day.weekday() < 6]
    shifts = [shift for day in days for shift in _shifts(day, usual)]
    people = [_person(dice, f"P{n}", days) for n in range(staff)]
    pairs = [
        {"a": f"P{2 * n}", "b": f"P{2 * n + 1}", "kind": dice.choice(["apart", "together"])}
        for n in range(staff // 10)
    ]
    return {"people": people, "shifts": shifts, "pairs": pairs}


def _shifts(day: date, usual: int) -> list[dict[str, Any]]:
    cooks, couriers = round(usual * 0.15), round(usual * 0.13)
    return [
        {"id": f"{day} cook", "day": str(day), "starts": "07:00", "ends": "10:00"}
        | {"need": cooks, "skills": {"cook": 2, "hygiene": 1}},
        {"id": f"{day} carry", "day": str(day), "starts": "10:30", "ends": "13:30"}
        | {"need": couriers, "skills": {"bike": 1}},
    ]


def _person(dice: random.Random, name: str, days: list[date]) -> dict[str, Any]:
    chances = (("cook", 0.5), ("hygiene", 0.3), ("bike", 0.5))
    wishes = [
        {"want": dice.choice(["no", "no", "yes"]), "day": str(dice.choice(days))}
        | {"weight": dice.randint(1, 9)}
        for _ in range(3)
    ]
    return {
        "id": name,
        "month_hours": 30,
        "day_hours": 3,
        "skills": [skill for skill, chance in chances if dice.random() < chance],
        "off": [str(day) for day in dice.sample(days, 3)],
        "wishes": wishes,
    }


if __name__ == "__main__":
    main()
