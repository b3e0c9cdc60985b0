"""Periods as they are written, contained, stepped through and said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.measure.periods import KINDS, Period, of_day, parse

written = st.builds(Period, st.sampled_from(KINDS), st.integers(4_000, 8_000))


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.sampled_from(KINDS))
def test_a_day_lies_in_its_period_and_the_code_leads_back(day, kind):
    period = of_day(day, kind)

    assert period.starts_on <= day < period.ends_before
    assert parse(period.code) == period
    assert period.next.previous == period
    assert period.next.starts_on == period.ends_before


@given(written)
def test_the_months_of_a_period_are_in_it(period):
    assert all(period.contains(month) for month in period.months)
    assert period.months[0].within(period.kind) == period
    assert not period.contains(period.next)


@pytest.mark.parametrize("wrong", ["2026-13", "2026-Q5", "2026-H3", "26-01", "2026-1", "", "all"])
def test_what_is_no_period_is_refused(wrong):
    with pytest.raises(ValueError, match="not a period"):
        parse(wrong)


def test_a_year_does_not_fit_in_a_month():
    assert parse("2026").within("month") is None


def test_labels_in_both_languages():
    said = [(parse(code).label_ko, parse(code).label_en) for code in ("2026-03", "2026-H2")]

    assert said == [
        ("2026년 3월", "March 2026"),
        ("2026년 하반기", "H2 2026"),
    ]
