"""VRPLIB (표준 문제): instances of the literature, and solutions in the form it publishes.

Each family of instances has its own custom of rounding; a cost can be compared with a published
one only under the same. CVRP rounds distances to whole numbers; instances with windows cut them to
one decimal; fleets, several depots and vehicles that may not go everywhere count thousandths.
"""

import tempfile
from collections.abc import Sequence

from dure.engines.plans import BadPlan, Fault
from dure.engines.routes.vrplib.adapter import (
    Instance,
    Listed,
    asked_of,
    data_of_file,
    solve_instance,
)
from dure.engines.routes.vrplib.plain import Plain, plain_of
from dure.engines.routes.vrplib.text import decoded, sheet_of
from dure.engines.routes.vrplib.why import obstacles

ROUNDING = {
    **dict.fromkeys(("CVRP", "ACVRP", "DCVRP", "TSP", "ATSP"), "round"),
    **dict.fromkeys(("VRPTW", "CVRPTW", "PCVRPTW", "MTVRPTWR"), "dimacs"),
    **dict.fromkeys(("HFVRP", "MDVRPTW", "SDVRPTW", "MDVRP", "VRPB"), "exact"),
}
# Published costs of these stand in the parts that are counted; all others in the file's own units.
IN_PARTS = {"PCVRPTW", "MTVRPTWR", "MDVRPTW", "SDVRPTW", "MDVRP", "VRPB"}
PARTS = {"round": 1, "dimacs": 10, "exact": 1000}
DECIMALS = {"round": 0, "dimacs": 1, "exact": 3}
COST_PARTS = 100
LOADS = {"routes.vrp_load", "routes.vrp_loads"}


def solve_vrplib(path: str, data: bytes, *, seconds: float, seeds: tuple[int, ...]) -> str:
    """The text of a .sol file: the best routes found, and their cost.

    A visit is the number of its node in the file less one, as the literature writes it. Raises
    BadPlan when the file is no instance, or no routes can keep what it asks: with the nodes that
    nobody can serve, or else that nothing was found in the time.
    """
    plain = plain_of(sheet_of(decoded(data), path), path)
    if len(plain.order) == plain.depots:
        return solution_lines((), 0, *units_of(plain))
    with tempfile.NamedTemporaryFile("w", suffix=".vrp", encoding="utf-8") as file:
        file.write(plain.text)
        file.flush()
        runs = [Instance(file.name, rounding_of(plain), seconds, seed) for seed in seeds]
        found = solve_instance(runs)
        if not found.feasible:
            why = obstacles(asked_of(data_of_file(runs[0].path, runs[0].rounding)))
            told = [_told(plain, path, place, fault) for place, fault in why]
            raise BadPlan(told or [Fault("routes.none_found", file=path)])
    return solution_lines(_visits(found, plain), found.cost, *units_of(plain))


def rounding_of(plain: Plain) -> str:
    """The custom of the family; of one without a custom, the one that loses nothing that counts."""
    known = ROUNDING.get(plain.kind)
    if known == "round" and not plain.whole:
        return "exact"
    if known is None:
        return "exact" if plain.fleet else "dimacs" if plain.windows else "round"
    return known


def units_of(plain: Plain) -> tuple[int, int]:
    """By what a counted cost is divided to be printed, and with how many decimals."""
    rounding = rounding_of(plain)
    parts = 1 if plain.kind in IN_PARTS else PARTS[rounding]
    if plain.hundredths:
        return parts * COST_PARTS, 2
    return parts, DECIMALS[rounding] if parts > 1 else 0


def _visits(found: Listed, plain: Plain) -> list[list[int]]:
    return [[plain.order[place] for place in route] for route in found.routes]


def _told(plain: Plain, path: str, place: int, fault: Fault) -> Fault:
    """The fault in the numbers of the file: times in its units, loads as they stand there."""
    parts = PARTS[rounding_of(plain)]
    loads = plain.load_parts * parts
    values = {
        name: f"{value / (loads if fault.code in LOADS else parts):g}"  # type: ignore[operator]
        for name, value in fault.values.items()
    }
    where = f"NODE {plain.order[place] + 1}" if place >= 0 else ""
    return Fault(fault.code, values, path, where)


def solution_lines(routes: Sequence[Sequence[int]], cost: int, divisor: int, decimals: int) -> str:
    """`Route #1: 3 1 2`, one line a route (a vehicle where these differ), then the cost."""
    rows = [
        f"Route #{number}:" + "".join(f" {visit}" for visit in visits)
        for number, visits in enumerate(routes, start=1)
    ]
    said = f"{cost / divisor:.{decimals}f}" if decimals else str(cost // divisor)
    return "\n".join([*rows, f"Cost: {said}"]) + "\n"
