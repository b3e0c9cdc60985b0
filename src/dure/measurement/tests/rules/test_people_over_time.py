"""A quarter of people that is the sum of its months tells no hidden month, nor does its range."""

from itertools import product
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.disclosure import Join, Rule
from dure.engines.measure import Figure, PlaceTree
from dure.kernel.testing.examples import examples
from dure.measurement.rules.protection import protected_figures, release_table
from dure.measurement.rules.ranges import with_safe_ranges
from dure.measurement.types.release import (
    WHOLE,
    FigureKey,
    ReleaseFigure,
    ReleaseFigures,
    Shown,
    Where,
)

DUSON, SENIORS = Where("duson"), Where("seniors")
MONTHS, QUARTER = ("2026-07", "2026-08", "2026-09"), "2026-Q3"
RULE = Rule(threshold=5, rate_threshold=10)


def key(period: str, where: Where = WHOLE) -> FigureKey:
    return FigureKey(period, where, "")


def quarter_of(months: dict[Where, list[int]], *, method: str = "sum") -> ReleaseFigures:
    """What was counted: each organisation month by month, and their quarter as it is rolled up."""
    values: dict[FigureKey, Figure] = {}
    for where, counts in months.items():
        for month, count in zip(MONTHS, counts, strict=True):
            values[key(month, where)] = Figure("value", count, "exact", count, count)
        values[key(QUARTER, where)] = rolled(counts, method)
    for at, month in enumerate(MONTHS):
        values[key(month)] = rolled([counts[at] for counts in months.values()], "sum")
    values[key(QUARTER)] = rolled([one for counts in months.values() for one in counts], method)
    return ReleaseFigures(
        kind="distinct",
        of_people=True,
        adds_over_time=False,
        figures=tuple(ReleaseFigure(at, figure, 1, 1) for at, figure in values.items()),
        tree=PlaceTree({}, ("sido", "sigungu")),
        only_place={},
        fingerprint="f",
    )


def rolled(parts: list[int], method: str) -> Figure:
    value = sum(parts) if method == "sum" else max(parts)
    return Figure("value", value, method, max(parts), value)  # type: ignore[arg-type]


def shown_of(release: ReleaseFigures) -> dict[FigureKey, Shown]:
    return with_safe_ranges(protected_figures(release, rule=RULE)[0])


def possible(shown: dict[FigureKey, Shown], where: Where) -> set[tuple[int, ...]]:
    """Every three months of an organisation that fit what a reader sees of it and of the whole."""
    found = set()
    for guess in product(range(1, 60), repeat=3):
        if all(fits(shown, where, month, one) for month, one in zip(MONTHS, guess, strict=True)):
            total = shown[key(QUARTER, where)].figure
            known = total is None or (total.value == sum(guess) and (total.low or 0) <= max(guess))
            if known and (total is None or total.low in (None, 0) or total.low <= max(guess)):
                found.add(guess)
    return found


def fits(shown: dict[FigureKey, Shown], where: Where, month: str, guess: int) -> bool:
    one = shown[key(month, where)]
    if one.status == "primary":
        return guess < RULE.threshold
    return one.figure is None or one.figure.value == guess


def test_four_four_and_four_are_not_told_by_twelve():
    release = quarter_of({DUSON: [4, 4, 4], SENIORS: [41, 42, 42]})

    shown = shown_of(release)

    assert all(shown[key(month, DUSON)].figure is None for month in MONTHS)
    assert len(possible(shown, DUSON)) > 1


def test_the_sum_over_months_is_one_that_every_reader_knows():
    joins = {
        relation.total: relation.join
        for relation in release_table(
            quarter_of({DUSON: [4, 9, 6], SENIORS: [30, 31, 32]})
        ).relations
        if relation.total.period == QUARTER
    }

    assert joins[key(QUARTER, DUSON)] is Join.SUM


def test_people_counted_once_over_the_quarter_lie_between_the_largest_month_and_the_sum():
    release = quarter_of({DUSON: [9, 9, 8], SENIORS: [30, 31, 32]}, method="distinct")

    joins = {
        relation.total: relation.join
        for relation in release_table(release).relations
        if relation.total.period == QUARTER and relation.total.where == DUSON
    }

    assert joins == {key(QUARTER, DUSON): Join.DISTINCT}


def test_a_quarter_with_more_people_than_the_months_that_are_known_says_nothing_of_them():
    release = quarter_of({DUSON: [9, 9, 8], SENIORS: [30, 31, 32]}, method="distinct")
    missing = tuple(one for one in release.figures if one.key.period != "2026-07")
    more = tuple(
        ReleaseFigure(one.key, Figure("value", 90, "distinct", 90, 90), 1, 1)
        if one.key == key(QUARTER, DUSON)
        else one
        for one in missing
    )
    object.__setattr__(release, "figures", more)

    totals = {relation.total for relation in release_table(release).relations}

    assert key(QUARTER, DUSON) not in totals


def test_the_low_end_of_an_open_quarter_is_not_a_hidden_month():
    """The seniors' months are hidden beside 두손's: the largest of them is not said by the quarter."""
    shown = shown_of(quarter_of({DUSON: [4, 4, 4], SENIORS: [41, 42, 45]}))
    quarter = shown[key(QUARTER, SENIORS)].figure

    if quarter is not None and any(shown[key(month, SENIORS)].figure is None for month in MONTHS):
        assert quarter.low in (0, ceil(quarter.value / 3))
        assert quarter.low != 45


def test_the_low_end_of_everybodys_quarter_is_no_hidden_organisations_month():
    """Every month both are hidden: neither 45 nor anything between it and what is told may be said."""
    shown = shown_of(quarter_of({DUSON: [4, 4, 3], SENIORS: [41, 42, 45]}))
    whole, seniors = shown[key(QUARTER)].figure, shown[key(QUARTER, SENIORS)].figure

    assert all(shown[key(month, SENIORS)].figure is None for month in MONTHS)
    assert whole is not None
    assert whole.low in (0, seniors.low if seniors else 0)


def test_where_no_month_is_hidden_the_range_stays():
    shown = shown_of(quarter_of({DUSON: [14, 15, 16], SENIORS: [41, 42, 45]}))

    figure = shown[key(QUARTER, SENIORS)].figure
    assert figure is not None
    assert (figure.low, figure.value) == (45, 128)


@pytest.mark.slow
@given(
    small=st.lists(st.integers(1, 9), min_size=3, max_size=3),
    large=st.lists(st.integers(5, 50), min_size=3, max_size=3),
)
@settings(max_examples=examples(10), deadline=None)
def test_no_hidden_month_is_ever_certain(small, large):
    shown = shown_of(quarter_of({DUSON: small, SENIORS: large}))

    for where in (DUSON, SENIORS):
        guesses = possible(shown, where)
        for at, month in enumerate(MONTHS):
            if shown[key(month, where)].figure is None:
                assert len({guess[at] for guess in guesses}) > 1, (where, month)
