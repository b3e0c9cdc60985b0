"""Instances as people write them: every form of ways, odd files, and why nothing can be found."""

import re
from collections.abc import Sequence

import pytest

from dure.engines.plans import BadPlan, Fault
from dure.engines.routes import sentence
from dure.engines.routes.tests.test_vrplib import CROSS, routes_of
from dure.engines.routes.vrplib import solve_vrplib
from dure.engines.routes.vrplib.plain import plain_of
from dure.engines.routes.vrplib.solve import rounding_of, units_of
from dure.engines.routes.vrplib.text import decoded, sheet_of

pytestmark = pytest.mark.slow

WINDOWS = "TIME_WINDOW_SECTION\n1 0 {closes}\n2 0 {first}\n3 0 30\n4 0 40\n5 0 60\nDEPOT_SECTION"
# Four doors in one street: one route passes them all.
STREET = CROSS.replace("4 -10 0", "4 10 2").replace("5 -10 1", "5 10 3")
MATRIX = """TYPE : CVRP
DIMENSION : 4
EDGE_WEIGHT_TYPE : EXPLICIT
EDGE_WEIGHT_FORMAT : {form}
CAPACITY : 3
EDGE_WEIGHT_SECTION
{ways}
DEMAND_SECTION
1 0
2 1
3 1
4 1
DEPOT_SECTION
1
-1
EOF
"""


def with_windows(closes: int, first: int) -> str:
    return CROSS.replace("DEPOT_SECTION", WINDOWS.format(closes=closes, first=first))


FAR = CROSS.replace("CAPACITY", "DISTANCE : 20\nCAPACITY").replace("3 10 1", "3 12 0")
LONG = CROSS.replace("CAPACITY", "SERVICE_TIME : 9\nDISTANCE : 28\nCAPACITY")
NOBODY = CROSS.replace("CAPACITY", "VEHICLES : 1\nCAPACITY").replace(
    "DEPOT_SECTION", "VEHICLES_ALLOWED_CLIENTS_SECTION\n1 2 4 5\nDEPOT_SECTION"
)


def solved(text: str) -> str:
    return solve_vrplib("one.vrp", text.encode(), seconds=0.2, seeds=(1,))


def cost_of(text: str) -> float:
    return float(solved(text).rsplit("Cost: ", 1)[1])


def faults_of(text: str) -> Sequence[Fault]:
    with pytest.raises(BadPlan) as caught:
        solved(text)
    for fault in caught.value.faults:
        assert sentence(fault, korean=True) != sentence(fault, korean=False)
    return caught.value.faults


@pytest.mark.parametrize(
    "text",
    [
        CROSS.replace("\n", "\r\n"),
        "# 손으로 적은 문제\n" + CROSS.replace("DEMAND_SECTION", "# 몇 개\n\nDEMAND_SECTION"),
        CROSS.replace("2 1\n3 1", "2 1  # 아픈 분\n3 1"),
        CROSS.lower(),
        CROSS.replace(" : ", "\t:\t"),
        CROSS.replace("EOF\n", ""),
        CROSS.replace("DEPOT_SECTION\n1\n-1", "DEPOT_SECTION :\n1\n-1"),
        CROSS.replace("2 1\n3 1\n4 1\n5 1", "5 1\n4 1\n3 1\n2 1"),
        "\ufeff" + CROSS.replace("NAME : cross", "NAME : 십자 # 1"),
    ],
    ids=["crlf", "comments", "behind", "small", "tabs", "no-end", "colon", "mixed-up", "bom"],
)
def test_the_same_problem_in_other_hands_has_the_same_answer(text: str) -> None:
    assert solved(text).endswith("Cost: 42\n")


def test_a_file_of_an_old_korean_computer_is_read() -> None:
    assert "십자" in decoded(CROSS.replace("cross", "십자").encode("cp949"))


def test_rows_are_known_by_their_number_not_by_their_place() -> None:
    heavy = CROSS.replace("2 1\n3 1\n4 1\n5 1", "5 1\n4 1\n3 1\n2 2")

    assert [1] in routes_of(solved(heavy))


@pytest.mark.parametrize(
    ("form", "ways"),
    [
        ("FULL_MATRIX", "0 1 2 4\n1 0 3 5\n2 3 0 6\n4 5 6 0"),
        ("FULL_MATRIX", "0 1 2 4 1 0\n3 5 2 3 0 6 4 5 6 0"),
        ("LOWER_ROW", "1\n2 3\n4 5 6"),
        ("LOWER_DIAG_ROW", "0\n1 0\n2 3 0\n4 5 6 0"),
        ("UPPER_ROW", "1 2 4\n3 5\n6"),
        ("UPPER_DIAG_ROW", "0 1 2 4\n0 3 5\n0 6\n0"),
        ("LOWER_COL", "1 2 4 3 5 6"),
        ("UPPER_COL", "1 2 3 4 5 6"),
    ],
)
def test_every_form_of_a_table_says_the_same_ways(form: str, ways: str) -> None:
    assert cost_of(MATRIX.format(form=form, ways=ways)) == 14.0


def test_ways_with_fractions_lose_nothing() -> None:
    text = MATRIX.format(form="LOWER_ROW", ways="0.4\n2 3\n4 5 6.25")

    assert solved(text).endswith("Cost: 12.800\n")


def test_a_one_way_street_is_gone_the_short_way() -> None:
    ways = "0 1 9 9\n9 0 1 9\n9 9 0 1\n1 9 9 0"

    assert routes_of(solved(MATRIX.format(form="FULL_MATRIX", ways=ways))) == [[1, 2, 3]]


@pytest.mark.parametrize(
    ("edges", "cost"),
    [("CEIL_2D", 44), ("FLOOR_2D", 42), ("MAN_2D", 44), ("MAX_2D", 42), ("ATT", 18)],
)
def test_each_custom_of_measuring(edges: str, cost: float) -> None:
    assert cost_of(CROSS.replace("EUC_2D", edges)) == cost


def test_degrees_on_the_earth_are_the_kilometres_of_the_format() -> None:
    towns = "NODE_COORD_SECTION\n1 38.24 20.42\n2 39.57 26.15\nDEMAND_SECTION\n1 0\n2 1\n"
    text = re.sub(r"NODE_COORD.*(?=DEPOT_SECTION)", towns, CROSS, flags=re.DOTALL)
    text = text.replace("DIMENSION : 5", "DIMENSION : 2").replace("EUC_2D", "GEO")

    assert cost_of(text) == 2 * 509  # the first way of the literature's "Ulysses"


def test_a_depot_that_stands_last_keeps_its_number() -> None:
    text = CROSS.replace("DEPOT_SECTION\n1", "DEPOT_SECTION\n5")

    assert sorted(visit for route in routes_of(solved(text)) for visit in route) == [0, 1, 2, 3]


def test_the_longest_route_of_a_file_is_kept() -> None:
    wide = STREET.replace("CAPACITY : 2", "CAPACITY : 9\nDISTANCE : {}")

    assert len(routes_of(solved(wide.format(23)))) == 1
    assert len(routes_of(solved(wide.format(22)))) == 2
    stay = wide.replace("CAPACITY", "SERVICE_TIME : 5\nCAPACITY")
    assert len(routes_of(solved(stay.format(43)))) == 1
    assert len(routes_of(solved(stay.format(42)))) == 2


def test_loads_with_fractions_are_not_rounded() -> None:
    text = STREET.replace("2 1\n3 1\n4 1\n5 1", "2 0.5\n3 0.5\n4 0.5\n5 0.5")

    assert len(routes_of(solved(text))) == 1
    assert len(routes_of(solved(text.replace("2 0.5", "2 0.6")))) == 2


@pytest.mark.parametrize(("unit", "cost"), [("1", "42.100"), ("1.5", "63.15"), ("50", "21.05")])
def test_a_fleet_is_priced_in_the_units_of_its_file(unit: str, cost: str) -> None:
    fleet = f"VEHICLES_UNIT_DISTANCE_COST_SECTION\n1 {unit}\n2 {unit}\nDEPOT_SECTION"
    text = CROSS.replace("CVRP", "HFVRP").replace("CAPACITY", "VEHICLES : 2\nCAPACITY")

    assert solved(text.replace("DEPOT_SECTION", fleet)).endswith(f"Cost: {cost}\n")


@pytest.mark.parametrize(
    ("kind", "rounding", "units"),
    [("HFVRPTW", "dimacs", (10, 1)), ("VRP", "round", (1, 0)), ("MDVRPTW", "exact", (1, 0))],
)
def test_a_family_without_a_custom(kind: str, rounding: str, units: tuple[int, int]) -> None:
    text = CROSS.replace("CVRP", kind)
    if kind.endswith("TW"):
        windows = WINDOWS.format(closes=90, first=50)
        text = text.replace("DEPOT_SECTION", windows)
    plain = plain_of(sheet_of(text, ""), "")

    assert (rounding_of(plain), units_of(plain)) == (rounding, units)


def test_nobody_to_serve_is_nothing_to_drive() -> None:
    text = CROSS.replace("DIMENSION : 5", "DIMENSION : 1")

    assert solved(re.sub(r"\n[2-5] .*", "", text)) == "Cost: 0\n"
    assert solved(
        re.sub(r"\n[3-5] .*", "", text.replace("DIMENSION : 1", "DIMENSION : 2"))
    ).endswith("Route #1: 1\nCost: 20\n")


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (CROSS.replace("DIMENSION : 5\n", ""), "plans.missing", "DIMENSION"),
        (CROSS.replace("CAPACITY : 2\n", ""), "plans.missing", "CAPACITY"),
        (re.sub(r"DEMAND.*(?=DEPOT)", "", CROSS, flags=re.DOTALL), "plans.missing", "DEMAND_SECTION"),
        (CROSS.replace("DIMENSION : 5", "DIMENSION : 6"), "routes.vrplib_lacking", "NODE_COORD_SECTION"),
        (CROSS.replace("4 -10 0", "3 -10 0"), "routes.vrplib_twice", "NODE_COORD_SECTION"),
        (CROSS.replace("4 -10 0", "9 -10 0"), "routes.vrplib_node", "NODE_COORD_SECTION:10"),
        (CROSS.replace("4 -10 0", "4 -10"), "routes.vrplib_width", "NODE_COORD_SECTION:10"),
        (CROSS.replace("4 -10 0", "4 far away"), "routes.vrplib_line", ""),
        (CROSS.replace("4 -10 0", "4 nan 0"), "routes.vrplib_line", ""),
        (CROSS.replace("4 1\n", "4 -1\n"), "routes.vrplib_below_zero", "DEMAND_SECTION:16"),
        (CROSS.replace("CAPACITY : 2", "CAPACITY : two"), "routes.vrplib_number", "CAPACITY"),
        (CROSS.replace("DIMENSION : 5", "DIMENSION : 0"), "routes.vrplib_count", "DIMENSION"),
        (CROSS.replace("DEPOT_SECTION\n1", "DEPOT_SECTION\n9"), "routes.vrplib_node", "DEPOT_SECTION"),
        (CROSS.replace("EUC_2D", "EUC_3D"), "routes.vrplib_ways", "EDGE_WEIGHT_TYPE"),
        (CROSS.replace("TYPE : CVRP", "TYPE : OVRP"), "routes.vrplib_kind", "TYPE"),
        (CROSS.replace("DEPOT_S", "SKILL_SECTION\n1 1\nDEPOT_S"), "routes.vrplib_unknown", "SKILL_SECTION"),
        (MATRIX.format(form="LOWER_ROW", ways="1\n2 3"), "routes.vrplib_weights", "EDGE_WEIGHT_SECTION"),
        (MATRIX.format(form="SOMEHOW", ways="1"), "routes.vrplib_ways", "EDGE_WEIGHT_FORMAT"),
        (with_windows(99, -5), "routes.vrplib_below_zero", "TIME_WINDOW_SECTION:20"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_at_its_place(text: str, code: str, place: str) -> None:
    told = [(one.code, one.place) for one in faults_of(text)]

    assert (code, place) in told


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (CROSS.replace("3 1\n4 1", "3 9\n4 1"), "routes.vrp_load", "NODE 3"),
        (CROSS.replace("CAPACITY : 2", "CAPACITY : 2\nVEHICLES : 1"), "routes.vrp_loads", ""),
        (with_windows(99, 5), "routes.vrp_late", "NODE 2"),
        (with_windows(19, 50), "routes.vrp_not_back", "NODE 2"),
        (FAR, "routes.vrp_long", "NODE 3"),
        (LONG, "routes.vrp_shift", "NODE 2"),
        (NOBODY, "routes.vrp_not_allowed", "NODE 3"),
    ],
)  # fmt: skip
def test_who_cannot_be_served_is_named_with_the_reason(text: str, code: str, place: str) -> None:
    told = [(one.code, one.place) for one in faults_of(text)]

    assert (code, place) in told


def test_a_detour_may_be_the_shorter_way() -> None:
    ways = "0 1 90 90\n1 0 1 90\n90 1 0 1\n90 90 1 0"
    windows = "TIME_WINDOW_SECTION\n1 0 99\n2 0 9\n3 0 9\n4 0 9\nDEPOT_SECTION"
    text = MATRIX.format(form="FULL_MATRIX", ways=ways).replace("DEPOT_SECTION", windows)

    assert routes_of(solved(text)) == [[1, 2, 3]]


def test_numbers_beyond_any_map_are_told_where_they_stand() -> None:
    line, capacity = (
        CROSS.replace("1 0 0", "1 0 1e300"),
        re.sub(r"(CAPACITY : )\d+", r"\g<1>1e20", CROSS),
    )
    assert [one.code for one in faults_of(line)] == ["routes.vrplib_large"]
    (over,) = faults_of(capacity)
    assert (over.code, over.place) == ("routes.vrplib_over", "CAPACITY")


def test_a_file_saved_as_unicode_by_an_old_editor_is_read() -> None:
    assert sheet_of(decoded(CROSS.encode("utf-16")), "one.vrp") == sheet_of(CROSS, "one.vrp")


def test_a_word_that_says_two_things_is_told_at_the_second() -> None:
    twice = CROSS.replace("CAPACITY", "CAPACITY : 1\nCAPACITY")

    fault = faults_of(twice)[0]

    assert (fault.code, fault.place) == ("routes.vrplib_again", "CAPACITY")
    assert cost_of(CROSS.replace("CAPACITY", "COMMENT : a\nCOMMENT : b\nCAPACITY")) == cost_of(
        CROSS
    )
