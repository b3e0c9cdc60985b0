"""DHIS2 values: what a ministry's DHIS2 takes without counting anything twice."""

import pytest

from dure.engines.measure import parse_period
from dure.measurement.rules.dhis2_values import data_value_set, dhis2_period
from dure.measurement.tests.rules.exchange_rows import row

KINDS = {"meals": "month", "share": "quarter"}


def values(*rows, level="organisation"):
    return data_value_set("halmae", level=level, kinds=KINDS, rows=rows)["dataValues"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("2026-03", "202603"),
        ("2026-12", "202612"),
        ("2026-Q4", "2026Q4"),
        ("2026-H2", "2026S2"),
        ("2026", "2026"),
    ],
)
def test_periods_are_written_as_dhis2_writes_them(ours, theirs):
    assert dhis2_period(parse_period(ours)) == theirs


def test_a_meal_count_becomes_one_value():
    assert values(row()) == [
        {
            "dataElement": "meals",
            "period": "202603",
            "orgUnit": "sonmat",
            "categoryOptionCombo": "default",
            "value": "90",
            "comment": "exact",
        }
    ]


def test_a_file_holds_one_level_so_that_nothing_is_added_twice():
    rows = [
        row(address="a1"),
        row(address="a2", organisation="", place="52111", value="150"),
        row(address="a3", organisation="", value="400"),
    ]

    assert [one["value"] for one in values(*rows)] == ["90"]
    assert [one["orgUnit"] for one in values(*rows, level="place")] == ["52111"]
    assert [one["orgUnit"] for one in values(*rows, level="whole")] == ["halmae"]


def test_a_quarter_beside_its_months_is_left_out():
    rows = [row(), row(address="a2", period="2026-Q1", value="270")]

    assert [one["period"] for one in values(*rows)] == ["202603"]


def test_a_rate_leaves_as_the_two_numbers_that_may_be_added():
    rate = row(indicator="share", period="2026-Q1", value="75", numerator="30", denominator="40")

    assert [(one["dataElement"], one["value"]) for one in values(rate)] == [
        ("share.numerator", "30"),
        ("share.denominator", "40"),
    ]


def test_zero_is_a_value_and_what_is_hidden_or_missing_is_none():
    rows = [
        row(address="zero", value="0"),
        row(address="few", status="hidden", value=""),
        row(address="beside", status="secondary", value=""),
        row(address="silent", status="not_reported", value=""),
        row(address="never", status="not_applicable", value=""),
    ]

    assert [one["value"] for one in values(*rows)] == ["0"]
