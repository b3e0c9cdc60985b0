"""People in every cell equal sets of names, whoever moves, changes her organisation or stays."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dure.engines.measure.lattice import people
from dure.engines.measure.lattice.adapter import Rows
from dure.engines.measure.lattice.chains import Lattice, period_chain, place_chain, split_chain
from dure.engines.measure.lattice.count import NO_HEADS, count, counted
from dure.engines.measure.lattice.fold import Records, Room, fine_rows
from dure.engines.measure.lattice.walking.classes import visitors

pytestmark = pytest.mark.slow  # the kernel is compiled when it is first used

PLACE, _ = place_chain("place", [(0, 10), (0, 11), (1, 12)])
LATTICE = Lattice(
    (
        PLACE,
        split_chain("org", range(3)),
        period_chain("period", 24_300, 24_305, [(0, 1), (1, 3)]),
        split_chain("age", range(2)),
    )
)
SIZES = LATTICE.sizes(LATTICE.finest)

# 순례 stays where she is, 영수 has two kitchens, 말자 moves, 복동 grows older and goes everywhere.
STAYS, TWO_KITCHENS, MOVES, EVERYWHERE = 1, 2, 3, 4
NEIGHBOURS = [
    *((STAYS, (0, 0, month, 0)) for month in range(3)),
    *((TWO_KITCHENS, (0, org, 4, 1)) for org in range(2)),
    *((MOVES, (place, 1, place, 1)) for place in range(3)),
    *((EVERYWHERE, (i % 3, i % 2, i, i // 3)) for i in range(6)),
]
VISITS = st.lists(
    st.tuples(st.integers(1, 9), st.tuples(*(st.integers(0, size - 1) for size in SIZES))),
    max_size=40,
)


def records(visits):
    key = [
        sum(d * s for d, s in zip(digits, LATTICE.strides(LATTICE.finest), strict=True))
        for _, digits in visits
    ]
    one = np.ones(len(visits), np.int64)
    rows = Rows(
        np.array([who for who, _ in visits], np.int64),
        np.array(key, np.int64),
        one,
        one.astype("i4"),
    )
    return Records([rows], len(visits))


def by_hand(visits):
    """{(labels, columns): people} of every cell, from sets of names."""
    there = defaultdict(set)
    blocks = [chain.composed() for chain in LATTICE.chains]
    for depth in LATTICE.by_depth():
        for levels in depth:
            here = [chain.levels[i] for chain, i in zip(LATTICE.chains, levels, strict=True)]
            labels = tuple(level.label for level in here)
            for who, digits in visits:
                at = [int(blocks[d][levels[d], digit]) for d, digit in enumerate(digits)]
                cell = tuple(int(here[d].values[block]) for d, block in enumerate(at))
                there[labels, cell].add(who)
    return {cell: len(names) for cell, names in there.items()}


def by_kernel(visits, room):
    return {
        (one.labels, tuple(int(column[i]) for column in one.columns)): int(one.people[i])
        for one in count(records(visits), NO_HEADS, LATTICE, room)
        for i in range(one.q.size)
    }


@settings(max_examples=25)
@given(VISITS, st.integers(1, 3))
@example(NEIGHBOURS, 2)
def test_every_cell_holds_as_many_people_as_there_are_names(tmp_path_factory, visits, threads):
    room = Room(tmp_path_factory.mktemp("room"), 1 << 30, threads)

    assert by_kernel(visits, room) == by_hand(visits)


def test_who_changes_in_less_is_walked_first_and_less_far(tmp_path, monkeypatch):
    room = Room(tmp_path, 1 << 30, 1)
    monkeypatch.setattr(people, "LIST", 2)

    who = visitors(fine_rows(records(NEIGHBOURS), room), LATTICE, room)

    # Most rows' persons never change their age, then their organisation, then their place.
    _, organisation, _, age = range(4)
    assert list(who.settled.order[:2]) == [age, organisation]
    assert who.fine.persons.tolist()[0] == STAYS
    assert who.fine.persons.tolist()[-1] == EVERYWHERE
    sums = list(counted(who, NO_HEADS, LATTICE, room))
    assert {stop.levels: int(numbers["people"].sum()) for stop, numbers in sums}[2, 1, 1, 1] == 5


def test_memory_that_came_back_is_used_again_and_never_twice_at_once(tmp_path):
    room = Room(tmp_path, 1 << 40, 1)
    first = room.array(1 << 20, np.int64)
    where = first.ctypes.data
    room.take_back(first)

    one, other = room.array(1 << 18, np.int64), room.array(1 << 18, np.int32)

    assert one.ctypes.data == where
    assert not np.shares_memory(one, other)
    assert np.shares_memory(first, other)
