"""Standing (서 있는 집계): a counted cube that takes new lines of an append-only ledger.

A ledger only grows, a correction is a line too: so a change is nothing but more lines. Persons are
independent, and a person changes only the cells that her new lines are in: the rest is not touched.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dure.engines.measure.lattice.adapter import Rows, add_at, highest_at
from dure.engines.measure.lattice.chains import Ints, Lattice, Levels
from dure.engines.measure.lattice.changes.adapter import Grid, Spans, people_changes, project
from dure.engines.measure.lattice.count import NONE, Cells, Heads, cells_of, counted
from dure.engines.measure.lattice.fold import Records, Room, fine_rows, person_starts

ADDED = ("q", "n", "people", "heads", "back")


@dataclass(slots=True)
class Table:
    """Table (칸 표): the cells of one combination, by key; numbers are changed in place."""

    keys: Ints
    numbers: dict[str, Ints]

    def place_of(self, keys: Ints) -> tuple[Ints, NDArray[np.bool_]]:
        """Where each key is, and whether it is there."""
        if not self.keys.size:
            return np.zeros(keys.size, np.int64), np.zeros(keys.size, np.bool_)
        at = np.searchsorted(self.keys, keys)
        at[at == self.keys.size] = 0
        return at, self.keys[at] == keys


@dataclass(slots=True)
class Holder:
    """Holder (사람별 줄): fine rows and where each person's are; a changed person's go to the end."""

    rows: Rows
    persons: Ints
    first: Ints
    end: Ints

    def spans(self, persons: Ints) -> tuple[Ints, Ints]:
        """Where the rows of these persons are; an empty span for somebody new."""
        at = np.searchsorted(self.persons, persons)
        at[at == self.persons.size] = 0
        known = self.persons[at] == persons if self.persons.size else np.zeros(at.size, np.bool_)
        if not self.persons.size:
            return np.zeros(at.size, np.int64), np.zeros(at.size, np.int64)
        return np.where(known, self.first[at], 0), np.where(known, self.end[at], 0)


class Standing:
    """Standing (서 있는 집계): made once from all lines, then `refresh`ed with what is new."""

    def __init__(self, lattice: Lattice, room: Room) -> None:
        self.lattice, self.room = lattice, room
        self.combinations: list[Levels] = list(
            product(*(range(len(chain.levels)) for chain in lattice.chains))
        )
        self.grid = _grid(lattice, self.combinations)
        self.base: dict[Levels, Table] = {}
        self.young: dict[Levels, Table] = {}
        self.above: dict[Levels, tuple[Levels | None, NDArray[np.int32]]] = {}
        self.holders: list[Holder] = []

    def count(self, records: Records, heads: Heads) -> None:
        """Count everything, keeping the rows of every person."""
        rows = fine_rows(records, self.room)
        self.holders = [_held(rows)]
        for stop, numbers in counted(rows, heads, self.lattice, self.room):
            self.base[stop.levels] = Table(stop.keys, numbers)
            self.young[stop.levels] = _nothing()
            self.above[stop.levels] = (stop.parent, stop.to_here)

    def refresh(self, records: Records, heads: Heads) -> int:
        """Take new lines; the number of persons that they change."""
        new = fine_rows(records, self.room)
        starts = person_starts(new)
        persons = new.person[starts[:-1]]
        old, spans = self._old_of(persons, starts)
        people = np.zeros((new.key.size, len(self.combinations)), np.int8)
        self._ask(new, old, spans, people)
        self._apply(np.concatenate([new.key, heads.key]), new, people, heads)
        self.holders.append(_held(_together(old, spans, new, persons)))
        return int(persons.size)

    def cells(self) -> Iterator[Cells]:
        """Every cell as it stands now."""
        for levels in self.combinations:
            one, other = self.base[levels], self.young[levels]
            keys = np.concatenate([one.keys, other.keys])
            numbers = {
                name: np.concatenate([one.numbers[name], other.numbers[name]])
                for name in one.numbers
            }
            yield cells_of(self.lattice, levels, keys, numbers)

    def _old_of(self, persons: Ints, starts: Ints) -> tuple[Rows, Spans]:
        """The rows that these persons have, from the newest holder that knows each of them."""
        found: list[Rows] = []
        first, end = np.zeros(persons.size, np.int64), np.zeros(persons.size, np.int64)
        unknown = np.ones(persons.size, np.bool_)
        taken = 0
        for holder in reversed(self.holders):
            low, high = holder.spans(persons)
            mine = unknown & (high > low)
            sizes = (high - low)[mine]
            index = np.repeat(low[mine] - (np.cumsum(sizes) - sizes), sizes) + np.arange(
                sizes.sum()
            )
            found.append(Rows(*(column[index] for column in holder.rows)))
            first[mine] = taken + np.cumsum(sizes) - sizes
            end[mine] = first[mine] + sizes
            taken += int(sizes.sum())
            unknown &= ~mine
        rows = Rows(*(np.concatenate(parts) for parts in zip(*found, strict=True)))
        return rows, Spans(starts[:-1], starts[1:], first, end)

    def _ask(self, new: Rows, old: Rows, spans: Spans, people: Any) -> None:
        parts = np.array_split(np.arange(spans.new_from.size), max(1, self.room.threads))

        def one(which: Ints) -> None:
            some = Spans(*(column[which] for column in spans))
            people_changes(self.grid, new, old, some, people)

        with ThreadPoolExecutor(self.room.threads) as pool:
            list(pool.map(one, parts))

    def _apply(self, keys: Ints, new: Rows, people: Any, heads: Heads) -> None:
        """Add what is new to every combination; a finest cell that is known leads to all others."""
        # In order of their cells, so that neighbours touch the same memory at every combination.
        order = np.argsort(keys)
        keys = keys[order]
        where, known = self.base[self.lattice.finest].place_of(keys)
        found = self._places_of(where[known])
        strange = np.empty((len(self.combinations), int((~known).sum())), np.int64)
        project(self.grid, keys[~known], strange)
        lines = _Lines(new, heads, order)

        def one(at: int) -> None:
            levels = self.combinations[at]
            more = lines.numbers(people[:, at])
            _add(self.base[levels], found[levels], {n: c[known] for n, c in more.items()})
            self._add_strange(levels, strange[at], {n: c[~known] for n, c in more.items()})

        with ThreadPoolExecutor(self.room.threads) as pool:
            list(pool.map(one, range(len(self.combinations))))

    def _places_of(self, finest: Ints) -> dict[Levels, Ints]:
        """Where the cells are at every combination, along the maps from the finest ones."""
        found: dict[Levels, Any] = {}
        for levels, (parent, to_here) in self.above.items():
            found[levels] = finest if parent is None else to_here[found[parent]]
        return found

    def _add_strange(self, levels: Levels, keys: Ints, more: dict[str, Ints]) -> None:
        """Lines of finest cells that were not there: their cells may be known here, or are young."""
        where, known = self.base[levels].place_of(keys)
        _add(self.base[levels], where[known], {name: one[known] for name, one in more.items()})
        self.young[levels] = _grown(
            self.young[levels], keys[~known], {name: one[~known] for name, one in more.items()}
        )


class _Lines:
    """New lines of persons, then of heads, in columns of equal length."""

    def __init__(self, new: Rows, heads: Heads, order: Ints) -> None:
        self.order = order
        none, self.nobody = np.zeros(new.key.size, np.int64), np.zeros(heads.key.size, np.int64)
        self.columns = {
            "q": np.concatenate([new.q, heads.q]),
            "n": np.concatenate([new.n, heads.n]).astype(np.int64),
        }
        if heads.key.size:
            self.columns["heads"] = np.concatenate([none, heads.q])
            self.columns["back"] = np.concatenate([none, heads.back])
            self.columns["big"] = np.concatenate([none + NONE, heads.big])
        self.columns = {name: column[order] for name, column in self.columns.items()}

    def numbers(self, people: NDArray[np.int8]) -> dict[str, Ints]:
        """The columns with the people of one combination."""
        everybody = np.concatenate([people, self.nobody])[self.order]
        return {**self.columns, "people": everybody}


def _add(table: Table, where: Ints, more: dict[str, Ints]) -> None:
    for name, column in more.items():
        (highest_at if name == "big" else add_at)(where, column, table.numbers[name])


def _grown(young: Table, keys: Ints, more: dict[str, Ints]) -> Table:
    if not keys.size:
        return young
    every, where = np.unique(np.concatenate([young.keys, keys]), return_inverse=True)
    grown = Table(every, {name: np.zeros(every.size, np.int64) for name in ADDED})
    grown.numbers["big"] = np.full(every.size, NONE, np.int64)
    _add(grown, where[: young.keys.size], young.numbers)
    _add(grown, where[young.keys.size :], more)
    return grown


def _nothing() -> Table:
    return Table(np.zeros(0, np.int64), {name: np.zeros(0, np.int64) for name in (*ADDED, "big")})


def _held(rows: Rows) -> Holder:
    starts = person_starts(rows)
    persons = rows.person[starts[:-1]]
    order = np.argsort(persons)
    return Holder(rows, persons[order], starts[:-1][order], starts[1:][order])


def _together(old: Rows, spans: Spans, new: Rows, persons: Ints) -> Rows:
    """Old and new rows of the changed persons. A key may be there twice: sums are asked, not rows."""
    sizes = spans.old_to - spans.old_from
    index = np.repeat(spans.old_from - (np.cumsum(sizes) - sizes), sizes) + np.arange(sizes.sum())
    who = np.concatenate([np.repeat(persons, sizes), new.person])
    order = np.argsort(who, kind="stable")
    columns = [
        np.concatenate([before[index], after])[order]
        for before, after in ((old.key, new.key), (old.q, new.q), (old.n, new.n))
    ]
    return Rows(who[order], *columns)


def _grid(lattice: Lattice, combinations: list[Levels]) -> Grid:
    chains = lattice.chains
    depth = [len(chain.levels) for chain in chains]
    widest = max(chain.levels[0].size for chain in chains)
    blocks = np.zeros((len(chains), max(depth), max(1, widest)), np.int64)
    for d, chain in enumerate(chains):
        blocks[d, : depth[d], : chain.levels[0].size] = chain.composed()
    levels = np.array(combinations, np.int64)
    above = (levels[None, :, :] >= levels[:, None, :]).all(axis=2)
    weight = [int(np.prod(depth[d + 1 :], dtype=np.int64)) for d in range(len(chains))]
    return Grid(
        np.array(lattice.strides(lattice.finest), np.int64),
        np.array(lattice.sizes(lattice.finest), np.int64),
        np.array(depth, np.int64),
        np.array(weight, np.int64),
        blocks,
        levels,
        np.array([lattice.strides(one) for one in combinations], np.int64),
        np.asarray(above, np.int64),
        np.asarray(above, np.uint8),
    )
