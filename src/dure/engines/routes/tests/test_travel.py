"""Ways: straight lines stretched by the mode, and measured tables where there are any."""

import json

import numpy as np
import pytest

from dure.engines.routes.tests.village import as_plan
from dure.engines.routes.travel import DETOUR, SPEED_KMH, great_circles, minutes, ways_of
from dure.engines.routes.types import Plan, Spot

SEOUL, BUSAN = Spot(lat=37.5665, lon=126.9780), Spot(lat=35.1796, lon=129.0756)


def a_plan(**more: object) -> Plan:
    home = {"lat": 35.37, "lon": 127.14}
    return as_plan(
        {
            "day": "2026-11-25",
            "kitchens": [{"id": "주방", **home}],
            "couriers": [
                {"id": "걷는이", "mode": "walk", "capacity": 5, "shift": ["10:00", "13:00"]},
                {"id": "차", "mode": "car", "capacity": 5, "shift": ["10:00", "13:00"]},
                {
                    "id": "빠른이",
                    "mode": "walk",
                    "speed_kmh": 7.2,
                    "capacity": 5,
                    "shift": ["10:00", "13:00"],
                },
            ],
            "stops": [{"id": "김", "lat": 35.38, "lon": 127.14}],
            **json.loads(json.dumps(more)),
        }
    )


def test_a_known_distance() -> None:
    assert great_circles([SEOUL, BUSAN])[0, 1] == pytest.approx(325_000, rel=0.005)


def test_ways_are_the_same_there_and_back_and_nothing_to_oneself() -> None:
    ways = great_circles([SEOUL, BUSAN, Spot(lat=33.5, lon=126.5)])

    assert np.allclose(ways, ways.T)
    assert np.all(np.diag(ways) == 0)


def test_the_antipode_is_half_the_earth_away() -> None:
    half = great_circles([Spot(lat=0, lon=0), Spot(lat=0, lon=180)])[0, 1]

    assert half == pytest.approx(20_015_000, rel=0.001)


@pytest.mark.parametrize(("number", "mode"), [(0, "walk"), (1, "car")])
def test_a_mode_has_its_speed_and_its_detour(number: int, mode: str) -> None:
    plan = a_plan()
    line = great_circles([plan.kitchens[0], plan.stops[0]])[0, 1]
    seconds, metres = ways_of(plan).table(plan.couriers[number], ["주방", "김"])

    assert metres[0, 1] == pytest.approx(line * DETOUR[mode], abs=1)
    assert seconds[0, 1] == pytest.approx(line * DETOUR[mode] * 3.6 / SPEED_KMH[mode], abs=1)


def test_a_couriers_own_speed_goes_before_the_modes() -> None:
    plan = a_plan()
    slow, _ = ways_of(plan).table(plan.couriers[0], ["주방", "김"])
    quick, _ = ways_of(plan).table(plan.couriers[2], ["주방", "김"])

    assert slow[0, 1] == pytest.approx(2 * quick[0, 1], abs=2)


def test_the_plan_may_set_speed_and_detour() -> None:
    plan = a_plan(settings={"speed_kmh": {"walk": 36}, "detour": {"walk": 1}})
    line = great_circles([plan.kitchens[0], plan.stops[0]])[0, 1]
    seconds, metres = ways_of(plan).table(plan.couriers[0], ["주방", "김"])

    assert metres[0, 1] == pytest.approx(line, abs=1)
    assert seconds[0, 1] == pytest.approx(line / 10, abs=1)


def test_a_measured_table_is_believed_and_may_differ_by_direction() -> None:
    table = {"mode": "walk", "places": ["김", "주방"], "seconds": [[0, 700], [900, 0]]}
    plan = a_plan(travel=[table])
    seconds, metres = ways_of(plan).table(plan.couriers[0], ["주방", "김"])

    assert (seconds[0, 1], seconds[1, 0]) == (900, 700)
    assert metres[0, 1] > 0  # nothing measured: the line stands


def test_what_a_table_does_not_name_is_a_straight_line() -> None:
    table = {"mode": "walk", "places": ["김"], "seconds": [[0]], "metres": [[0]]}
    with_table, without = a_plan(travel=[table]), a_plan()
    places = ["주방", "김"]

    measured = ways_of(with_table).table(with_table.couriers[0], places)[0]
    assert np.array_equal(measured, ways_of(without).table(without.couriers[0], places)[0])


def test_a_table_of_another_mode_says_nothing() -> None:
    table = {"mode": "car", "places": ["주방", "김"], "seconds": [[0, 1], [1, 0]]}
    plan = a_plan(travel=[table])

    assert ways_of(plan).table(plan.couriers[0], ["주방", "김"])[0][0, 1] > 1
    assert ways_of(plan).table(plan.couriers[1], ["주방", "김"])[0][0, 1] == 1


@pytest.mark.parametrize(("seconds", "said"), [(0, 0), (59, 1.0), (90, 1.5), (93, 1.6), (3600, 60)])
def test_minutes_for_people(seconds: int, said: float) -> None:
    assert minutes(seconds) == said
