"""VRPLIB: instances in, solutions out in the form that the literature publishes."""

import csv
import re
from pathlib import Path

import pytest

from dure.engines.plans import BadPlan
from dure.engines.routes.vrplib import solve_vrplib
from dure.engines.routes.vrplib.adapter import data_of_file
from dure.engines.routes.vrplib.plain import plain_of
from dure.engines.routes.vrplib.solve import rounding_of, units_of
from dure.engines.routes.vrplib.text import sheet_of
from dure.kernel.testing.checkout import ROOT

DATA = ROOT.parent / "shared" / "data" / "04_routing"
CROSS = """NAME : cross
TYPE : CVRP
DIMENSION : 5
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 2
NODE_COORD_SECTION
1 0 0
2 10 0
3 10 1
4 -10 0
5 -10 1
DEMAND_SECTION
1 0
2 1
3 1
4 1
5 1
DEPOT_SECTION
1
-1
EOF
"""


def solved(text: str, folder: Path, seconds: float = 0.3) -> str:
    path = str(folder / "instance.vrp")
    return solve_vrplib(path, text.encode(), seconds=seconds, seeds=(1,))


def routes_of(text: str) -> list[list[int]]:
    found = re.findall(r"^Route #\d+:(.*)$", text, re.MULTILINE)
    return [[int(visit) for visit in row.split()] for row in found]


def test_a_cross_is_two_routes_of_the_obvious_length(tmp_path: Path) -> None:
    text = solved(CROSS, tmp_path)

    assert sorted(sorted(route) for route in routes_of(text)) == [[1, 2], [3, 4]]
    assert text.endswith("Cost: 42\n")


def test_windows_are_counted_to_one_decimal(tmp_path: Path) -> None:
    windows = "TIME_WINDOW_SECTION\n1 0 100\n2 0 20\n3 0 30\n4 0 40\n5 0 60\nDEPOT_SECTION"
    text = solved(
        CROSS.replace("TYPE : CVRP", "TYPE : VRPTW").replace("DEPOT_SECTION", windows), tmp_path
    )

    assert text.endswith("Cost: 42.0\n")


def test_vehicles_that_differ_have_a_line_each(tmp_path: Path) -> None:
    fleet = (
        "CAPACITY_SECTION\n1 1\n2 4\n3 1\n"
        "VEHICLES_FIXED_COST_SECTION\n1 0\n2 0\n3 1000\nDEPOT_SECTION"
    )
    said = CROSS.replace("TYPE : CVRP", "TYPE : HFVRP").replace("CAPACITY : 2", "VEHICLES : 3")
    text = solved(said.replace("DEPOT_SECTION", fleet), tmp_path)

    routes = routes_of(text)
    assert len(routes) == 3
    assert sorted(len(route) for route in routes) in ([0, 0, 4], [0, 1, 3])
    assert len(routes[0]) <= 1


def test_an_impossible_instance_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadPlan) as caught:
        solved(CROSS.replace("2 1\n3 1\n4 1\n5 1", "2 9\n3 1\n4 1\n5 1"), tmp_path, 0.2)

    assert caught.value.faults[0].code == "routes.vrp_load"
    assert caught.value.faults[0].place == "NODE 2"


FAULTY = {"routes.vrplib_number", "routes.vrplib_lacking"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        CROSS.replace("DIMENSION : 5", "DIMENSION : five"),
        CROSS.replace("3 10 1\n", ""),
        CROSS.replace("NODE_COORD_SECTION", "NODE_COORDS"),
        "\x00\x01\x02",
    ],
    ids=["empty", "prose", "no number", "a node short", "no coordinates", "binary"],
)
def test_what_is_no_instance(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadPlan) as caught:
        solved(text, tmp_path, 0.2)

    assert caught.value.faults[0].code in {"routes.vrplib_line", "plans.missing"} | FAULTY
    assert caught.value.faults[0].file.endswith("instance.vrp")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadPlan) as caught:
        data_of_file(str(tmp_path / "none.vrp"), "round")

    assert caught.value.faults[0].code == "plans.no_file"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("TYPE : CVRP\n", "CVRP"),
        ("TYPE: MTVRPTWR\n", "MTVRPTWR"),
        ("", "CVRP"),
        ("TIME_WINDOW_SECTION\n", "VRPTW"),
        ("TYPE : CVRP\nTIME_WINDOW_SECTION\n", "VRPTW"),
    ],
)
def test_the_family_of_an_instance(head: str, kind: str) -> None:
    assert sheet_of(head, "").kind == kind


def every_instance() -> list[tuple[str, str]]:
    if not (DATA / "INSTANCES.csv").is_file():
        return []
    with (DATA / "INSTANCES.csv").open(encoding="utf-8") as file:
        return [(row["instance"], row["best_known_cost"]) for row in csv.DictReader(file)]


def published(path: Path) -> list[list[int]]:
    return routes_of(path.with_suffix(".sol").read_text("utf-8"))


@pytest.mark.real_data
@pytest.mark.slow
def test_published_costs_are_met_under_the_rounding_that_is_chosen() -> None:
    """The published routes of every instance cost, by our rounding, what was published."""
    for name, best in every_instance():
        path = DATA / name
        if "cvrplib_X" not in name or name.endswith("n1001-k43.vrp"):
            cost = cost_of(path)
            assert cost == pytest.approx(float(best), abs=0.02) or name.endswith("X148-HVRP.vrp")


def cost_of(path: Path) -> float:
    """What the library says of the published routes under our rounding, in the printed unit."""
    from pyvrp import CostEvaluator, read_solution  # noqa: PLC0415 - only where the data is

    plain = plain_of(sheet_of(path.read_text("utf-8"), str(path)), str(path))
    data = data_of_file(str(path), rounding_of(plain))
    best = read_solution(path.with_suffix(".sol"), data)
    cost = CostEvaluator([1] * data.num_load_dimensions, 1, 1).penalised_cost(best)
    divisor, decimals = units_of(plain)
    return round(cost / divisor, decimals)


@pytest.mark.real_data
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("cvrplib_X/X-n101-k25.vrp", 0.05),
        ("SDVRPTW/PR11.vrp", 0.05),
        ("multitrip_release_MTVRPTWR/R201R0.25.vrp", 0.15),
        ("solomon_small/RC208.vrp", 0.10),
    ],
)
def test_a_short_search_comes_near_the_best_known(name: str, within: float) -> None:
    path = DATA / name
    if not path.is_file():
        return
    text = solve_vrplib(str(path), path.read_bytes(), seconds=3, seeds=(1,))
    best = dict(every_instance())[name]

    cost = float(text.rsplit("Cost: ", 1)[1])
    assert cost <= float(best) * (1 + within)
    visits = [visit for route in routes_of(text) for visit in route]
    clients = [visit for route in published(path) for visit in route]
    assert sorted(set(visits)) == sorted(set(clients))
