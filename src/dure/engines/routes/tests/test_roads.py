"""Ways from a road engine: what is asked is what its interface takes, and what comes back is believed."""

from collections.abc import Callable

import pytest

from dure.engines.routes.roads import NoRoads, RoadEngine, Spot, measured
from dure.engines.routes.roads.tables import Table, squares
from dure.engines.routes.tests.road_servers import (
    Reply,
    as_osrm,
    as_valhalla,
    osrm,
    served,
    valhalla,
)

KITCHEN, HOUSE, HAMLET = Spot(35.37, 127.14), Spot(35.38, 127.14), Spot(35.37, 127.17)
ISLAND = Spot(33.9, 127.14)
KINDS = [("osrm", as_osrm), ("valhalla", as_valhalla)]


@pytest.mark.parametrize(("kind", "answer"), KINDS)
def test_a_car_and_a_walker_need_what_the_road_engine_says(kind, answer) -> None:
    with served(answer) as (address, _):
        by_car = measured(RoadEngine(kind, address), "car", [KITCHEN, HOUSE, HAMLET])
        on_foot = measured(RoadEngine(kind, address), "walk", [KITCHEN, HOUSE, HAMLET])

    assert [round(cell or 0) for cell in by_car.seconds[0]] == [0, 100, 300]
    assert [round(cell or 0) for cell in by_car.metres[0]] == [0, 1000, 3000]
    assert round(on_foot.seconds[1][2] or 0) == 4000


@pytest.mark.parametrize(("kind", "answer"), KINDS)
def test_a_county_is_asked_in_squares_that_the_server_takes(kind, answer) -> None:
    """120 doors are 14,400 pairs: more than either server answers at once."""
    spots = [Spot(35.3 + number / 1000, 127.1) for number in range(120)]
    done: list[tuple[int, int]] = []

    with served(answer) as (address, questions):
        table = measured(RoadEngine(kind, address), "car", spots, tell=lambda *of: done.append(of))

    assert len(questions) == 9
    assert done[-1] == (9, 9)
    assert table.unknown == 0
    assert round(table.seconds[3][119] or 0) == 1160


@pytest.mark.parametrize(("kind", "answer"), KINDS)
def test_an_island_without_a_road_is_not_given_a_time(kind, answer) -> None:
    with served(answer) as (address, _):
        table = measured(RoadEngine(kind, address), "car", [KITCHEN, HOUSE, ISLAND])

    assert table.seconds[0][2] is None
    assert table.unknown == 4


def test_the_newer_bare_tables_of_valhalla_are_read_too() -> None:
    def answer(_method: str, _path: str, body: bytes) -> Reply:
        return valhalla(body, bare=True)

    with served(answer) as (address, _):
        table = measured(RoadEngine("valhalla", address), "ebike", [KITCHEN, HOUSE])

    assert round(table.seconds[0][1] or 0) == 250
    assert round(table.metres[0][1] or 0) == 1000


def test_a_server_that_knows_no_metres_is_asked_for_times_alone() -> None:
    def answer(_method: str, path: str, _body: bytes) -> Reply:
        return osrm(path, knows_metres=False)

    with served(answer) as (address, questions):
        table = measured(RoadEngine("osrm", address), "car", [KITCHEN, HOUSE])

    assert round(table.seconds[0][1] or 0) == 100
    assert table.metres == [[None, None], [None, None]]
    assert len(questions) == 2


def test_no_more_of_a_home_is_told_than_a_metre() -> None:
    exact = [Spot(35.3700123456, 127.1400987654), HOUSE]

    with served(as_osrm) as (address, questions):
        measured(RoadEngine("osrm", address + "/"), "car", exact)

    assert "/table/v1/car/127.14010,35.37001;" in questions[0][1]


def silent(_method: str, _path: str, _body: bytes) -> bytes:
    return b""


WRONG: list[tuple[str, Callable[..., Reply | bytes], str, str]] = [
    ("osrm", lambda *_: (400, {"code": "NoSegment"}), "said", "NoSegment"),
    ("osrm", lambda *_: b"<html>sorry</html>", "unread", ""),
    ("osrm", lambda *_: b"[]", "unread", ""),
    ("osrm", lambda *_: (200, {"code": "Ok", "durations": [[0.0]]}), "unread", ""),
    ("osrm", lambda *_: b'{"code":"Ok","durations":[[0,NaN],[1,0]]}', "unread", ""),
    ("osrm", lambda *_: b'{"code":"Ok","durations":[[0,-5],[1,0]]}', "unread", ""),
    ("valhalla", lambda *_: (400, {"error_code": 171, "error": "No edges"}), "said", "171"),
    ("valhalla", lambda *_: (200, {"sources_to_targets": [[{}]]}), "unread", ""),
    ("valhalla", lambda *_: (200, {"units": "leagues", "sources_to_targets": []}), "unread", ""),
    ("valhalla", silent, "unread", ""),
]


@pytest.mark.parametrize(("kind", "answer", "why", "said"), WRONG)
def test_what_cannot_be_believed_is_refused_with_a_reason(kind, answer, why, said) -> None:
    with served(answer) as (address, _), pytest.raises(NoRoads) as refused:
        measured(RoadEngine(kind, address), "car", [KITCHEN, HOUSE])

    assert (refused.value.why, refused.value.said) == (why, said)


def test_nobody_at_the_address_is_told_as_silence() -> None:
    with served(as_osrm) as (address, _):
        pass  # and gone

    with pytest.raises(NoRoads) as refused:
        measured(RoadEngine("osrm", address, timeout=0.5), "car", [KITCHEN, HOUSE])

    assert refused.value.why == "silent"


@pytest.mark.parametrize(
    "address", ["", "roads.example", "file:///etc/passwd", "http://a b/", "http://"]
)
def test_only_a_plain_web_address_is_asked(address) -> None:
    with pytest.raises(NoRoads) as refused:
        measured(RoadEngine("osrm", address), "car", [KITCHEN, HOUSE])

    assert refused.value.why == "address"


@pytest.mark.parametrize(
    ("size", "side", "count"), [(1, 50, 1), (50, 50, 1), (51, 50, 4), (0, 50, 0)]
)
def test_squares_cover_every_pair_once(size, side, count) -> None:
    found = list(squares(size, side))
    table = Table(size)

    for square in found:
        cells = [[1.0] * len(square.columns) for _ in square.rows]
        assert all(
            table.seconds[row][column] is None for row in square.rows for column in square.columns
        )
        table.lay(square, cells, cells)

    assert len(found) == count
    assert table.unknown == 0
