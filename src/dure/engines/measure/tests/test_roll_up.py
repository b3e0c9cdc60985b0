"""The reported values of kitchens and centres, rolled up; cases a field worker can read."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.measure.explain import explain
from dure.engines.measure.fault import BadInput
from dure.engines.measure.periods import parse
from dure.engines.measure.places import tree_on
from dure.engines.measure.roll_up import roll_up
from dure.engines.measure.tests.people import CENTRE, FARM, KITCHEN, PLACES
from dure.engines.measure.totals import with_totals
from dure.engines.measure.types import Definition, Entry, Levels, Observation, ResultKey, Slot

CASES = yaml.safe_load(Path(__file__).parents[1].joinpath("cases/roll_up.yaml").read_text("utf-8"))
EVERYWHERE = Levels(place_levels=("all", "province", "district"))
TREE = tree_on(date(2026, 11, 22), PLACES)
MEALS = Definition(code="meals", kind="count")
ELDERS = Definition(code="elders", kind="distinct")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case):
    definition = Definition(code="indicator", **case["situation"])
    reported = [observation(line) for line in case["reported"]]
    expected = [
        Slot(line["organisation"], "52111", parse(str(line["period"])))
        for line in case.get("expected", [])
    ]
    shown = dict(case["shown"])
    key = ResultKey("all", "all", "all", parse(str(shown.pop("period"))), "")

    done = roll_up(reported, definition, levels=Levels(), expected=expected)
    result = done.by_key()[key]

    facts = {**result.figure._asdict(), **result._asdict()}
    facts["versions"] = list(facts["versions"])
    assert {name: facts[name] for name in shown} == shown
    assert explain(result, definition)


def observation(line) -> Observation:
    entry = {
        name: line[name]
        for name in ("value", "numerator", "denominator", "not_applicable")
        if name in line
    }
    keys = frozenset(line["keys"]) if "keys" in line else None
    return Observation(
        line["organisation"],
        "52111",
        parse(str(line["period"])),
        "",
        Entry(**entry, keys=keys),
        line.get("version", 1),
    )


reports = st.dictionaries(
    st.tuples(
        st.sampled_from([KITCHEN, CENTRE, FARM]),
        st.sampled_from(["52111", "52113", "12170"]),
        st.integers(24_312, 24_323),
        st.sampled_from(["", "sex=f", "sex=m"]),
    ),
    st.integers(0, 500),
    max_size=30,
)


def observations(reported):
    from_month = {month: parse(f"2026-{month - 24_311:02d}") for month in range(24_312, 24_324)}
    return [
        Observation(organisation, place, from_month[month], cell, Entry(value))
        for (organisation, place, month, cell), value in reported.items()
    ]


@settings(max_examples=50, deadline=None)
@given(reports, st.sampled_from(["count", "distinct", "latest", "amount"]), st.randoms())
def test_the_order_of_reports_changes_nothing(reported, kind, chance):
    lines = observations(reported)
    mixed = lines.copy()
    chance.shuffle(mixed)
    definition = Definition(code="x", kind=kind)

    one = roll_up(lines, definition, levels=EVERYWHERE, tree=TREE)
    other = roll_up(mixed, definition, levels=EVERYWHERE, tree=TREE)

    assert one == other


@settings(max_examples=50, deadline=None)
@given(reports)
def test_a_total_equals_its_parts(reported):
    lines = observations(reported)

    found = roll_up(lines, MEALS, levels=EVERYWHERE, tree=TREE).by_key()

    for key, result in found.items():
        inside = [
            entry.value
            for organisation, place, period, cell, entry, _ in lines
            if key.organisation in {"all", organisation}
            and TREE.at(place, key.place_level) == key.place
            and key.period.contains(period)
            and key.cell == cell
        ]
        assert result.figure.value == sum(inside)


@settings(max_examples=50, deadline=None)
@given(reports)
def test_people_lie_between_the_largest_part_and_the_sum(reported):
    lines = observations(reported)

    for key, result in roll_up(lines, ELDERS, levels=EVERYWHERE, tree=TREE).by_key().items():
        figure = result.figure
        low = figure.value if figure.low is None else figure.low
        high = figure.value if figure.high is None else figure.high
        assert low <= figure.value <= high, key


@settings(max_examples=50, deadline=None)
@given(reports)
def test_a_new_split_leaves_the_totals_alone(reported):
    lines = observations(reported)
    without = [line for line in lines if line.cell == ""]

    full = roll_up(lines, MEALS, levels=EVERYWHERE, tree=TREE).by_key()
    plain = roll_up(without, MEALS, levels=EVERYWHERE, tree=TREE).by_key()

    totals = {key: result.figure for key, result in full.items() if key.cell == ""}
    assert totals == {key: result.figure for key, result in plain.items()}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 999), min_size=3, max_size=3))
def test_splitting_a_quarter_into_months_changes_nothing(meals):
    months = [
        Observation(KITCHEN, "52111", parse(f"2026-0{i}"), "", Entry(value))
        for i, value in enumerate(meals, start=1)
    ]
    quarter = [Observation(KITCHEN, "52111", parse("2026-Q1"), "", Entry(sum(meals)))]
    year = ResultKey("all", "all", "all", parse("2026"), "")

    split = roll_up(months, MEALS, levels=Levels()).by_key()[year]
    whole = roll_up(quarter, MEALS, levels=Levels()).by_key()[year]

    assert split.figure == whole.figure


def test_a_report_by_women_and_men_has_a_total():
    march = parse("2026-03")
    lines = [
        Observation(KITCHEN, "52111", march, "sex=f", Entry(150)),
        Observation(KITCHEN, "52111", march, "sex=m", Entry(60)),
    ]

    meals = [line for line in with_totals(lines, MEALS) if line.cell == ""]
    elders = [line for line in with_totals(lines, ELDERS) if line.cell == ""]

    assert [line.entry.value for line in meals] == [210]
    assert [(e.entry.value, e.entry.low, e.entry.high) for e in elders] == [(210, 150, 210)]


def test_two_values_for_one_slot_are_refused():
    line = Observation(KITCHEN, "52111", parse("2026-03"), "", Entry(1))

    with pytest.raises(BadInput) as refused:
        roll_up([line, line._replace(entry=Entry(2))], MEALS, levels=Levels())

    assert refused.value.faults[0].code == "measure.reported_twice"


def test_without_crossing_an_organisation_is_shown_as_a_whole_and_a_place_as_a_whole():
    reported = [
        Observation(KITCHEN, "52111", parse("2026-03"), "", Entry(value=5)),
        Observation(CENTRE, "52111", parse("2026-03"), "", Entry(value=7)),
    ]
    levels = Levels(place_levels=("all", "province", "district"), period_kinds=("month",))
    crossed = roll_up(reported, MEALS, levels=levels, tree=TREE)
    plain = roll_up(
        reported,
        MEALS,
        levels=Levels(
            place_levels=("all", "province", "district"), period_kinds=("month",), crossed=False
        ),
        tree=TREE,
    )

    kept = [one for one in crossed.results if "all" in (one.key.organisation, one.key.place)]
    assert list(plain.results) == kept
    assert len(kept) < len(crossed.results)
