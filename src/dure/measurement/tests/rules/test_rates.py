"""Rates of people: recomputed from people counted once, with the range that is left."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.measure import Definition, Figure
from dure.measurement.rules.rates import named_parts, people_parts, rate, typed_parts

MEALS = Definition(code="R", kind="ratio", highest=None)
SHARE = replace(MEALS, scale=100, highest=100)
counts = st.integers(0, 5_000)


def people(value: int, low: int | None = None, high: int | None = None) -> Figure:
    return Figure("value", value, "distinct" if low is None else "sum", low, high)


def test_meals_of_people_who_are_known_exactly_have_no_range() -> None:
    assert rate(Figure("value", 300), people(60), MEALS) == Figure(
        "value", 5, "exact", None, None, 300, 60
    )


def test_where_people_may_be_fewer_each_of_them_had_more_meals() -> None:
    found = rate(Figure("value", 300), people(60, 30, 60), MEALS)

    assert (found.value, found.low, found.high, found.method) == (5, 5, 10, "sum")


def test_a_share_of_people_is_never_more_than_all_of_them() -> None:
    found = rate(people(50, 40, 50), people(60, 45, 60), SHARE)

    assert found.high == 100
    assert found.low < found.value < 100


def test_nobody_to_divide_by_is_no_number_and_not_zero() -> None:
    assert rate(Figure("value", 0), people(0), MEALS).state == "undefined"


@pytest.mark.parametrize("state", ["not_reported", "not_applicable", "not_combined"])
def test_what_is_not_known_below_or_above_makes_no_rate(state: str) -> None:
    missing = Figure(state)

    assert rate(Figure("value", 3), missing, MEALS).state == state
    assert rate(missing, people(3), MEALS).state == state


def test_an_estimate_of_people_makes_an_estimated_rate() -> None:
    below = Figure("value", 60, "estimate", 50, 70)

    found = rate(Figure("value", 300), below, MEALS)

    assert (found.method, found.denominator) == ("estimate", 60)


@settings(max_examples=60, deadline=None)
@given(counts, counts, st.lists(counts, min_size=2, max_size=2))
def test_whoever_the_people_really_are_the_rate_lies_in_its_range(
    above: int, truth: int, around: list[int]
) -> None:
    low, high = sorted({min(*around, truth), max(*around, truth)})[0], max(*around, truth)
    below = Figure("value", high, "sum", low, high)
    if not truth or low < 1:
        return

    found = rate(Figure("value", above), below, MEALS)

    least = found.value if found.low is None else found.low
    most = found.value if found.high is None else found.high
    assert float(least) - 1e-9 <= above / truth <= float(most) + 1e-9


@pytest.mark.parametrize(
    ("denominator", "parts"),
    [
        ({"kind": "distinct", "of": "person"}, {"denominator"}),
        ({"kind": "count"}, set()),
        ("M02", {"denominator"}),
        ("M01", set()),
        ("unknown", set()),
    ],
)
def test_parts_in_place_and_parts_by_name_are_people_alike(
    denominator: object, parts: set[str]
) -> None:
    recipe = {"kind": "ratio", "numerator": {"kind": "count"}, "denominator": denominator}

    assert people_parts(recipe, {"M02": "distinct", "M01": "count"}) == parts
    assert named_parts(recipe) == ({denominator} if isinstance(denominator, str) else set())


def test_what_is_no_rate_has_no_parts() -> None:
    assert people_parts({"kind": "distinct", "of": "person"}, {}) == frozenset()
    assert named_parts({}) == frozenset()


@pytest.mark.parametrize(
    ("kind", "of_people", "recipe", "parts"),
    [
        ("ratio", True, {}, {"numerator", "denominator"}),
        ("ratio", False, {}, set()),
        ("ratio", True, {"kind": "ratio"}, set()),
        ("distinct", True, {}, set()),
    ],
)
def test_of_a_typed_rate_of_people_neither_part_is_taken_to_add_up(
    kind: str, of_people: bool, recipe: dict[str, str], parts: set[str]
) -> None:
    assert typed_parts(kind=kind, of_people=of_people, computed_from=recipe) == parts
