"""Whoever follows the journal is told of every entry once, in whatever order keys become visible."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dure.ground.journal.rules.following import MOST_MISSING, PATIENCE, Followed

NOON = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)


def test_keys_in_order_leave_nothing_behind():
    assert Followed(4).after([5, 6, 7], NOON) == Followed(7)


def test_a_hole_is_remembered_with_its_time_and_closed_by_its_key():
    place = Followed(4).after([5, 8], NOON)
    assert place == Followed(8, {6: NOON, 7: NOON})
    assert place.after([6], NOON + timedelta(minutes=1)) == Followed(8, {7: NOON})


def test_a_hole_is_asked_for_only_so_long():
    place = Followed(4).after([6], NOON)
    assert place.after([], NOON + PATIENCE - timedelta(seconds=1)).missing == {5: NOON}
    assert place.after([], NOON + PATIENCE).missing == {}


def test_a_leap_of_a_million_keys_is_not_a_million_questions():
    assert len(Followed(4).after([1_000_000], NOON).missing) == MOST_MISSING


@given(order=st.permutations(range(1, 12)), cuts=st.lists(st.integers(1, 11), max_size=4))
def test_each_key_is_asked_for_until_it_was_read_once(order: list[int], cuts: list[int]):
    """Keys become visible in any order, looks fall in between anywhere."""
    place, read = Followed(), []
    for end in [*sorted(cuts), len(order)]:
        visible = set(order[:end])
        found = sorted(key for key in visible if key > place.head or key in place.missing)
        read += found
        place = place.after(found, NOON)
    assert sorted(read) == sorted(order)
    assert place == Followed(11)
