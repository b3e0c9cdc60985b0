"""VRPLIB (표준 문제): instances of the literature, and solutions in the form it publishes.

Each family of instances has its own custom of rounding; a cost can be compared with a published
one only under the same. CVRP rounds distances to whole numbers; instances with windows cut them to
one decimal; fleets, several depots and vehicles that may not go everywhere count thousandths.
"""

import re

from dure.engines.plans import BadPlan, Fault
from dure.engines.routes.adapter import Instance, Listed, solve_instance

ROUNDING = {
    **dict.fromkeys(("VRPTW", "CVRPTW", "PCVRPTW", "MTVRPTWR"), "dimacs"),
    **dict.fromkeys(("HFVRP", "MDVRPTW", "SDVRPTW", "MDVRP", "VRPB"), "exact"),
}
# Published costs of these stand in the units of the coordinates: divided by, and decimals shown.
IN_UNITS = {"VRPTW": (10, 1), "CVRPTW": (10, 1), "HFVRP": (100_000, 2)}
TYPE = re.compile(r"^[ \t]*TYPE[ \t]*:[ \t]*(\S+)", re.MULTILINE)
WINDOWS = re.compile(r"^[ \t]*TIME_WINDOW_SECTION", re.MULTILINE)


def kind_of(text: str) -> str:
    """The family that the file names itself; without a name, windows tell it from plain CVRP."""
    found = TYPE.search(text)
    kind = found[1].upper() if found else "CVRP"
    return "VRPTW" if kind == "CVRP" and WINDOWS.search(text) else kind


def solve_vrplib(path: str, text: str, *, seconds: float, seeds: tuple[int, ...]) -> str:
    """The text of a .sol file: the best routes found, and their cost.

    Raises BadPlan when the file is no instance, or nothing feasible was found in the time.
    """
    kind = kind_of(text)
    rounding = ROUNDING.get(kind, "round")
    found = solve_instance([Instance(path, rounding, seconds, seed) for seed in seeds])
    if not found.feasible:
        raise BadPlan([Fault("routes.none_found", file=path)])
    return solution_lines(found, *IN_UNITS.get(kind, (1, 0)))


def solution_lines(found: Listed, divisor: int, decimals: int) -> str:
    """`Route #1: 3 1 2`, one line a route (a vehicle where these differ), then the cost."""
    rows = [
        f"Route #{number}:" + "".join(f" {visit}" for visit in visits)
        for number, visits in enumerate(found.routes, start=1)
    ]
    cost = f"{found.cost / divisor:.{decimals}f}" if decimals else str(found.cost)
    return "\n".join([*rows, f"Cost: {cost}"]) + "\n"
