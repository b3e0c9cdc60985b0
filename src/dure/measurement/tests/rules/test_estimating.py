"""Estimates of people of several members: what may be told, and that the truth lies in the range."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.linkage.adapter import lunar_births
from dure.engines.linkage.sketch import sketch_of
from dure.engines.linkage.sketched import Sketch
from dure.engines.measure import Figure
from dure.measurement.rules.estimating import House, people_together, with_estimates
from dure.measurement.types.release import WHOLE, FigureKey, ReleaseFigure, Where

FLOOR = 5
SECRET = b"seven grandmothers keep this one well"
HEADS, TAILS = "영정미은지현수혜민성", "수희숙자진아라호준우"


@cache
def sketch(who: str, first: int, last: int) -> Sketch:
    numbers = range(first, last)
    columns = {
        "full_name": [f"김{HEADS[n % 10]}{TAILS[n // 10 % 10]}" for n in numbers],
        "birth_date": [f"{1930 + n % 40}-{n % 12 + 1:02d}-{n % 28 + 1:02d}" for n in numbers],
    }
    return sketch_of(columns, lunar_births(), secret=SECRET, organisation=who)


def house(who: str, first: int, last: int, *, value: int | None = None) -> House:
    number = last - first if value is None else value
    return House(number, number, number, sketch(who, first, last))


def plain(value: int) -> House:
    return House(value, value, value, None)


def told(*houses: House) -> Figure:
    found = people_together(list(houses), FLOOR)
    assert found is not None
    return found


@pytest.mark.parametrize("shared", [100, 250, 400])
def test_two_houses_are_fewer_than_their_sum_by_those_they_share(shared: int) -> None:
    found = told(house("a", 0, 600), house("b", 600 - shared, 1_200 - shared))

    assert found.low <= 1_200 - shared <= found.high
    assert found.high <= 1_200


@pytest.mark.parametrize(
    "houses",
    [
        (house("a", 0, 300), house("b", 1_000, 1_300)),  # share nobody
        (house("a", 0, 600), house("b", 100, 400)),  # nearly all of the smaller one
        (house("a", 0, 300), plain(300)),  # one sketch
        (plain(300), plain(200)),
    ],
)
def test_what_would_tell_of_a_few_people_is_no_estimate(houses: tuple[House, ...]) -> None:
    assert people_together(houses, FLOOR) is None


def test_who_could_not_go_into_a_sketch_may_be_anybody() -> None:
    sure = told(house("a", 0, 600), house("b", 300, 900))
    unsure = told(house("a", 0, 600, value=650), house("b", 300, 900))

    assert unsure.value == sure.value + 50
    assert unsure.low < sure.low + 50


def test_a_sketch_of_more_people_than_the_number_has_leaves_the_upper_end_open() -> None:
    found = told(house("a", 0, 600, value=400), house("b", 300, 900))

    assert found.high >= 700
    assert found.low <= 700


def test_a_house_without_a_sketch_widens_the_range_downwards_only_to_the_others() -> None:
    two = told(house("a", 0, 600), house("b", 300, 900))
    three = told(house("a", 0, 600), house("b", 300, 900), plain(200))

    assert three.value == two.value + 200
    assert (three.low, three.high) == (two.low, two.high + 200)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 8), st.integers(1, 8), st.integers(0, 300))
def test_the_estimate_lies_between_the_largest_house_and_the_sum(
    start: int, long: int, other: int
) -> None:
    houses = [house("a", 0, 600), house("b", start * 50, (start + long) * 50), plain(other)]

    found = people_together(houses, FLOOR)

    if found is None:
        return
    largest, total = max(one.value for one in houses), sum(one.value for one in houses)
    assert largest <= found.low <= found.value <= found.high <= total
    assert found.value - largest >= FLOOR
    assert total - found.value >= FLOOR


def figure(where: Where, value: int, method: str = "sum", cell: str = "") -> ReleaseFigure:
    return ReleaseFigure(FigureKey("2026-03", where, cell), Figure("value", value, method), 2, 2)


def test_only_totals_over_houses_that_were_added_up_are_estimated() -> None:
    county, town = Where(place="1"), Where(place="2")
    figures = [
        figure(Where("a"), 600, "distinct"),
        figure(Where("b"), 600, "distinct"),
        figure(WHOLE, 1_200),
        figure(WHOLE, 700, cell="sex=f"),
        figure(county, 1_200),
        figure(town, 600),
    ]
    sketches = {("2026-03", ""): {"a": sketch("a", 0, 600), "b": sketch("b", 300, 900)}}

    made, count = with_estimates(figures, sketches, {county: frozenset("ab")}, FLOOR)

    assert count == 2
    methods = {(one.key.where, one.key.cell): one.figure.method for one in made}
    assert methods[WHOLE, ""] == methods[county, ""] == "estimate"
    assert methods[WHOLE, "sex=f"] == methods[town, ""] == "sum"
    assert methods[Where("a"), ""] == "distinct"


def test_a_sketch_of_another_month_says_nothing_of_this_one() -> None:
    figures = [figure(Where("a"), 600), figure(Where("b"), 600), figure(WHOLE, 1_200)]
    sketches = {("2026-04", ""): {"a": sketch("a", 0, 600), "b": sketch("b", 300, 900)}}

    assert with_estimates(figures, sketches, {}, FLOOR) == (figures, 0)


def test_a_category_is_estimated_where_its_own_sketches_came() -> None:
    figures = [
        *(figure(Where(who), 600, "distinct") for who in "ab"),
        *(figure(Where(who), 350, "distinct", "sex=f") for who in "ab"),
        *(figure(Where(who), 250, "distinct", "sex=m") for who in "ab"),
        figure(WHOLE, 1_200),
        figure(WHOLE, 700, cell="sex=f"),
        figure(WHOLE, 500, cell="sex=m"),
    ]
    sketches = {
        ("2026-03", ""): {"a": sketch("a", 0, 600), "b": sketch("b", 300, 900)},
        ("2026-03", "sex=f"): {"a": sketch("a", 0, 350), "b": sketch("b", 200, 550)},
    }

    made, count = with_estimates(figures, sketches, {}, FLOOR)

    assert count == 2
    cells = {one.key.cell: one.figure for one in made if one.key.where == WHOLE}
    assert cells["sex=m"] == Figure("value", 500, "sum")
    women = cells["sex=f"]
    assert women.method == "estimate"
    assert women.low <= 550 <= women.high < 700


def test_a_category_of_nearly_all_is_never_told_to_be_more_than_all() -> None:
    figures = [
        *(figure(Where(who), 600, "distinct") for who in "ab"),
        *(figure(Where(who), 595, "distinct", "sex=f") for who in "ab"),
        figure(WHOLE, 1_190, cell="sex=f"),
        figure(WHOLE, 1_200),
    ]
    sketches = {
        ("2026-03", ""): {"a": sketch("a", 0, 600), "b": sketch("b", 300, 900)},
        ("2026-03", "sex=f"): {"a": sketch("a", 0, 595), "b": sketch("b", 500, 1_095)},
    }

    made, count = with_estimates(figures, sketches, {}, FLOOR)

    part, whole = made[-2].figure, made[-1].figure
    assert count == 2
    assert part.low <= part.value <= whole.value
    assert [one.key for one in made] == [one.key for one in figures]
