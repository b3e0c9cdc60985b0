"""Rules of routes: orders by hand, households, changes between two plans, the map, late pots, ways."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from dure.kernel.errors import Refused
from dure.programmes.care_meals.rules.changes_of_plan import DayPlan, changes, hearers
from dure.programmes.care_meals.rules.day_plan import (
    doors_of,
    kilometres,
    order_rows,
    plan_rows,
    refused_before,
)
from dure.programmes.care_meals.rules.kept_routes import as_json, from_json
from dure.programmes.care_meals.rules.moving import doors_in, moved, taken_off
from dure.programmes.care_meals.rules.route_map import DrawnMap, DrawnRoute, draw_route_map
from dure.programmes.care_meals.rules.route_values import route_values
from dure.programmes.care_meals.rules.short_of_cooks import minutes_later, ready_then
from dure.programmes.care_meals.rules.travel import places_of, table_rows
from dure.programmes.care_meals.types.planning import (
    CourierAsk,
    DayAsk,
    DoorAsk,
    DoorAt,
    KitchenAsk,
    RouteFound,
    RoutesFound,
)

HERE = (35.78, 127.15)
NOON = (time(10, 50), time(12, 20))


def door(diner: int, **said) -> DoorAsk:
    usual = {
        "household": f"h{diner}",
        "kitchen_id": 1,
        "spot": (HERE[0] + diner / 1000, HERE[1]),
        "place_code": "9911",
        "window": NOON,
        "minutes": 3,
        "meals": {"care_meals.lunchbox": 1},
    }
    return DoorAsk(diner_id=diner, **(usual | said))


def ask(*doors: DoorAsk, **said) -> DayAsk:
    kitchen = KitchenAsk(id=1, day_id=1, spot=HERE, ready=time(10, 20), closes=time(14, 0))
    walker = CourierAsk(id=7, mode="walk", load=10, shift=(time(10, 0), time(14, 0)))
    usual = {"on": date(2026, 11, 23), "kitchens": (kitchen,), "couriers": (walker,)}
    return DayAsk(doors=doors, **(usual | said))


@settings(max_examples=40, deadline=None)
@given(some.integers(1, 6), some.sampled_from([7, 8, 9]), some.integers(1, 3), some.integers(0, 9))
def test_a_move_loses_no_door_and_doubles_none(diner, courier, trip, place) -> None:
    order = {7: [[1, 2, 3], [4]], 8: [[5, 6]]}
    try:
        found = moved(order, [diner], courier_id=courier, trip=trip, place=place)
    except Refused:
        assert trip > len(order.get(courier, [])) + 1
        return

    assert sorted(doors_in(found)) == [1, 2, 3, 4, 5, 6]
    assert all(trips and all(trips) for trips in found.values())
    assert diner in [one for doors in found[courier] for one in doors]


def test_a_door_taken_off_leaves_no_empty_trip() -> None:
    assert taken_off({7: [[1], [2]], 8: [[3]]}, frozenset({1, 3})) == {7: [[2]]}


def test_a_household_is_one_door_where_their_hours_meet() -> None:
    pair = [door(1, household="a"), door(2, household="a", spot=door(1).spot)]
    later = door(3, household="a", spot=door(1).spot, window=(time(12, 30), time(13, 0)))

    found = doors_of([*pair, later])

    assert [[one.diner_id for one in each.diners] for each in found] == [[1, 2], [3]]
    assert order_rows({7: [[1, 2], [3]]}, found) == {"c7": [["d1"], ["d3"]]}


def test_a_place_far_away_or_in_another_county_or_nowhere_is_refused_before() -> None:
    doors = door(1), door(2, spot=None), door(3, spot=(37.5, 127.0)), door(4, place_code="8822")

    found = refused_before(ask(*doors), {"9911": "99", "8822": "88"}, {1: "99"}, route_values())

    assert {one.diner_id: one.reason for one in found} == {
        2: "no_point",
        3: "far_point",
        4: "other_county",
    }
    assert refused_before(ask(door(4, place_code="8822")), {}, {1: "99"}, route_values()) == []


def test_what_is_asked_names_nobody_and_says_who_never_comes() -> None:
    walker = CourierAsk(
        id=7,
        mode="walk",
        load=10,
        shift=(time(10, 0), time(14, 0)),
        never=frozenset({2}),
        rest=(20, time(12, 0), time(13, 0)),
        end=HERE,
    )
    doors = doors_of([door(1, usual=7), door(2), door(3, usual=99)])

    rows = plan_rows(ask(door(1), couriers=(walker,)), doors, route_values())

    assert rows["couriers"][0]["never"] == ["d2"]
    assert rows["couriers"][0]["break"] == {"minutes": 20, "between": ("12:00", "13:00")}
    assert [one.get("usual") for one in rows["stops"]] == ["c7", None, None]
    assert set(places_of(rows)) == {"k1", "d1", "d2", "d3", "c7:end"}


def plan(**due: tuple[int, int]) -> DayPlan:
    """A plan by diner: (courier, minutes after midnight)."""
    doors = {
        int(key[1:]): DoorAt(diner_id=int(key[1:]), trip=1, place=1, due=at * 60, leaves=at * 60)
        for key, (_, at) in due.items()
    }
    cost = {"travel_minutes": 60.0, "distance_m": 4000}
    return DayPlan({int(key[1:]): who for key, (who, _) in due.items()}, doors, cost)


def test_what_gets_worse_is_said_first_and_only_what_matters() -> None:
    before = plan(d1=(7, 660), d2=(7, 670), d3=(8, 700), d4=(8, 710))
    after = plan(d1=(7, 665), d2=(8, 700), d3=(8, 680))

    found = [(one.way, one.words.en) for one in changes(before, after, late_minutes=15)]

    assert found == [
        ("worse", "1 door cannot be reached today."),
        ("worse", "Later at 1 door, by 30 minutes at most."),
        ("worse", "Another courier comes to 1 door."),
        ("better", "The meal comes earlier to 1 door."),
    ]
    heard = {(one.audience, one.key, one.about) for one in hearers(before, after, late_minutes=15)}
    assert heard == {
        ("courier", 7, "route"),
        ("courier", 8, "route"),
        ("diner", 2, "time"),
        ("diner", 3, "time"),
        ("diner", 4, "not_today"),
    }


def test_where_nothing_changes_it_says_so_and_nobody_is_told() -> None:
    same = plan(d1=(7, 660))

    assert [one.way for one in changes(same, same, late_minutes=15)] == ["same"]
    assert hearers(same, same, late_minutes=15) == []


@pytest.mark.parametrize(
    ("cooks", "missing", "minutes"), [(6, 0, 0), (6, 1, 50), (6, 3, 230), (2, 2, 230), (0, 1, 0)]
)
def test_fewer_hands_make_later_pots(cooks, missing, minutes) -> None:
    span = {"opens": time(6, 30), "ready": time(10, 20)}

    assert minutes_later(cooks=cooks, missing=missing, **span) == minutes
    assert ready_then(time(23, 50), 30) == time(23, 59)


def test_a_proposal_survives_being_kept_as_json() -> None:
    at = DoorAt(diner_id=1, trip=1, place=1, due=39600, leaves=39780)
    route = RouteFound(
        courier_id=7,
        kitchen_id=1,
        starts=36000,
        ends=40000,
        trips=({"departs": 39000},),
        doors=(at,),
        distance_m=900,
        travel_minutes=15.0,
    )
    found = RoutesFound(routes=(route,), cost={"total": 17.0}, told=(("가", "a"),))

    assert from_json(as_json(found)) == found


def test_the_map_shows_numbers_while_there_are_few_and_dots_when_there_are_many() -> None:
    few = tuple(((HERE[0] + n / 1000, HERE[1]), f"1-{n:02d}") for n in range(1, 4))
    many = tuple(((HERE[0] + n / 1000, HERE[1]), f"1-{n:02d}") for n in range(1, 60))

    small = draw_route_map(DrawnMap("경로 <1>", HERE, (DrawnRoute(1, (few,)),), (HERE,)))
    large = draw_route_map(DrawnMap("경로", HERE, (DrawnRoute(9, (many,)),)))

    assert small.count("<text") == 3
    assert "경로 &lt;1&gt;" in small
    assert "rm-loose" in small
    assert "<text" not in large
    assert "rm-door rm-1" in large, "the ninth route takes the first colour again"
    assert draw_route_map(DrawnMap("", None, ())) == ""
    assert draw_route_map(DrawnMap("", HERE, ())).count("rm-kitchen") == 1


def test_a_way_the_road_engine_does_not_know_is_a_straight_line_and_counted() -> None:
    places = {"k1": HERE, "d1": (HERE[0] + 0.01, HERE[1])}
    measured = {"seconds": [[0, None], [100, 0]], "metres": [[0, None], [900, 0]]}

    rows, straight = table_rows("car", places, measured, route_values())

    assert straight == 1
    assert rows["seconds"][1] == [100, 0]
    assert rows["metres"][0][1] == round(kilometres(*places.values()) * 1000 * 1.4)
