"""The demo's numbers: parts add up to their whole, curves go through their anchors, always the same."""

from hypothesis import given
from hypothesis import strategies as st

from dure.project.demo.curves import anchored, month_number, shared_out, sway

weights = st.lists(st.floats(0, 100, allow_nan=False), min_size=1, max_size=8)
months = st.integers(24_000, 24_600)


@given(st.integers(0, 5000), weights)
def test_parts_of_a_whole_add_up_to_it(total, given_weights):
    parts = shared_out(total, given_weights)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)


@given(st.integers(0, 500), weights, st.data())
def test_no_part_is_larger_than_its_room_and_nothing_is_lost_that_had_room(
    total, given_weights, data
):
    count = len(given_weights)
    rooms = data.draw(st.lists(st.integers(0, 100), min_size=count, max_size=count))
    parts = shared_out(total, given_weights, rooms)
    assert all(0 <= part <= room for part, room in zip(parts, rooms, strict=True))
    assert sum(parts) == min(total, sum(rooms))


@given(st.integers(0, 1000), st.integers(1, 8))
def test_equal_weights_give_equal_parts_but_for_one(total, count):
    parts = shared_out(total, [1.0] * count)
    assert max(parts) - min(parts) <= 1


@given(
    st.dictionaries(months, st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=6), months
)
def test_a_curve_goes_through_its_anchors_and_never_beyond_them(anchors, month):
    coded = {f"{at // 12}-{at % 12 + 1:02}": value for at, value in anchors.items()}
    assert {month_number(code) for code in coded} == set(anchors)
    for at, value in anchors.items():
        assert abs(anchored(coded, at) - value) < 1e-6 * (1 + abs(value))
    value = anchored(coded, month)
    low, high = min(anchors.values()), max(anchors.values())
    assert low - 1e-6 * (1 + abs(low)) <= value <= high + 1e-6 * (1 + abs(high))


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4))
def test_a_sway_is_small_and_always_the_same(about):
    assert -1 <= sway(*about) <= 1
    first = sway(*about)
    sway.cache_clear()
    assert sway(*about) == first
