"""Fast cube (빠른 집계): the same table of cells as `cube`, counted by the compiled kernel.

DuckDB stages and folds what has no person; the kernel takes whole numbers and gives whole numbers.
What does not suit the kernel is counted by `cube`, which is also its oracle in the tests.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from dure.engines.measure.cube import build_cells, empty_cells
from dure.engines.measure.lattice.chains import (
    HIDDEN,
    WIDEST,
    Chain,
    Lattice,
    NotSuited,
    period_chain,
    place_chain,
    split_chain,
)
from dure.engines.measure.lattice.door import kernel
from dure.engines.measure.means import Means
from dure.engines.measure.periods import KINDS, MONTHS_IN
from dure.engines.measure.session import Session, filled
from dure.engines.measure.staging import Group, Staged

CHUNK = 4_000_000


class ArraySession(Session, Protocol):
    """ArraySession (배열 세션): a session that also gives and takes columns of whole numbers."""

    def columns(self, sql: str) -> dict[str, Any]:
        """Run a query and give its columns as arrays."""

    def append(self, table: str, arrays: dict[str, Any]) -> None:
        """Add rows to a table from arrays of equal length, in order of its columns."""


def build_fast(session: ArraySession, staged: Staged, group: Group, means: Means) -> str:
    """Make the table `cells_<number>`; empty text, or why the plain engine counted it after all."""
    try:
        FastCube(session, staged, group, means).build()
    except NotSuited as why:
        build_cells(session, staged, group)
        return str(why)
    except MemoryError:
        build_cells(session, staged, group)
        return "not enough memory"
    except ImportError:
        build_cells(session, staged, group)
        return "the kernel is not installed here"
    return ""


class FastCube:
    """FastCube (빠른 집계): one group of indicators, from the staged records to its table of cells."""

    def __init__(self, session: ArraySession, staged: Staged, group: Group, means: Means) -> None:
        self.session, self.staged, self.group, self.means = session, staged, group, means
        self.splits = [staged.dimensions.index(column) for column in group.first.by]

    def build(self) -> None:
        self._refuse_unsuited()
        lattice = self._lattice()
        if lattice.space(lattice.finest) > WIDEST:
            raise NotSuited("keys are wider than 62 bits")
        key, count = self._key(lattice), kernel()
        with tempfile.TemporaryDirectory(prefix="dure-lattice-") as folder:
            room = count.Room(Path(folder), self.means.memory, self.means.workers)
            known = self._one("count(person)", "clean where w$g")
            records = count.Records(self._chunks(count.Rows, key), known)
            self.session.run(empty_cells(self.staged, self.group))
            for cells in count.count(records, self._heads(count.Heads, key), lattice, room):
                self._write(cells)

    def _refuse_unsuited(self) -> None:
        if self.group.is_stock or not self.group.needs_people:
            raise NotSuited("nobody has to be recognised")
        if self.staged.number != "bigint":
            raise NotSuited("quantities are not whole numbers")
        if self._one("count(*)", "clean where w$g") < self.means.worth:
            raise NotSuited("too few records to be worth it")

    def _one(self, what: str, source: str) -> int:
        sql = filled(f"select {what} from {source}", g=self.group.number)  # noqa: S608 - our words
        return int(self.session.rows(sql)[0][0] or 0)

    def _lattice(self) -> Lattice:
        chains = [self._places(), split_chain("org", range(self._known("names_organisation")))]
        months = "clean where w$g"
        first, last = self._one("min(month)", months), self._one("max(month)", months)
        wanted = [kind for kind in KINDS if kind in self.group.first.periods]
        sizes = [(KINDS.index(kind), MONTHS_IN[kind]) for kind in wanted]
        chains.append(period_chain("period", first, last, sizes))
        chains += [split_chain(f"d{i}", range(self._known(f"names_d{i}"))) for i in self.splits]
        return Lattice(tuple(chains))

    def _known(self, table: str) -> int:
        return self._one("count(*)", table)

    def _places(self) -> Chain:
        """The chain of places; the finest block of every leaf is kept in a table beside it."""
        wide = len(self.staged.levels)
        listed = "".join(f", l{i}" for i in range(wide))
        known = self.session.rows(f"select leaf{listed} from place_up")  # noqa: S608 - our words
        blocks = {-1: (-1,) * wide, **{leaf: tuple(above) for leaf, *above in known}}
        chain, digit = place_chain("place", list(blocks.values()))
        columns = {"leaf": list(blocks), "digit": [digit[one] for one in blocks.values()]}
        self.session.load("place_digit", "leaf int, digit bigint", columns)
        return chain

    def _key(self, lattice: Lattice) -> str:
        """The key of a row of `clean`, joined with `place_digit`, as SQL reads it."""
        chain = lattice.chains[2].levels[0]
        months = MONTHS_IN[KINDS[chain.label]]
        digits = ["digit", "org", f"(month // {months} - {chain.values[0]})"]
        digits += [f"d{i}" for i in self.splits]
        strides = lattice.strides(lattice.finest)
        parts = (f"{one}::bigint * {step}" for one, step in zip(digits, strides, strict=True))
        return " + ".join(parts)

    def _chunks(self, rows: Callable[..., Any], key: str) -> Iterator[Any]:
        total = self._one("count(*)", "clean")
        for start in range(0, total, CHUNK):
            found = self.session.columns(
                filled(
                    "select person::bigint as person, $key as key, q, n "
                    "from clean join place_digit using (leaf) "
                    "where clean.rowid >= $start and clean.rowid < $end "
                    "and w$g and person is not null",
                    key=key,
                    start=start,
                    end=start + CHUNK,
                    g=self.group.number,
                )
            )
            yield rows(*(found[name] for name in ("person", "key", "q", "n")))

    def _heads(self, heads: Callable[..., Any], key: str) -> Any:
        found = self.session.columns(self._nameless(key))
        return heads(*(found[name] for name in ("key", "q", "n", "back", "big")))

    def _nameless(self, key: str) -> str:
        """The query of the lines without a person, one row a finest cell."""
        return filled(
            "select $key as key, sum(q)::bigint as q, sum(n)::bigint as n, "
            "count_if(n < 0)::bigint as back, max(q)::bigint as big "
            "from clean join place_digit using (leaf) where w$g and person is null group by 1",
            key=key,
            g=self.group.number,
        )

    def _write(self, cells: Any) -> None:
        """Rows that hold nothing are not written, nor are blocks that have no name."""
        place, organisation, period, *splits = cells.columns
        kept = (cells.n != 0) | (cells.q != 0) | (cells.people > 0)
        kept &= place != HIDDEN
        size = int(kept.sum())
        given = dict(zip(self.splits, splits, strict=True))
        total = np.full(size, -1)
        by = [given[i][kept] if i in given else total for i in range(len(self.staged.dimensions))]
        lvl, _, kind, *_ = (np.full(size, label) for label in cells.labels)
        keys = [organisation[kept], lvl, place[kept], kind, period[kept], *by]
        numbers = (cells.q, cells.n, cells.people, cells.heads, cells.big, cells.back)
        # Narrow keys: DuckDB takes half the bytes in two thirds of the time.
        arrays = [*(one.astype(np.int32) for one in keys), *(one[kept] for one in numbers)]
        named = {str(i): array for i, array in enumerate(arrays)}
        self.session.append(f"cells_{self.group.number}", named)
