"""A standing cube that took new lines equals one that was counted from all of them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.measure.lattice.adapter import Rows
from dure.engines.measure.lattice.chains import (
    HIDDEN,
    Lattice,
    period_chain,
    place_chain,
    split_chain,
)
from dure.engines.measure.lattice.changes import standing as standing_module
from dure.engines.measure.lattice.changes.standing import Standing
from dure.engines.measure.lattice.count import Heads, count
from dure.engines.measure.lattice.fold import Records, Room
from dure.kernel.testing.examples import examples

pytestmark = pytest.mark.slow

PLACE, _ = place_chain("place", [(0, 10), (0, 11), (1, 12), (1, -1)])
LATTICE = Lattice(
    (
        PLACE,
        split_chain("org", range(3)),
        period_chain("period", 24_300, 24_307, [(0, 1), (1, 3), (2, 6)]),
        split_chain("sex", range(2)),
    )
)
SPACE = LATTICE.space(LATTICE.finest)

LINES = st.lists(
    st.tuples(
        st.integers(0, 6),  # person; 0 is nobody
        st.integers(0, SPACE - 1),
        st.integers(-2, 3),
        st.sampled_from([1, 1, 1, -1]),
    ),
    max_size=25,
)


def records(lines):
    known = [line for line in lines if line[0]]
    columns = list(zip(*known, strict=True)) or [[]] * 4
    kinds = (np.int64, np.int64, np.int64, np.int32)
    rows = Rows(*(np.array(one, kind) for one, kind in zip(columns, kinds, strict=True)))
    return Records([rows], rows.key.size)


def heads(lines):
    cells: dict[int, list[int]] = {}
    for person, key, q, n in lines:
        if not person:
            before = cells.get(key, [0, 0, 0, q])
            cells[key] = [before[0] + q, before[1] + n, before[2] + (n < 0), max(before[3], q)]
    columns = list(zip(*([key, *values] for key, values in cells.items()), strict=True)) or [[]] * 5
    return Heads(*(np.array(one, np.int64) for one in columns))


def told(cells):
    """{labels and columns: numbers} of all cells that hold something."""
    found = {}
    for one in cells:
        for i in range(one.q.size):
            numbers = tuple(
                int(c[i]) for c in (one.q, one.n, one.people, one.heads, one.big, one.back)
            )
            if any(numbers[:3]) and one.columns[0][i] != HIDDEN:
                key = (*one.labels, *(int(column[i]) for column in one.columns))
                assert key not in found
                found[key] = numbers
    return found


@settings(max_examples=examples(8))
@given(st.lists(LINES, min_size=2, max_size=4), st.integers(1, 2))
def test_line_by_line_or_all_at_once_is_the_same(tmp_path_factory, batches, threads):
    room = Room(tmp_path_factory.mktemp("room"), 1 << 30, threads)
    standing = Standing(LATTICE, room)
    standing.count(records(batches[0]), heads(batches[0]))
    for batch in batches[1:]:
        standing.refresh(records(batch), heads(batch))

    together = [line for batch in batches for line in batch]
    whole = told(count(records(together), heads(together), LATTICE, room))

    assert told(standing.cells()) == whole


def test_nothing_new_changes_nothing(tmp_path):
    standing = Standing(LATTICE, Room(tmp_path, 1 << 30, 1))
    standing.count(records([(1, 5, 1, 1)]), heads([]))
    before = told(standing.cells())

    assert standing.refresh(records([]), heads([])) == 0
    assert told(standing.cells()) == before


def test_a_new_line_of_somebody_known_changes_only_the_cells_she_was_not_in(tmp_path):
    standing = Standing(LATTICE, Room(tmp_path, 1 << 30, 1))
    standing.count(records([(1, 0, 1, 1)]), heads([]))
    before = told(standing.cells())

    assert standing.refresh(records([(1, 0, 1, 1)]), heads([])) == 1

    after = told(standing.cells())
    assert {key: numbers[2] for key, numbers in after.items()} == {
        key: numbers[2] for key, numbers in before.items()
    }
    assert {numbers[0] for numbers in after.values()} == {2}


def test_a_line_taken_back_leaves_the_cell_empty(tmp_path):
    standing = Standing(LATTICE, Room(tmp_path, 1 << 30, 2))
    standing.count(records([(1, 0, 1, 1), (2, 0, 1, 1)]), heads([(0, 3, 5, 1)]))

    standing.refresh(records([(1, 0, -1, -1)]), heads([(0, 3, -5, -1)]))

    # What was taken back leaves a mark beside the numbers, for the range of head-counts.
    left = {key: numbers[:4] for key, numbers in told(standing.cells()).items()}
    other = count(records([(2, 0, 1, 1)]), heads([]), LATTICE, Room(tmp_path, 1 << 30, 1))
    assert left == {key: numbers[:4] for key, numbers in told(other).items()}


@pytest.fixture(scope="module", params=[0, 40, 1 << 40], ids=["always anew", "sometimes", "never"])
def patience(request):
    """How many comparisons are made before everything is counted anew; holders are merged early."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(standing_module, "WIDE", request.param)
        patch.setattr(standing_module, "YOUNG", 2)
        yield request.param


@settings(max_examples=25)
@given(batches=st.lists(LINES, min_size=3, max_size=6))
def test_many_small_changes_and_counting_anew_are_the_same(patience, tmp_path_factory, batches):
    room = Room(tmp_path_factory.mktemp("room"), 1 << 30, 2)
    standing = Standing(LATTICE, room)
    standing.count(records(batches[0]), heads(batches[0]))
    for batch in batches[1:]:
        standing.refresh(records(batch), heads(batch))

    together = [line for batch in batches for line in batch]
    whole = told(count(records(together), heads(together), LATTICE, room))

    assert told(standing.cells()) == whole
    assert patience == 0 or len(standing.holders) <= 3


def test_a_key_that_everybody_shares_does_not_hold_up_the_rest(tmp_path, monkeypatch):
    # Thousands of old and new lines of "000": every pair of them would have to be compared.
    crowd = [(1, (i * 7) % SPACE, 1 + i % 3, 1) for i in range(3_000)]
    monkeypatch.setattr(standing_module, "WIDE", 1_000)
    standing = Standing(LATTICE, Room(tmp_path, 1 << 30, 2))
    standing.count(records([*crowd, (2, 4, 1, 1)]), heads([(0, 3, 2, 1)]))
    asked = []
    monkeypatch.setattr(standing, "_ask", lambda *_: asked.append(1))

    standing.refresh(records(crowd), heads([(0, 3, 1, 1)]))

    assert asked == []
    everything = [*crowd, *crowd, (2, 4, 1, 1)]
    nameless = heads([(0, 3, 2, 1), (0, 3, 1, 1)])
    whole = count(records(everything), nameless, LATTICE, Room(tmp_path, 1 << 30, 1))
    assert told(standing.cells()) == told(whole)


def test_a_lattice_of_more_than_sixty_four_combinations_needs_a_second_word(tmp_path):
    # 3 places x 2 x 3 periods x 2 x 2 x 2: 144 combinations.
    wide = Lattice((*LATTICE.chains, split_chain("age", range(3)), split_chain("living", range(2))))
    space = wide.space(wide.finest)
    first = [(1 + i % 4, (i * 977) % space, 1 - (i % 5 == 0) * 2, 1) for i in range(60)]
    then = [(1 + i % 5, (i * 1_231) % space, 1, 1) for i in range(40)]
    standing = Standing(wide, Room(tmp_path, 1 << 30, 2))
    standing.count(records(first), heads([]))

    standing.refresh(records(then), heads([]))

    assert standing.grid.covers.shape == (144, 3)
    whole = count(records([*first, *then]), heads([]), wide, Room(tmp_path, 1 << 30, 1))
    assert told(standing.cells()) == told(whole)
