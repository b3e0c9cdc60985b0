"""Parts of a whole, classes of a map and the writing on it: what holds whatever the numbers are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.charts import HIDDEN, NOT_REPORTED, About, Datum, Share, draw_share
from dure.engines.charts.labels import Labels, Place, between
from dure.engines.charts.scale import FINEST, Scale, decimals_of, ticks
from dure.engines.charts.shades import SHADES, class_bounds, shade_of
from dure.engines.charts.types import ChartFault

ABOUT = About("제공 식수", "식")
AMOUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)


def parts_of(amounts: list[int]) -> tuple[Datum, ...]:
    return tuple(Datum(f"p{n}", f"기관{n}", value=float(one)) for n, one in enumerate(amounts))


@given(amounts=AMOUNTS)
def test_shares_of_a_whole_are_told_and_add_up_but_for_rounding(amounts: list[int]) -> None:
    drawn = draw_share(Share(ABOUT, parts_of(amounts)))

    told = [row[2] for row in drawn.rows]
    if not sum(amounts):
        assert set(told) == {"–"}
        return
    shares = [int(share.rstrip("%").replace(",", "")) for share in told]
    assert abs(sum(shares) - 100) <= len(amounts) / 2 + 1
    assert all(0 <= share <= 100 for share in shares)


@given(amounts=AMOUNTS)
def test_one_hidden_part_takes_every_share_away(amounts: list[int]) -> None:
    parts = (*parts_of(amounts), Datum("h", "작은 기관", HIDDEN))

    drawn = draw_share(Share(ABOUT, parts))

    assert {row[2] for row in drawn.rows} == {"–"}
    assert "%" not in drawn.told


def test_a_part_that_was_not_reported_is_no_zero() -> None:
    drawn = draw_share(
        Share(ABOUT, (Datum("a", "손맛", value=0.0), Datum("b", "두손", NOT_REPORTED)))
    )

    written = {row[0]: row[1] for row in drawn.rows}
    assert written["손맛"] != written["두손"]


def test_negative_parts_make_no_whole() -> None:
    with pytest.raises(ChartFault) as fault:
        draw_share(Share(ABOUT, (Datum("a", "손맛", value=-1.0),)))

    assert fault.value.code == "charts.negative_part"


@given(values=st.lists(st.one_of(st.none(), st.integers(-1000, 1000)), min_size=1, max_size=60))
def test_classes_rise_and_every_shown_value_has_one(values: list[int | None]) -> None:
    areas = [
        Datum(str(n), str(n), value=float(one))
        if one is not None
        else Datum(str(n), str(n), HIDDEN)
        for n, one in enumerate(values)
    ]
    cuts = class_bounds(areas)

    assert all(low < high for low, high in pairwise(cuts))
    assert len(cuts) <= SHADES
    shown = [one for one in values if one is not None]
    assert bool(cuts) == bool(shown)
    for one in shown:
        assert one >= cuts[0]
        assert 1 <= shade_of(float(one), cuts) <= SHADES


@given(values=st.lists(st.integers(0, 10**6), min_size=1, max_size=60), more=st.integers(0, 10**6))
def test_a_larger_value_never_has_a_lighter_shade(values: list[int], more: int) -> None:
    cuts = class_bounds([Datum(str(n), str(n), value=float(one)) for n, one in enumerate(values)])
    low, high = sorted((values[0], max(values[0], more)))

    assert shade_of(float(low), cuts) <= shade_of(float(high), cuts)


def test_one_value_everywhere_is_one_class() -> None:
    areas = [Datum(str(n), str(n), value=7.0) for n in range(20)]

    assert class_bounds(areas) == (7.0,)


@given(lowest=st.floats(-1e9, 1e9), span=st.floats(0, 1e9))
def test_ticks_embrace_the_values_evenly(lowest: float, span: float) -> None:
    highest = lowest + span
    steps = ticks(lowest, highest)

    assert 2 <= len(steps) <= 12
    # Of a hair's breadth; what is as good as nothing is drawn as nothing.
    beyond = max((span + abs(lowest)) * 1e-8, FINEST)
    assert steps[0] <= lowest + beyond
    assert steps[-1] >= highest - beyond
    gaps = [b - a for a, b in pairwise(steps)]
    assert max(gaps) - min(gaps) <= max(map(abs, steps)) * 1e-6 + 1e-9


@given(lowest=st.floats(-1e6, 1e6), span=st.floats(0.001, 1e6))
def test_written_ticks_differ_from_each_other(lowest: float, span: float) -> None:
    steps = ticks(lowest, lowest + span)
    digits = decimals_of(steps)

    assert len({f"{step:.{digits}f}" for step in steps}) == len(steps)


@given(low=st.floats(-1e6, 1e6), span=st.floats(0.001, 1e6), a=st.floats(0, 1), b=st.floats(0, 1))
def test_a_scale_keeps_the_order(low: float, span: float, a: float, b: float) -> None:
    scale = Scale(low, low + span, 10, 310)
    smaller, larger = sorted((a, b))

    assert scale.at(low + smaller * span) <= scale.at(low + larger * span) + 1e-6
    assert abs(scale.at(low) - 10) < 1e-6


def test_writing_takes_the_first_free_place_and_keeps_off_what_is_taken() -> None:
    labels = Labels(300)
    places = (Place((50, 50)), Place((50, 100)), Place((50, 150)))

    assert labels.place("첫째", 14, places) == places[0]
    assert labels.place("둘째", 14, places) == places[1]
    assert labels.place("셋째", 14, places) == places[2]


def test_writing_that_would_leave_the_sheet_goes_elsewhere() -> None:
    labels = Labels(120)
    outside, inside = Place((110, 50)), Place((110, 50), "end")

    assert labels.place("가나다라마바", 14, (outside, inside)) == inside


@given(x=st.floats(-500, 500), y=st.floats(-500, 500))
def test_spots_between_begin_and_end_at_the_ends(x: float, y: float) -> None:
    spots = between((0, 0), (x, y))

    assert spots[0] == (0, 0)
    assert spots[-1] == pytest.approx((x, y))
    assert all(max(abs(a[0] - b[0]), abs(a[1] - b[1])) <= 16.01 for a, b in pairwise(spots))
