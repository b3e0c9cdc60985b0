"""The lines of the board: read from what the engine counted, never added up."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.measure import Place, ServiceFact, compute, parse_period
from dure.kernel.testing.examples import examples
from dure.measurement.rules.service_board import (
    BACK,
    Spot,
    board_indicators,
    curve,
    period_shown,
    periods_known,
    tallies,
)
from dure.measurement.types.service_board import Tally

pytestmark = pytest.mark.slow

GARAM, DAON = "5289000000", "5288000000"
PLACES = (Place("52", "", "sido"), Place(GARAM, "52", "sigungu"), Place(DAON, "52", "sigungu"))
LUNCH = ServiceFact("1", "7", "lunch", "p1", date(2026, 3, 2), GARAM, Decimal(2))
GIVEN = ("lunch", "respite")


def rows_of(*facts, people=True):
    return compute(facts, board_indicators(GIVEN if people else ()), PLACES).rows


def counted(*facts, people=True):
    return tallies(rows_of(*facts, people=people), "all")


@st.composite
def lunches(draw):
    """Meals and hours of some people in two towns over two years; some without a name."""
    return [
        LUNCH._replace(
            record_id=str(number),
            organisation=draw(st.sampled_from(["7", "8"])),
            service=draw(st.sampled_from(["lunch", "respite"])),
            person=draw(st.sampled_from(["", "p1", "p2", "p3"])),
            occurred_on=date(2025 + draw(st.integers(0, 1)), draw(st.integers(1, 12)), 3),
            place=draw(st.sampled_from([GARAM, DAON, "52", ""])),
            quantity=draw(st.integers(0, 3)),
        )
        for number in range(draw(st.integers(1, 12)))
    ]


@pytest.mark.slow
@settings(max_examples=examples(12))
@given(lunches())
def test_lines_and_amounts_of_the_kinds_make_up_the_whole_and_people_do_not_have_to(facts):
    found = counted(*facts)

    for period in {spot.period for spot in found}:
        whole = found[Spot("all", "all", period, "")]
        kinds = [
            one for spot, one in found.items() if spot[:3] == ("all", "all", period) and spot.kind
        ]
        assert whole.lines == sum(one.lines for one in kinds)
        assert whole.amount == sum(one.amount for one in kinds)
        assert max(one.people or 0 for one in kinds) <= (whole.people or 0)
        assert (whole.people or 0) <= sum(one.people or 0 for one in kinds)


@pytest.mark.slow
@settings(max_examples=examples(12))
@given(lunches())
def test_an_organisation_is_told_from_the_others(facts):
    rows = rows_of(*facts)
    everybody, seven, eight = (tallies(rows, one) for one in ("all", "7", "8"))

    for spot, whole in everybody.items():
        parts = [one[spot].lines for one in (seven, eight) if spot in one]
        assert whole.lines == sum(parts)


def test_without_people_the_rest_is_told():
    [tally] = {one for spot, one in counted(LUNCH, people=False).items() if spot.kind == ""}

    assert tally == Tally(Decimal(2), 1, None)


def test_heads_without_a_name_have_a_range():
    found = counted(LUNCH, LUNCH._replace(record_id="2", person="", quantity=5))

    assert found[Spot("all", "all", "2026-03", "")] == Tally(Decimal(7), 2, 6, 5, 6)


def test_nobody_recorded_means_no_periods_and_this_month_is_shown():
    known = periods_known(())

    assert known == {"month": (), "quarter": (), "half": (), "year": ()}
    assert period_shown("2026-03", known, date(2026, 11, 22)) == "2026-11"


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2026-03", "2026-03"),
        ("2026-Q1", "2026-Q1"),
        ("2026", "2026"),
        ("", "2026-05"),
        ("2026-04", "2026-05"),
        ("2099-01", "2099-01"),
        ("nonsense", "2026-05"),
    ],
)
def test_the_newest_month_that_has_begun_is_shown_first(asked, shown):
    facts = [
        LUNCH._replace(record_id=str(n), occurred_on=day)
        for n, day in enumerate([date(2026, 3, 1), date(2026, 5, 1), date(2099, 1, 1)])
    ]

    known = periods_known(counted(*facts))

    assert period_shown(asked, known, date(2026, 11, 22)) == shown


def test_only_months_to_come_are_better_than_nothing():
    known = periods_known(counted(LUNCH._replace(occurred_on=date(2099, 1, 1))))

    assert period_shown("", known, date(2026, 11, 22)) == "2099-01"


@pytest.mark.slow
@settings(max_examples=examples(12))
@given(lunches(), st.sampled_from(["2026-12", "2026-Q4", "2026-H2", "2026"]))
def test_a_curve_begins_where_something_was_recorded_and_keeps_its_gaps(facts, period):
    found = counted(*facts)

    line = curve(found, period, "")

    assert len(line) <= BACK[parse_period(period).kind]
    if line:
        assert line[0].tally is not None
        assert line[-1].code == period
    for one in line:
        assert one.tally == found.get(Spot("all", "all", one.code, ""))
