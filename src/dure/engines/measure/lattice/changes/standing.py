"""Standing (서 있는 집계): a counted cube that takes new lines of an append-only ledger.

A ledger only grows, a correction is a line too: so a change is nothing but more lines. Persons are
independent, and a person changes only the cells that her new lines are in: the rest is not touched.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import Sums, add_at, highest_at
from dure.engines.measure.lattice.chains import Ints, Keys, Lattice, Levels
from dure.engines.measure.lattice.changes.adapter import (
    Spans,
    add_changes,
    keys_at,
    led,
    people_changes,
    taken,
)
from dure.engines.measure.lattice.changes.lines import Bits, Lines, grid_of, lines_of
from dure.engines.measure.lattice.count import NONE, Cells, Heads, cells_of, counted, refuse_wide
from dure.engines.measure.lattice.fold import Fine, Records, Room, fine_rows, packed
from dure.engines.measure.lattice.walking.classes import visitors

ADDED = ("q", "n", "people", "heads", "back")
# More comparisons than this take longer than counting anew: a key that everybody shares.
WIDE = 200_000_000
YOUNG = 6


@dataclass(slots=True)
class Table:
    """Table (칸 표): the cells of one combination, by key; numbers are changed in place.

    Where there are many, `counted` holds the three that every line changes, side by side.
    """

    keys: Keys
    numbers: dict[str, Ints]
    counted: Ints = field(default_factory=lambda: np.zeros((0, 3), np.int64))

    def said(self, name: str) -> Ints:
        """A column to be changed; made where nothing was said of it as yet."""
        none = NONE if name == "big" else 0
        return self.numbers.setdefault(name, np.full(self.keys.size, none, np.int64))

    def place_of(self, keys: Ints) -> tuple[Ints, NDArray[np.bool_]]:
        """Where each key is, and whether it is there."""
        if not self.keys.size:
            return np.zeros(keys.size, np.int64), np.zeros(keys.size, np.bool_)
        at = np.searchsorted(self.keys, keys.astype(self.keys.dtype))
        at[at == self.keys.size] = 0
        return at, self.keys[at] == keys


@dataclass(slots=True)
class Holder:
    """Holder (사람별 줄): fine rows of some lines, the persons in order of their keys."""

    fine: Fine

    def spans(self, persons: Ints) -> tuple[Ints, Ints]:
        """Where the rows of these persons are; an empty span for who is not here."""
        here = self.fine.persons
        if not here.size:
            return np.zeros(persons.size, np.int64), np.zeros(persons.size, np.int64)
        at = np.searchsorted(here, persons)
        at[at == here.size] = 0
        known = here[at] == persons
        return np.where(known, self.fine.starts[at], 0), np.where(known, self.fine.ends[at], 0)


class Standing:
    """Standing (서 있는 집계): made once from all lines, then `refresh`ed with what is new."""

    def __init__(self, lattice: Lattice, room: Room) -> None:
        self.lattice, self.room = lattice, room
        self.combinations: list[Levels] = list(
            product(*(range(len(chain.levels)) for chain in lattice.chains))
        )
        self.number = {levels: at for at, levels in enumerate(self.combinations)}
        self.grid = grid_of(lattice, self.combinations)
        self.base: dict[Levels, Table] = {}
        self.young: dict[Levels, Table] = {}
        self.above: dict[Levels, tuple[Levels | None, NDArray[np.int32]]] = {}
        self.holders: list[Holder] = []
        self.heads: list[Heads] = []

    def count(self, records: Records, heads: Heads) -> None:
        """Count everything, keeping the rows of every person."""
        one = _held(fine_rows(records, self.room), self.room)
        self.holders, self.heads = [one], [heads]
        refuse_wide(self.lattice)
        who = visitors(one.fine, self.lattice, self.room)
        for stop, numbers in counted(who, heads, self.lattice, self.room):
            self.base[stop.levels] = _side_by_side(stop.keys, numbers)
            self.young[stop.levels] = _nothing()
            self.above[stop.levels] = (stop.parent, stop.to_here)

    def refresh(self, records: Records, heads: Heads) -> int:
        """Take new lines; the number of persons that they change."""
        held = _held(fine_rows(records, self.room), self.room)
        new = held.fine
        old, spans = self._old_of(new)
        rows = spans.new_to - spans.new_from + spans.old_to - spans.old_from
        if int((rows * (spans.new_to - spans.new_from)).sum()) > WIDE:
            self._anew(new, heads)
        else:
            more, less = self._ask(new.rows, old, spans)
            self._apply(lines_of(new.rows, more, less, heads))
            self._keep(held, heads)
        return int(new.persons.size)

    def cells(self) -> Iterator[Cells]:
        """Every cell as it stands now."""
        for levels in self.combinations:
            one, other = self.base[levels], self.young[levels]
            keys = np.concatenate([one.keys, other.keys])
            numbers = {
                name: np.concatenate([column, other.numbers[name]])
                for name, column in one.numbers.items()
            }
            yield cells_of(self.lattice, levels, keys, numbers)

    def _anew(self, new: Fine, heads: Heads) -> None:
        chunks = [one.records() for one in (*(holder.fine for holder in self.holders), new)]
        columns = zip(*map(_columns, [*self.heads, heads]), strict=True)
        together = Heads(*(np.concatenate(column) for column in columns))
        self.count(Records(chunks, sum(rows.key.size for rows in chunks)), together)

    def _keep(self, new: Holder, heads: Heads) -> None:
        """What came is held beside the rest; many small ones become one."""
        self.heads.append(heads)
        self.holders.append(new)
        if len(self.holders) > YOUNG:
            chunks = [holder.fine.records() for holder in self.holders[1:]]
            fine = fine_rows(Records(chunks, sum(one.key.size for one in chunks)), self.room)
            self.holders[1:] = [_held(fine, self.room)]

    def _old_of(self, new: Fine) -> tuple[Sums, Spans]:
        """The rows that these persons have, from every holder, each person's together."""
        found = [holder.spans(new.persons) for holder in self.holders]
        sizes = np.sum([high - low for low, high in found], axis=0, dtype=np.int64)
        first = np.cumsum(sizes) - sizes
        rows, _ = self.room.sums(int(sizes.sum()))
        at = first.copy()
        for holder, (low, high) in zip(self.holders, found, strict=True):
            taken(holder.fine.rows, low, high, at, rows)
        return rows, Spans(new.starts, new.ends, first, first + sizes)

    def _ask(self, new: Sums, old: Sums, spans: Spans) -> tuple[Bits, Bits]:
        size = (new.key.size, self.grid.covers.shape[1])
        more, less = np.zeros(size, np.uint64), np.zeros(size, np.uint64)
        parts = np.array_split(np.arange(spans.new_from.size), max(1, self.room.threads))

        def one(which: Ints) -> None:
            some = Spans(*(column[which] for column in spans))
            people_changes(self.grid, new, old, some, more, less)

        with ThreadPoolExecutor(self.room.threads) as pool:
            list(pool.map(one, parts))
        return more, less

    def _apply(self, lines: Lines) -> None:
        """Add what is new to every combination; a cell that is known leads to those above it."""
        found: dict[Levels, NDArray[np.int32]] = {}

        def one(levels: Levels) -> NDArray[np.int32]:
            where = self._where(levels, lines, found)
            self._add_known(levels, where, lines)
            return where

        with ThreadPoolExecutor(self.room.threads) as pool:
            for depth in self.lattice.by_depth():
                found |= dict(zip(depth, pool.map(one, depth), strict=True))

    def _where(
        self, levels: Levels, lines: Lines, found: Mapping[Levels, NDArray[np.int32]]
    ) -> NDArray[np.int32]:
        """Where each line's cell is; -1 where there was none. Those are added to the young ones."""
        parent, to_here = self.above[levels]
        where = np.full(lines.key.size, -1, np.int32)
        if parent is not None:
            led(to_here, found[parent], where)
        unknown = np.flatnonzero(where < 0)
        if unknown.size:
            keys = np.empty(unknown.size, np.int64)
            keys_at(self.grid, lines.key[unknown], self.number[levels], keys)
            at, known = self.base[levels].place_of(keys)
            where[unknown[known]] = at[known]
            strange = unknown[~known]
            more = lines.numbers(self.number[levels], strange)
            self.young[levels] = _grown(self.young[levels], keys[~known], more)
        return where

    def _add_known(self, levels: Levels, where: NDArray[np.int32], lines: Lines) -> None:
        base = self.base[levels]
        add_changes(where, lines.given, self.number[levels], base.counted)
        if lines.nameless:
            here = np.flatnonzero(where >= 0)
            for name, column in lines.nameless.items():
                adding = highest_at if name == "big" else add_at
                adding(where[here], column[here], base.said(name))


def _grown(young: Table, keys: Ints, more: Mapping[str, Ints]) -> Table:
    if not keys.size:
        return young
    every, where = np.unique(np.concatenate([young.keys, keys]), return_inverse=True)
    grown = Table(every, {name: np.zeros(every.size, np.int64) for name in ADDED})
    grown.numbers["big"] = np.full(every.size, NONE, np.int64)
    _add(grown, where[: young.keys.size], young.numbers)
    _add(grown, where[young.keys.size :], more)
    return grown


def _add(table: Table, where: Ints, more: Mapping[str, Ints]) -> None:
    for name, column in more.items():
        (highest_at if name == "big" else add_at)(where, column, table.numbers[name])


def _side_by_side(keys: Keys, numbers: dict[str, Ints]) -> Table:
    names = ("q", "n", "people")
    counted = np.column_stack([numbers[name] for name in names])
    given = {name: counted[:, at] for at, name in enumerate(names)}
    return Table(keys, {**numbers, **given}, counted)


def _nothing() -> Table:
    return Table(np.zeros(0, np.int64), {name: np.zeros(0, np.int64) for name in (*ADDED, "big")})


def _columns(heads: Heads) -> tuple[Ints, ...]:
    return (heads.key, heads.q, heads.n, heads.back, heads.big)


def _held(fine: Fine, room: Room) -> Holder:
    # What is held for long is not cut out of something larger.
    room.spare.clear()
    return Holder(packed(fine, np.argsort(fine.persons), room))
