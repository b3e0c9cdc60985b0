"""SDMX-CSV: zero, missing, not applicable and hidden stay four things in a statistics office too."""

import pytest

from dure.measurement.rules.sdmx_csv import sdmx_rows
from dure.measurement.tests.rules.exchange_rows import row

DIMENSIONS = ("age_band", "sex")


def told(*rows):
    header, *lines = sdmx_rows("halmae", dimensions=DIMENSIONS, rows=rows)
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_the_first_line_names_the_columns_of_the_standard_and_our_own_splits():
    header = next(sdmx_rows("halmae", dimensions=DIMENSIONS, rows=[]))

    assert header[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"]
    assert header[7:11] == ["AGE_BAND", "SEX", "TIME_PERIOD", "OBS_VALUE"]


def test_a_number_says_whose_it_is_where_when_and_how_often():
    (line,) = told(row(place="52111", cell="sex=f"))

    assert line["STRUCTURE_ID"] == "DURE:HALMAE(1.0)"
    assert (line["REPORTING_ORG"], line["REF_AREA"]) == ("sonmat", "52111")
    assert (line["FREQ"], line["TIME_PERIOD"]) == ("M", "2026-03")
    assert (line["AGE_BAND"], line["SEX"]) == ("_T", "f")


def test_a_whole_is_the_total_of_everything():
    (line,) = told(row(organisation="", period="2026-H1"))

    assert {line[name] for name in ("REPORTING_ORG", "REF_AREA", "AGE_BAND", "SEX")} == {"_T"}
    assert (line["FREQ"], line["TIME_PERIOD"]) == ("S", "2026-S1")


@pytest.mark.parametrize(
    ("status", "value", "observed", "confidential"),
    [
        ("published", "0", "A", "F"),
        ("not_reported", "", "L", "F"),
        ("not_applicable", "", "M", "F"),
        ("not_combined", "", "O", "F"),
        ("hidden", "", "Q", "C"),
    ],
)
def test_every_kind_of_nothing_is_told_apart(status, value, observed, confidential):
    (line,) = told(row(status=status, value=value))

    assert (line["OBS_VALUE"], line["OBS_STATUS"]) == (value, observed)
    assert line["CONF_STATUS"] == confidential


def test_an_estimate_is_marked_and_keeps_its_range():
    (line,) = told(row(method="estimate", low="80", high="100"))

    assert (line["OBS_STATUS"], line["LOWER_BOUND"], line["UPPER_BOUND"]) == ("E", "80", "100")
