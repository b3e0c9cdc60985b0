"""The table as numbers: one column a cell (and a few unseen sums), one row a relation.

Everything is told as deviation from the truth, so every possible table x an attacker can
imagine is `z = x - truth` with `matrix @ z = 0` and `down <= z <= up`.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from dure.engines.disclosure.arrays import costs_of, matrix_of
from dure.engines.disclosure.bounds import loose_bounds, tight_bounds
from dure.engines.disclosure.check import tolerance
from dure.engines.disclosure.history import Memory
from dure.engines.disclosure.primary import is_small_group, sensitive
from dure.engines.disclosure.types import (
    Cell,
    Join,
    Key,
    Kind,
    Need,
    Relation,
    Rule,
    Status,
    Why,
    plain,
)

Floats = NDArray[np.float64]
LEAST = 1e-3  # of an amount: less is no difference
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Unseen:
    """Unseen (드러나지 않은 합): a group that no cell shows but a reader could compute."""

    why: Why
    beside: Key


@dataclass(frozen=True)
class Problem:
    """Problem (보호 문제): arrays over columns; `hidden` starts as primary and unseen ones.

    `free` columns may be hidden as well, `public` ones never again; `below`, `above`, `spread` are
    the needs, `enough` the spread to be content with where everything hidden leaves no more; before
    this release readers had the rows `earlier`, and had heard nothing of the columns `unsaid`.
    `loose_down` and `loose_up` bound a cell whose label says no more than "hidden".
    """

    keys: tuple[Key | Unseen, ...]
    values: Floats
    down: Floats
    up: Floats
    cost: Floats
    matrix: csr_array[np.float64]
    hidden: Flags
    free: Flags
    public: Flags
    integral: Flags
    below: Floats
    above: Floats
    spread: Floats
    enough: Floats
    limit: float
    loose_down: Floats
    loose_up: Floats
    outside: Flags
    earlier: Flags
    unsaid: Flags
    signed: bool = False

    @property
    def needy(self) -> Flags:
        """Columns whose value must stay unsure."""
        return (self.below > 0) | (self.above > 0) | (self.spread > 0)

    def without_needs(self, columns: NDArray[np.intp]) -> "Problem":
        """The same problem where nothing is asked for these columns any more."""
        asked = ~np.isin(np.arange(len(self.values)), columns)
        return replace(
            self, below=self.below * asked, above=self.above * asked, spread=self.spread * asked
        )

    def unsure_at_all(self, columns: NDArray[np.intp]) -> "Problem":
        """The same problem where of these columns a reader must only hold two values possible."""
        spread = self.spread.copy()
        spread[columns] = np.where(self.integral[columns], 1.0, LEAST)
        return replace(self, spread=spread)

    def content(self, columns: NDArray[np.intp]) -> "Problem":
        """The same problem where of these columns no more is asked than what will do."""
        spread = self.spread.copy()
        spread[columns] = np.minimum(spread[columns], self.enough[columns])
        return replace(self, spread=spread)

    def relabelled(self, columns: NDArray[np.intp]) -> "Problem":
        """The same problem where these columns no longer say "fewer than the threshold"."""
        down, up = self.down.copy(), self.up.copy()
        down[columns], up[columns] = self.loose_down[columns], self.loose_up[columns]
        return replace(self, down=down, up=up)


class Builder:
    """Builder (문제 만들기): collects columns and rows while a table is read."""

    def __init__(self, memory: Memory, rule: Rule) -> None:
        self.rule = rule
        self.memory = memory
        table = memory.table
        self.needs = sensitive(memory, rule)
        self.cells = [cell for cell in table.cells if cell.value is not None]
        self.column = {cell.key: at for at, cell in enumerate(self.cells)}
        self.truth = {cell.key: float(cell.value or 0.0) for cell in self.cells}
        self.unseen: list[tuple[Unseen, float, Need | None, bool]] = []
        self.rests: dict[tuple[Key, frozenset[Key], float], int] = {}
        self.rows: list[dict[int, float]] = []
        self.earlier: list[bool] = []

    def add(self, relation: Relation, rounding: float) -> None:
        """Take one relation in, with the groups that a reader could compute from it."""
        parts = [key for key in relation.parts if key in self.column]
        if relation.total not in self.column or not parts:
            return
        if relation.join is Join.DISTINCT:
            self._add_distinct(relation.total, parts)
        elif relation.join is Join.WITHIN:
            self._add_within(relation.total, parts)
        else:
            size = self.truth[relation.total]
            self._add_sum(relation.total, parts, tolerance(relation, rounding, size))

    def _add_sum(self, total: Key, parts: list[Key], slip: float) -> None:
        row = {self.column[total]: 1.0} | {self.column[key]: -1.0 for key in parts}
        rest = self.truth[total] - sum(self.truth[key] for key in parts)
        if rest > slip or rest < -slip:  # below only among amounts of either sign
            # Without a rest the reader may guess that nothing is missing: an exact equation.
            row[self._rest(total, parts, rest)] = -1.0
        self.rows.append(row)
        small = [key for key in parts if self._is_small(key)]
        together = sum(self.truth[key] for key in small)
        told = len(small) > 1 and is_small_group(together, self.rule) and not self._is_small(total)
        if told and self.rule.small_groups:
            group = self._unseen(Why.SMALL_GROUP, total, together)
            self.rows.append({group: 1.0} | {self.column[key]: -1.0 for key in small})

    def _add_distinct(self, total: Key, parts: list[Key]) -> None:
        overlap = sum(self.truth[key] for key in parts) - self.truth[total]
        row = {self.column[total]: 1.0} | {self.column[key]: -1.0 for key in parts}
        row[self._unseen(Why.REMAINDER, total, overlap, is_group=False)] = 1.0
        self.rows.append(row)
        for key in parts:
            self.add_share(key, total)

    def _add_within(self, total: Key, parts: list[Key]) -> None:
        row = {self.column[total]: 1.0} | {self.column[key]: -1.0 for key in parts}
        rest = self.truth[total] - sum(self.truth[key] for key in parts)
        row[self._unseen(Why.REMAINDER, total, rest, is_group=False)] = -1.0
        self.rows.append(row)

    def add_move(self, new: Key, old: Key) -> None:
        """Two values of one cell, a few people apart: those few are a group as well."""
        if new not in self.column or old not in self.column:
            return
        moved = self._unseen(Why.DIFFERENCING, new, self.truth[new] - self.truth[old])
        self.rows.append({self.column[new]: 1.0, self.column[old]: -1.0, moved: -1.0})

    def add_share(self, part: Key, whole: Key) -> None:
        """The part lies inside the whole: those who are not in it are a group of their own."""
        rest = self.truth[whole] - self.truth[part]
        other = self._unseen(Why.REMAINDER, whole, rest)
        self.rows.append({self.column[whole]: 1.0, self.column[part]: -1.0, other: -1.0})

    def mark(self, *, earlier: bool) -> None:
        """Whether readers had the rows added last before this release."""
        self.earlier += [earlier] * (len(self.rows) - len(self.earlier))

    def _is_small(self, key: Key) -> bool:
        need = self.needs.get(key)
        return need is not None and need.why is Why.THRESHOLD and self.truth[key] > 0

    def _rest(self, total: Key, parts: list[Key], value: float) -> int:
        """What the parts leave over: one unknown as long as it stays as it is, whatever else changes."""
        named = (plain(total), frozenset(plain(key) for key in parts), value)
        if named not in self.rests:
            self.rests[named] = self._unseen(Why.REMAINDER, total, value)
        return self.rests[named]

    def _unseen(self, why: Why, beside: Key, value: float, *, is_group: bool = True) -> int:
        counted = self.cells[self.column[beside]].kind is Kind.COUNT
        small = is_group and counted and is_small_group(abs(value), self.rule)
        need = Need(why, spread=self.rule.needed_spread) if small else None
        self.unseen.append((Unseen(why, beside), value, need, counted))
        return len(self.cells) + len(self.unseen) - 1


def build(memory: Memory, rule: Rule) -> Problem:
    """Return the problem of a checked table, small cells hidden and nothing else."""
    builder = Builder(memory, rule)
    for relation in memory.table.relations:
        builder.add(relation, memory.table.rounding)
        builder.mark(earlier=relation in memory.earlier)
    for ratio in memory.table.ratios:
        if ratio.part_of_whole and {ratio.numerator, ratio.denominator} <= set(builder.column):
            builder.add_share(ratio.numerator, ratio.denominator)
    for new, old in memory.moves:
        builder.add_move(new, old)
    builder.mark(earlier=True)  # that a part lies in its whole needs no release to be known
    return _assemble(builder, memory, rule)


def _assemble(builder: Builder, memory: Memory, rule: Rule) -> Problem:
    cells, unseen = builder.cells, builder.unseen
    values = np.array([c.value for c in cells] + [u[1] for u in unseen], dtype=float)
    needs = [builder.needs.get(c.key) for c in cells] + [u[2] for u in unseen]
    limit = 10.0 * float(np.abs(values).max(initial=0.0)) + 100.0
    out = _flags(cells, memory.outside.keys(), len(unseen))
    pinned = _flags(cells, memory.pinned, len(unseen))
    seen = [n is not None for n in needs[: len(cells)]]
    hidden = np.array(seen + [True] * len(unseen), dtype=bool)  # a table may hold nothing yet
    shown = Status.PUBLISHED
    hidden[out] = [memory.outside[c.key] is not shown for c in cells if c.key in memory.outside]
    (down, up), (loose_down, loose_up) = _room(builder, memory, values, limit)
    zero_shown = (values == 0) & (rule.least_small == 1)
    wanted = [n if n else Need(Why.PROTECTS) for n in needs]
    # What is public already cannot be protected any more; it is told, not fought.
    public = pinned | (out & ~hidden)
    live = ~public
    return Problem(
        keys=tuple(c.key for c in cells) + tuple(u[0] for u in unseen),
        values=values,
        down=down,
        up=up,
        cost=costs_of(cells, rule, len(unseen)),
        matrix=matrix_of(builder.rows, len(values)),
        hidden=hidden & ~pinned,
        free=~hidden & ~pinned & ~out & ~zero_shown,
        public=public,
        integral=np.array([c.kind is Kind.COUNT for c in cells] + [u[3] for u in unseen], bool),
        below=np.array([n.below for n in wanted]) * live,
        above=np.array([n.above for n in wanted]) * live,
        spread=np.array([n.spread for n in wanted]) * live,
        enough=np.array([n.spread if n.enough is None else n.enough for n in wanted]) * live,
        limit=limit,
        loose_down=loose_down,
        loose_up=loose_up,
        outside=out,
        earlier=np.array(builder.earlier, dtype=bool),
        unsaid=_flags(cells, memory.unsaid, len(unseen)),
        signed=memory.table.signed,
    )


def _flags(cells: list[Cell], keys: Set[Key], unseen: int) -> Flags:
    return np.array([cell.key in keys for cell in cells] + [False] * unseen, dtype=bool)


def _room(
    builder: Builder, memory: Memory, values: Floats, limit: float
) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """How far each column may move: as its label says, and as it says when it says less."""
    cells, rule = builder.cells, builder.rule
    loose = loose_bounds(cells, memory, rule, limit)
    tight = tight_bounds(loose, cells, builder.needs, memory, rule)
    width = len(cells)
    # Of sums that no cell shows, nothing is known; only how a cell changed may be below nothing.
    signed = memory.table.signed
    down = [
        -limit if signed or unseen.why is Why.DIFFERENCING else -v
        for unseen, v, *_ in builder.unseen
    ]
    up = [limit - min(value, 0.0) for _, value, *_ in builder.unseen]
    pairs = [bounds.around(values[:width]) for bounds in (tight, loose)]
    first, second = [
        (np.concatenate([low, np.minimum(down, 0.0)]), np.concatenate([high, up]))
        for low, high in pairs
    ]
    return first, second


def labelled(problem: Problem, labels: Mapping[Key, Status]) -> Problem:
    """The problem as a reader of these labels meets it: hidden is what the labels hide."""
    hidden = problem.hidden.copy()
    loose = []
    for at, key in enumerate(problem.keys):
        if isinstance(key, Unseen) or problem.outside[at]:
            continue
        label = labels.get(key, Status.PUBLISHED)
        hidden[at] = label.is_hidden and (problem.hidden[at] or problem.free[at])
        if label is Status.SECONDARY:
            loose.append(at)
    return replace(problem.relabelled(np.array(loose, dtype=np.intp)), hidden=hidden)
