"""`dure routes`: a county's meals that must arrive hot, and instances beside their best known cost.

The county has 300 doors and 25 couriers at size 1. Instances are read where the data folder is. Each
stands beside OR-Tools in the same time and, where `vroom` can be imported, beside VROOM in its own.
"""

import csv
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.support.other_routers import by_ortools, by_vroom
from bench.support.tables import Line, keep
from pyvrp import ProblemData

from dure.engines.routes import Plan, broken_promises
from dure.engines.routes.plan_day import Budget, plan_day
from dure.engines.routes.vrplib import solve_vrplib
from dure.engines.routes.vrplib.adapter import data_of_file
from dure.engines.routes.vrplib.plain import plain_of
from dure.engines.routes.vrplib.solve import rounding_of, units_of
from dure.engines.routes.vrplib.text import decoded, sheet_of
from dure.kernel.testing.checkout import ROOT

DATA = ROOT.parent / "shared" / "data" / "04_routing"
INSTANCES = (
    "cvrplib_X/X-n101-k25.vrp",
    "cvrplib_X/X-n251-k28.vrp",
    "multitrip_release_MTVRPTWR/C203R0.5.vrp",
    "multitrip_release_MTVRPTWR/R2_2_06R0.25.vrp",
    "HFVRP/X110-HD.vrp",
    "HFVRP/X125-HVRP.vrp",
    "SDVRPTW/PR02.vrp",
    "MDVRPTW/PR11B.vrp",
    "VRPTW/RC1_10_4.vrp",
    "PCVRPTW/R1_10_4.vrp",
)
SECONDS = (10.0, 30.0)
SEEDS = (1, 2)


def main() -> None:
    """Plan the county in ten seconds, then search each instance for ten and thirty."""
    scale = float(sys.argv[1])
    lines = _county(scale)
    for seconds in SECONDS if scale >= 1 else SECONDS[:1]:
        for name in INSTANCES:
            lines += _instance(name, seconds)
    keep("routing", "any", scale, lines)


def _county(scale: float) -> list[Line]:
    plan = Plan.model_validate(county(round(300 * scale), max(2, round(25 * scale))))
    began = time.perf_counter()
    found = plan_day(plan, budget=Budget(seconds=10, seeds=SEEDS))
    seconds = time.perf_counter() - began
    doors = len(plan.stops)
    assert not broken_promises(plan, found)
    note = f"{found.cost.trips} trips, {found.cost.distance_m / 1000:.0f} km"
    served = 100 * (doors - len(found.left_out)) / doors
    return [
        Line(f"a county of {doors} doors, 45 minutes hot: whole time", seconds, "s", note),
        Line("  doors that are reached", served, "%", f"{len(found.left_out)} left out"),
    ]


def _instance(name: str, seconds: float) -> list[Line]:
    path = DATA / name
    if not path.is_file():
        return []
    with (DATA / "INSTANCES.csv").open(encoding="utf-8") as file:
        best = {row["instance"]: float(row["best_known_cost"]) for row in csv.DictReader(file)}
    text = solve_vrplib(str(path), path.read_bytes(), seconds=seconds, seeds=SEEDS)
    cost = float(text.rsplit("Cost: ", 1)[1])
    data, divisor = _asked(path)
    other = by_ortools(data, seconds)
    gap, theirs = _gap(cost, best[name]), other and _gap(other / divisor, best[name])
    note = f"{cost:g}, best known {best[name]:g}"
    lines = [Line(f"{name}, {seconds:.0f} s", gap, "% above", note, theirs, "OR-Tools")]
    found = by_vroom(data) if seconds == SECONDS[0] else None
    if found:
        said = f"{found[0] / divisor:g} in its own {found[1]:.0f} s"
        lines.append(Line("  VROOM", _gap(found[0] / divisor, best[name]), "% above", said))
    return lines


def _gap(cost: float, best: float) -> float:
    return 100 * (cost / best - 1)


def _asked(path: Path) -> tuple[ProblemData, int]:
    """The very problem that `dure routes` reads, and by what its costs are divided."""
    plain = plain_of(sheet_of(decoded(path.read_bytes()), str(path)), str(path))
    with tempfile.NamedTemporaryFile("w", suffix=".vrp", encoding="utf-8") as file:
        file.write(plain.text)
        file.flush()
        return data_of_file(file.name, rounding_of(plain)), units_of(plain)[0]


def county(doors: int, couriers: int) -> dict[str, Any]:
    """Villages of a dozen doors around one kitchen; half of the doors know their courier."""
    dice = random.Random(20261125)  # noqa: S311 - a made-up county, the same every time
    villages = [_near(dice, 0.028) for _ in range(max(1, doors // 12))]
    windows = [("11:00", "13:30"), ("11:00", "13:30"), ("11:30", "12:30"), ("12:00", "13:30")]
    modes = [("car", 30), ("car", 30), ("ebike", 14), ("car", 30), ("walk", 6)]
    workers = [
        {"id": f"C{n}", "mode": mode, "capacity": load, "shift": ("10:30", "14:00")}
        for n in range(couriers)
        for mode, load in [modes[n % len(modes)]]
    ]
    stops = []
    for number in range(doors):
        lat, lon = dice.choice(villages)
        one: dict[str, Any] = {"id": f"S{number}", "window": dice.choice(windows)}
        one |= {"lat": lat + dice.gauss(0, 0.0015), "lon": lon + dice.gauss(0, 0.0015)}
        one |= {"demand": 1 if dice.random() < 0.85 else 2, "service_minutes": 2}
        one |= {"usual": f"C{dice.randrange(couriers)}"} if dice.random() < 0.5 else {}
        stops.append(one)
    kitchen = {"id": "K", "lat": 36.0, "lon": 128.0, "ready": "10:40", "loading_minutes": 4}
    return {
        "day": "2026-11-25",
        "kitchens": [kitchen],
        "couriers": workers,
        "stops": stops,
        "settings": {"hot_minutes": 45},
    }


def _near(dice: random.Random, spread: float) -> tuple[float, float]:
    return 36.0 + dice.gauss(0, spread), 128.0 + dice.gauss(0, spread)


if __name__ == "__main__":
    main()
