"""Every level from service records, compared with a slow and obvious count, cell by cell."""

from datetime import date
from decimal import Decimal
from math import isclose

import pytest
from hypothesis import given, settings

from dure.engines.measure.computing import compute
from dure.engines.measure.facts import ServiceFact, ServiceIndicator
from dure.engines.measure.fault import BadInput
from dure.engines.measure.places import Place
from dure.engines.measure.tests.oracle import every_cell
from dure.engines.measure.tests.people import (
    CENTRE,
    ELDERS,
    INDICATORS,
    KITCHEN,
    MEALS,
    PLACES,
    SUNRYE,
    facts,
    reversal,
)

pytestmark = pytest.mark.slow

AS_OF = date(2026, 11, 22)
MONDAY = ServiceFact("r1", KITCHEN, "lunch", SUNRYE, date(2026, 3, 2), "52111")
FRIDAY = ServiceFact("r2", CENTRE, "lunch", SUNRYE, date(2026, 3, 6), "52113")


def values(computed):
    return {(*row[:4], row.period, row.cell): row.value for row in computed.rows}


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(facts())
def test_every_cell_equals_the_slow_count(lines):
    expected = every_cell(lines, INDICATORS, PLACES, AS_OF)

    found = values(compute(lines, INDICATORS, PLACES, AS_OF))

    assert set(found) == set(expected)
    assert all(isclose(found[key], expected[key]) for key in expected)


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(facts(size=12))
def test_the_order_of_the_lines_changes_nothing(lines):
    there = compute(lines, INDICATORS, PLACES, AS_OF)
    back = compute(lines[::-1], INDICATORS, PLACES, AS_OF)

    assert there.rows == back.rows
    assert there.fingerprint == back.fingerprint


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(facts(size=12))
def test_taking_a_line_back_restores_every_number(lines):
    late = MONDAY._replace(record_id="late", quantity=3, attributes={"sex": "f"})
    # A stock remembers the day, so it is asked about in its own test.
    flows = INDICATORS[:5]

    untouched = compute(lines, flows, PLACES, AS_OF)
    restored = compute([*lines, late, reversal(late)], flows, PLACES, AS_OF)

    without_range = [row[:-2] for row in untouched.rows]
    assert [row[:-2] for row in restored.rows] == without_range


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(facts(size=12))
def test_a_new_split_leaves_the_totals(lines):
    plain = ServiceIndicator(code="meals", kind="sum", where=MEALS.where)
    split = ServiceIndicator(code="meals", kind="sum", where=MEALS.where, by=("sex", "age_band"))

    before = values(compute(lines, [plain], PLACES, AS_OF))
    after = values(compute(lines, [split], PLACES, AS_OF))

    assert {key: value for key, value in after.items() if key[5] == ""} == before


def test_a_woman_served_by_two_kitchens_counts_once():
    found = values(compute([MONDAY, FRIDAY], [MEALS, ELDERS], PLACES))

    assert found["elders", "all", "province", "52", "2026-03", ""] == 1
    assert found["elders", KITCHEN, "all", "all", "2026-03", ""] == 1
    assert found["elders", CENTRE, "all", "all", "2026-03", ""] == 1
    assert found["meals", "all", "province", "52", "2026-03", ""] == 2


def test_nameless_guests_make_the_number_a_sum_with_a_range():
    feast = ServiceFact("r3", KITCHEN, "lunch", "", date(2026, 3, 9), "52111", quantity=30)

    rows = compute([MONDAY, feast], [ELDERS], PLACES).rows

    total = next(r for r in rows if r[:4] == ("elders", "all", "all", "all") and r.cell == "")
    assert (total.value, total.method, total.low, total.high) == (31, "sum", 30, 31)


def test_a_recorded_zero_is_written_and_nothing_is_not():
    closed = MONDAY._replace(quantity=0, person="")

    found = values(compute([closed], [MEALS], PLACES))

    assert found["meals", "all", "all", "all", "2026-03", ""] == 0
    assert not any(key[4] == "2026-04" for key in found)


def test_sums_of_large_and_small_quantities_are_exact():
    kept = [
        MONDAY._replace(record_id=str(i), quantity=Decimal(text))
        for i, text in enumerate(["999999999999999", "0.1", "0.2", "-999999999999999"])
    ]

    found = values(compute(kept, [MEALS], PLACES))

    assert found["meals", "all", "all", "all", "2026", ""] == Decimal("0.3")


MERGED = (
    Place("29", "", "province", None, date(2026, 6, 30), "12"),
    Place("46", "", "province", None, date(2026, 6, 30), "12"),
    Place("12", "", "province", date(2026, 7, 1)),
    Place("29110", "29", "district", None, date(2026, 6, 30), "12110"),
    Place("46170", "46", "district", None, date(2026, 6, 30), "12170"),
    Place("12110", "12", "district", date(2026, 7, 1)),
    Place("12170", "12", "district", date(2026, 7, 1)),
)


def test_two_provinces_that_merged_in_july_are_one_from_then_on():
    spring = MONDAY._replace(place="29110")
    summer = MONDAY._replace(record_id="r9", place="12170", occurred_on=date(2026, 8, 3))

    today = values(compute([spring, summer], [MEALS, ELDERS], MERGED, date(2026, 11, 1)))
    then = values(compute([spring], [MEALS, ELDERS], MERGED, date(2026, 6, 1)))

    assert today["meals", "all", "province", "12", "2026", ""] == 2
    assert today["elders", "all", "province", "12", "2026", ""] == 1
    assert today["meals", "all", "district", "12110", "2026-03", ""] == 1
    assert then["meals", "all", "province", "29", "2026-03", ""] == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"place": "99999"}, "measure.unknown_place"),
        ({"quantity": 10**15}, "measure.too_large"),
        ({"quantity": "many"}, "measure.not_a_number"),
        ({"person": "", "quantity": 1.5}, "measure.decimal_people"),
        ({"person": "560312-2123456"}, "measure.resident_number"),
        ({"organisation": ""}, "measure.empty"),
        ({"organisation": "all"}, "measure.word_all"),
        ({"attributes": {"sex": "all"}}, "measure.word_all"),
    ],
)
def test_what_cannot_be_counted_is_refused_with_its_row(change, code):
    with pytest.raises(BadInput) as refused:
        compute([MONDAY, FRIDAY._replace(**change)], [MEALS, ELDERS], PLACES)

    assert [(fault.code, fault.row) for fault in refused.value.faults] == [(code, 2)]


def test_the_same_record_twice_is_refused():
    with pytest.raises(BadInput) as refused:
        compute([MONDAY, FRIDAY, MONDAY], [MEALS], PLACES)

    fault = refused.value.faults[0]
    assert (fault.code, fault.row, fault.values["first_row"]) == ("measure.record_twice", 3, 1)


def test_a_code_that_ended_without_a_successor_is_refused_afterwards():
    ended = (Place("52111", "", "district", None, date(2026, 3, 1)),)

    with pytest.raises(BadInput) as refused:
        compute([MONDAY], [MEALS], ended)

    assert refused.value.faults[0].code == "measure.abolished_place"


def test_no_records_are_no_rows():
    assert compute([], [MEALS, ELDERS], PLACES).rows == ()
