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
from dure.engines.disclosure.history import Memory
from dure.engines.disclosure.rows import Builder, Unseen
from dure.engines.disclosure.types import (
    Cell,
    Key,
    Kind,
    Need,
    Rule,
    Status,
    Why,
)

Floats = NDArray[np.float64]
LEAST = 1e-3  # of an amount: less is no difference
Flags = NDArray[np.bool_]


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


def build(memory: Memory, rule: Rule) -> Problem:
    """Return the problem of a checked table, small cells hidden and nothing else."""
    builder = Builder(memory, rule)
    for relation in memory.table.relations:
        builder.add(relation, memory.table.rounding)
        builder.mark(earlier=relation in memory.earlier)
    builder.add_levels()
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
