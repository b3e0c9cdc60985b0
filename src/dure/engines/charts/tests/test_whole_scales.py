"""What is counted in whole numbers is drawn on a scale of whole numbers."""

import re

import pytest

from dure.engines.charts import draw_trend
from dure.engines.charts.scale import ticks
from dure.engines.charts.types import VALUE, About, Datum, Trend


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (213, 214, (210, 211, 212, 213, 214)),
        (98.9, 99.7, (95, 96, 97, 98, 99, 100)),
        (0, 1, (0, 1)),
        (1, 1, (0.0, 1.0)),
        (2, 3, (0, 1, 2, 3)),
    ],
)
def test_what_is_told_in_whole_numbers_has_no_quarters_on_its_scale(low, high, expected):
    if low == high:  # a flat line is not stretched
        assert all(step == int(step) for step in ticks(low, high, least=1))
        return
    assert ticks(low, high, least=1) == expected


def test_a_fall_by_one_person_is_no_cliff_and_its_label_leaves_the_periods_free():
    months = [Datum(f"2026-{at:02}", f"2026년 {at}월", VALUE, 214.0) for at in (8, 9, 10)]
    last = Datum("2026-11", "2026년 11월", VALUE, 213.0)
    drawn = draw_trend(Trend(About("만난 사람", "명", 0, "ko"), (*months, last)))
    for sheet in (drawn.svg, drawn.small):
        assert "213.25" not in sheet
        heights = {said: float(y) for y, said in re.findall(r'y="([\d.]+)"[^>]*>([^<]+)<', sheet)}
        assert heights["213명"] + 17 < heights["2026년 8월"]


def test_the_label_of_a_last_value_on_the_foot_stands_above_it():
    points = (Datum("a", "1월", VALUE, 40.0), Datum("b", "2월", VALUE, 0.0))
    drawn = draw_trend(Trend(About("만난 사람", "명", 0, "ko"), points))
    for sheet in (drawn.svg, drawn.small):
        heights = {said: float(y) for y, said in re.findall(r'y="([\d.]+)"[^>]*>([^<]+)<', sheet)}
        assert heights["0명"] + 30 < heights["1월"]


def test_the_long_name_of_the_first_period_begins_inside_the_sheet():
    points = (Datum("a", "September 2026", VALUE, 5.0), Datum("b", "October 2026", VALUE, 7.0))
    drawn = draw_trend(Trend(About("People served", "people", 0, "en"), points))
    for sheet in (drawn.svg, drawn.small):
        label = re.search(r"<text[^>]*>September 2026<", sheet)
        assert label
        assert 'text-anchor="start"' in label[0] or "text-anchor" not in label[0]
        assert float(re.search(r' x="([\d.]+)"', label[0])[1]) >= 0
