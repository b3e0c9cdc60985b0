"""What every drawing keeps to, whatever numbers and names it is given."""

import re

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.charts import (
    HIDDEN,
    NOT_APPLICABLE,
    NOT_REPORTED,
    About,
    AreaMap,
    Bars,
    Break,
    ChartFault,
    Datum,
    Drawing,
    Forecast,
    Share,
    Trend,
    draw_bars,
    draw_map,
    draw_share,
    draw_spark,
    draw_trend,
    shapes_from,
)
from dure.engines.charts.scale import Scale, decimals_of, ticks
from dure.engines.charts.words import plain

ABOUT = About("이용 <실인원> & 식수", "명")
ABSENT = (HIDDEN, NOT_REPORTED, NOT_APPLICABLE)
numbers = st.one_of(
    st.integers(-(10**6), 10**9).map(float),
    st.floats(-1000, 1000, allow_nan=False).map(lambda value: round(value, 3)),
)
names = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0xD7A3, exclude_categories=["C", "M"]),
    min_size=1,
    max_size=30,
)
cells = st.one_of(numbers, st.sampled_from(ABSENT))
few = settings(max_examples=40, deadline=None)
COORDINATE = re.compile(r'\b(?:x|y|cx|cy|width|height|r)="([^"]+)"')


def datum(at: int, name: str, cell: float | str, target: float | None = None) -> Datum:
    if isinstance(cell, str):
        return Datum(f"2026-{at:03}", name, cell, target=target)
    return Datum(f"2026-{at:03}", name, value=cell, target=target)


def series(values: list[tuple[str, float | str]]) -> tuple[Datum, ...]:
    return tuple(datum(at, name, cell) for at, (name, cell) in enumerate(values))


rows = st.lists(st.tuples(names, cells), min_size=1, max_size=14).map(series)


def holds_together(drawing: Drawing, several: tuple[Datum, ...]) -> None:
    """Well-formed, nothing outside of numbers, everything in the table, and a sentence."""
    for sheet in (drawing.svg, drawing.small):
        root = fromstring(sheet)
        assert root.tag.endswith("svg")
        assert not re.search(r"\b(nan|inf)\b", " ".join(COORDINATE.findall(sheet)))
        if not any("NaN" in each.name for each in several):  # somebody may be called so
            assert "NaN" not in sheet
    assert len(drawing.rows) >= len(several)
    # The first period of a new definition says so behind its name.
    for row, each in zip(drawing.rows, several, strict=False):
        assert row[0].startswith(each.name)
    assert drawing.told.strip()


@few
@given(rows)
def test_a_trend_of_anything_is_well_formed(points):
    holds_together(draw_trend(Trend(ABOUT, points)), points)


@few
@given(rows, numbers, numbers, st.integers(1, 4), st.integers(0, 13))
def test_a_trend_with_target_forecast_and_break_is_too(points, target, ahead, length, at):
    coming = tuple(
        Forecast(f"2027-{n:03}", f"{n}월", ahead, ahead - n, ahead + n) for n in range(length)
    )
    breaks = (Break(points[at % len(points)].code, "정의 <2>판"),)
    trend = Trend(ABOUT, points, forecast=coming, breaks=breaks, target=target, baseline=ahead)
    drawing = draw_trend(trend)
    holds_together(drawing, points)
    assert len(drawing.rows) == len(points) + length


@few
@given(rows, st.lists(st.one_of(st.none(), numbers), min_size=14, max_size=14))
def test_bars_of_anything_with_targets_are_well_formed(several, targets):
    aimed = tuple(
        Datum(d.code, d.name, d.state, d.value, target)
        for d, target in zip(several, targets, strict=False)
    )
    holds_together(draw_bars(Bars(ABOUT, aimed)), aimed)


@few
@given(rows)
def test_bars_stay_on_the_sheet(several):
    drawing = draw_bars(Bars(About("수", "명"), several))
    for sheet, width in ((drawing.svg, 720), (drawing.small, 350)):
        boxes = re.findall(r'class="ch-bar"[^>]* x="([-\d.]+)"[^>]* width="([\d.]+)"', sheet)
        for left, wide in boxes:
            assert float(left) >= 0
            assert float(left) + float(wide) <= width + 2


@few
@given(rows.map(lambda several: tuple(d for d in several if (d.value or 0) >= 0)))
def test_parts_of_a_whole_fill_the_band_and_no_more(parts):
    if not parts:
        return
    drawing = draw_share(Share(ABOUT, parts))
    holds_together(drawing, parts)
    if any(part.state == HIDDEN for part in parts):
        assert all(row[2] == "–" for row in drawing.rows)


@few
@given(st.lists(cells, min_size=1, max_size=5))
def test_a_map_of_anything_is_well_formed(values):
    squares = {
        "features": [
            {
                "properties": {"code": f"2026-{n:03}"},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[n, 35], [n + 1, 35], [n + 1, 36], [n, 36], [n, 35]]],
                },
            }
            for n in range(7)  # two of the shapes have no number
        ]
    }
    areas = series([(f"<{at}>면", cell) for at, cell in enumerate(values)])
    drawing = draw_map(AreaMap(ABOUT, areas, shapes_from(squares)))
    holds_together(drawing, areas)
    states = {area.state for area in areas}
    for state, word in (
        (HIDDEN, "비공개"),
        (NOT_REPORTED, "보고 없음"),
        (NOT_APPLICABLE, "해당 없음"),
    ):
        assert (word in re.sub(r"<title.*?</title>|<desc.*?</desc>", "", drawing.svg)) == (
            state in states
        )


@few
@given(st.lists(st.one_of(st.none(), numbers), max_size=20))
def test_a_spark_has_one_stroke_for_each_run_and_stays_in_its_box(values):
    drawn = draw_spark(values)
    known = [value for value in values if value is not None]
    if len(known) < 2:
        assert drawn == ""
        return
    runs = sum(
        value is not None and (at == 0 or values[at - 1] is None) for at, value in enumerate(values)
    )
    path = re.search(r' d="([^"]+)"', drawn)[1]
    assert path.count("M") == runs
    spots = re.findall(r"[ML]([\d.]+) ([\d.]+)", path)
    assert len(spots) == len(known)
    assert all(0 <= float(x) <= 96 and 0 <= float(y) <= 30 for x, y in spots)


sizes = st.floats(-1e12, 1e12, allow_nan=False).map(lambda value: round(value, 6))


@given(sizes, sizes)
def test_ticks_are_even_hold_everything_and_can_be_told_apart(one, other):
    low, high = min(one, other), max(one, other)
    steps = ticks(low, high)
    gap = steps[1] - steps[0]
    assert steps[0] <= low + gap * 1e-6
    assert steps[-1] >= high - gap * 1e-6
    assert 2 <= len(steps) <= 9
    written = [plain(step, decimals_of(steps)) for step in steps]
    assert len(set(written)) == len(written)
    said = [float(text.replace(",", "").replace("\N{MINUS SIGN}", "-")) for text in written]
    assert all(abs(a - b) < gap * 1e-3 for a, b in zip(said, steps, strict=True))


@given(st.floats(1e-12, 1e-3), st.sampled_from([0.0, 0.5, 0.9]))
def test_the_smallest_rates_have_a_scale_of_their_own(high, part):
    steps = ticks(high * part, high)
    scale = Scale(steps[0], steps[-1], 0, 100)
    assert -1e-6 <= scale.at(high) <= 100.000001


@given(numbers, numbers, numbers)
def test_a_scale_keeps_the_order_of_values(low, one, other):
    scale = Scale(low, low + 10, 0, 100)
    assert (scale.at(one) <= scale.at(other)) == (one <= other) or abs(one - other) < 1e-6


@given(st.floats(-1e9, 1e9, allow_nan=False), st.integers(0, 4))
def test_a_number_is_written_to_its_last_decimal_and_never_as_minus_zero(value, decimals):
    written = plain(value, decimals)
    read = float(written.replace(",", "").replace("\N{MINUS SIGN}", "-"))
    assert abs(read - value) <= 0.5 * 10**-decimals * (1 + 1e-6) + 1e-6
    assert not re.fullmatch("\N{MINUS SIGN}0[.0]*", written)


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_no_number_without_a_place_is_drawn_wherever_it_stands(number):
    point = (Datum("a", "가", value=1.0),)
    for asked in (
        lambda: draw_trend(Trend(ABOUT, point, target=number)),
        lambda: draw_trend(Trend(ABOUT, point, baseline=number)),
        lambda: draw_trend(Trend(ABOUT, point, forecast=(Forecast("b", "나", number, 0, 1),))),
        lambda: draw_trend(Trend(ABOUT, point, forecast=(Forecast("b", "나", 1, 0, number),))),
        lambda: draw_bars(Bars(ABOUT, (Datum("a", "가", value=1.0, target=number),))),
    ):
        with pytest.raises(ChartFault, match="not_a_number"):
            asked()


def test_a_break_outside_of_what_is_drawn_is_told_and_not_drawn():
    points = (Datum("2026-05", "5월", value=1.0), Datum("2026-06", "6월", value=2.0))
    drawing = draw_trend(Trend(ABOUT, points, breaks=(Break("2026-04", "정의 2판"),)))
    assert "ch-break" not in drawing.svg
    assert "정의가 바뀌었어요" in drawing.told


def test_a_hidden_month_with_a_name_of_signs_is_escaped():
    points = (Datum("2026-05", '5월 "<b>', HIDDEN), Datum("2026-06", "6월", value=2.0))
    svg = draw_trend(Trend(ABOUT, points)).svg
    assert "<b>" not in svg
    fromstring(svg)


def test_debts_only_lie_left_of_a_zero_that_is_on_the_sheet():
    drawing = draw_bars(Bars(ABOUT, (Datum("a", "가", value=-5.0), Datum("b", "나", value=-3.0))))
    boxes = re.findall(r'class="ch-bar"[^>]* x="([-\d.]+)"[^>]* width="([\d.]+)"', drawing.svg)
    ends = {round(float(left) + float(wide)) for left, wide in boxes}
    assert len(ends) == 1  # both end at zero
    assert ends.pop() <= 720
