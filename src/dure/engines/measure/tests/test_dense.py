"""Very many values at once: the same figures as one by one, whatever was reported."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.measure.columns import numbers_of, scaled
from dure.engines.measure.dense import roll_up_columns
from dure.engines.measure.fault import BadInput
from dure.engines.measure.periods import parse
from dure.engines.measure.places import tree_on
from dure.engines.measure.reported import Columns
from dure.engines.measure.roll_up import roll_up
from dure.engines.measure.rolled import Rolled
from dure.engines.measure.tests.people import CENTRE, FARM, KITCHEN, PLACES
from dure.engines.measure.types import Definition, Entry, Levels, Observation, ResultKey, Slot

TREE = tree_on(date(2026, 11, 22), PLACES)
EVERYWHERE = ("all", "province", "district")
MONTHS = [parse(f"{year}-{month:02d}") for year in (2025, 2026) for month in range(1, 13)]
MIXED = [*MONTHS, parse("2026-Q1"), parse("2026-Q2"), parse("2025-H2"), parse("2025")]
MARCH = parse("2026-03")

whole = st.integers(0, 10**6)
halves = st.integers(0, 10**9).map(lambda n: n / 10_000)
decimals = st.decimals(0, 10**6, places=4, allow_nan=False)
tiny = st.decimals(0, 1, places=7, allow_nan=False)  # too fine for the array: added one by one
numbers = st.one_of(whole, halves, decimals, tiny, st.just(10**15))


def entries(number):
    pairs = st.tuples(number, number)
    return st.one_of(
        number.map(Entry),
        pairs.map(lambda ends: Entry(ends[0], low=min(ends), high=max(ends))),
        pairs.map(lambda parts: Entry(None, *parts)),
        pairs.map(lambda parts: Entry(parts[0], *parts)),
        number.map(lambda above: Entry(None, above, 0)),
        st.sampled_from([Entry(), Entry(not_applicable=True)]),
    )


def reports(periods, number):
    places = st.tuples(
        st.sampled_from([KITCHEN, CENTRE, FARM]),
        st.sampled_from(["52111", "52113", "12170", "unknown"]),
        st.sampled_from(periods),
        st.sampled_from(["", "sex=f", "sex=m"]),
    )
    return st.dictionaries(places, st.tuples(entries(number), st.integers(1, 2)), max_size=15)


every_report = st.one_of(
    *(reports(periods, one) for periods in (MONTHS, MIXED) for one in (whole, halves, numbers))
)
slots = st.lists(
    st.tuples(
        st.sampled_from([KITCHEN, CENTRE, FARM]),
        st.sampled_from(["52111", "52113"]),
        st.sampled_from(MONTHS[:14]),
    ).map(lambda slot: Slot(*slot)),
    max_size=10,
)
definitions = st.builds(
    Definition,
    code=st.just("x"),
    kind=st.sampled_from(["count", "amount", "ratio", "mean", "latest", "distinct"]),
    time_rule=st.sampled_from([None, None, "add", "latest", "mean_weighted", "max", "none"]),
    place_rule=st.sampled_from([None, None, "add", "latest", "mean_weighted"]),
    scale=st.sampled_from([1, 100]),
)
all_levels = st.builds(
    Levels,
    each_organisation=st.booleans(),
    all_organisations=st.booleans(),
    crossed=st.booleans(),
    place_levels=st.sampled_from([EVERYWHERE, ("all",), ("district",)]),
    period_kinds=st.sampled_from([("month", "quarter", "half", "year"), ("month",), ("year",)]),
)


def lines_of(reported) -> list[Observation]:
    return [Observation(*key, entry, version) for key, (entry, version) in reported.items()]


def columns_of(lines) -> Columns:
    rows = [(*one[:4], one.version, *one.entry[:5], one.entry.not_applicable) for one in lines]
    return Columns(*(zip(*rows, strict=True) if rows else [()] * len(Columns._fields)))


def plainly(lines, definition, **given):
    found = roll_up(lines, definition, **given).results
    return {one.key: (one.figure, one.reported, one.expected) for one in found}


def together(lines, definition, **given) -> Rolled:
    return roll_up_columns(columns_of(lines), definition, **given)


@settings(max_examples=60, deadline=None)
@given(every_report, definitions, all_levels, slots)
def test_together_is_the_same_as_one_by_one(reported, definition, levels, expected):
    lines = lines_of(reported)
    asked = {"levels": levels, "tree": TREE, "expected": expected}

    found = together(lines, definition, **asked)

    assert list(found.by_key()) == sorted(found.by_key())
    assert found.by_key() == plainly(lines, definition, **asked)


@settings(max_examples=25, deadline=None)
@given(reports(MONTHS, whole), st.randoms())
def test_the_order_of_the_rows_changes_nothing(reported, chance):
    lines = lines_of(reported)
    mixed = lines.copy()
    chance.shuffle(mixed)
    meals = Definition(code="meals", kind="count")

    one = together(lines, meals, levels=Levels(place_levels=EVERYWHERE), tree=TREE)
    other = together(mixed, meals, levels=Levels(place_levels=EVERYWHERE), tree=TREE)

    assert one == other


@settings(max_examples=25, deadline=None)
@given(reports(MONTHS, whole).filter(bool), st.data())
def test_another_number_has_another_fingerprint(reported, data):
    lines = lines_of(reported)
    at = data.draw(st.integers(0, len(lines) - 1))
    other = lines.copy()
    other[at] = lines[at]._replace(entry=Entry(value=10**7))
    meals = Definition(code="meals", kind="count")

    marks = {together(one, meals, levels=Levels(), tree=TREE).fingerprint for one in (lines, other)}

    assert len(marks) == 2


@pytest.mark.parametrize(
    ("definition", "levels", "tree"),
    [
        (Definition(code="y", kind="count"), Levels(), TREE),
        (Definition(code="x", kind="amount"), Levels(), TREE),
        (Definition(code="x", kind="count", version=2), Levels(), TREE),
        (Definition(code="x", kind="count"), Levels(crossed=False), TREE),
        (Definition(code="x", kind="count"), Levels(), tree_on(date(2026, 1, 1), PLACES[:1])),
    ],
)
def test_another_question_has_another_fingerprint(definition, levels, tree):
    lines = [Observation(KITCHEN, "52111", MARCH, "", Entry(5))]

    asked = together(lines, definition, levels=levels, tree=tree).fingerprint
    first = together(lines, Definition(code="x", kind="count"), levels=Levels(), tree=TREE)

    assert asked != first.fingerprint


def test_a_slot_of_which_nothing_came_is_not_reported():
    asked = [Slot(KITCHEN, "52111", MARCH), Slot(CENTRE, "52111", MARCH)]
    lines = [Observation(KITCHEN, "52111", MARCH, "sex=f", Entry(5))]
    meals = Definition(code="meals", kind="count")

    found = together(lines, meals, levels=Levels(period_kinds=("month",)), expected=asked).by_key()

    figure, reported, expected = found[ResultKey("all", "all", "all", MARCH, "")]
    assert (figure.state, reported, expected) == ("not_reported", 0, 2)


def test_two_values_for_one_slot_are_refused():
    line = Observation(KITCHEN, "52111", MARCH, "", Entry(1))

    with pytest.raises(BadInput) as refused:
        together(
            [line, line._replace(entry=Entry(2))],
            Definition(code="x", kind="count"),
            levels=Levels(),
        )

    assert refused.value.faults[0].code == "measure.reported_twice"


def test_nothing_reported_and_nothing_expected_is_an_empty_table():
    assert together([], Definition(code="x", kind="count"), levels=Levels()).figures == []


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ([1, None, 3], [1, 0, 3]),
        ([0.1, 12.5], [Decimal("0.1"), Decimal("12.5")]),
        ([Decimal("7.0000"), Decimal("0.0001")], [7, Decimal("0.0001")]),
        ([0.1 + 0.2], None),  # 0.30000000000000004 needs more digits
        ([Decimal("0.00001")], None),
        ([Decimal("NaN")], None),
        ([float("inf")], None),
        ([10**15], None),
        ([1.5, Decimal("1.5")], None),
    ],
)
def test_a_number_is_taken_exactly_or_not_at_all(written, kept):
    column = scaled(written)

    assert (None if column is None else numbers_of(column.whole)) == kept


@given(st.lists(st.one_of(whole, halves), max_size=20))
def test_adding_ten_thousandths_is_adding_what_is_written(values):
    column = scaled(values)

    exact = sum(Decimal(repr(one)) for one in values)
    assert numbers_of(column.whole.sum(keepdims=True)) == [exact]
