"""Work out what an earlier release may have hidden, where nobody kept it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from dure.engines.disclosure.adapter import Floats, Likely, least_change
from dure.engines.disclosure.check import tolerance
from dure.engines.disclosure.types import Join, Key, Kind, Relation, Table

DEAR, POSSIBLE, LIKELY = 1000.0, 0.5, 1e-3


@dataclass(frozen=True, kw_only=True)
class Recall:
    """Recall (되짚기): one release - what is known of it, and a guess for each other hidden cell."""

    relations: Sequence[Relation]
    known: Mapping[Key, float]
    guesses: Mapping[Key, float | None]
    table: Table
    small: Collection[Key]
    threshold: int
    least: int = 1
    shown: Collection[Key] = ()

    def values(self) -> dict[Key, float]:
        """The guesses where all sums come out even with them, else the nearest values that do.

        None of those that hang together where the numbers shown cannot stand together at all.
        """
        found = {key: guess for key, guess in self.guesses.items() if guess is not None}
        uneven = [one for one in self._whole() if not self._is_even(one, found)]
        if not uneven:
            return found
        lines = self._around(uneven)
        names = list(
            dict.fromkeys(
                key for one in lines for key in (one.total, *one.parts) if key in self.guesses
            )
        )
        moved = self._moved(lines, names, self._most(names))
        if moved is None:
            moved = self._moved(lines, names, np.full(len(names), np.inf))
        if moved is None:
            return {key: value for key, value in found.items() if key not in names}
        return found | moved

    def _whole(self) -> list[Relation]:
        told = set(self.known) | set(self.guesses)
        return [
            one
            for one in self.relations
            if one.join is Join.SUM
            and {one.total, *one.parts} <= told
            and any(key in self.guesses for key in (one.total, *one.parts))
        ]

    def _is_even(self, one: Relation, found: Mapping[Key, float]) -> bool:
        both = {**self.known, **found}
        names = (one.total, *one.parts)
        if any(key not in both for key in names):
            return False
        rest = both[one.total] - sum(both[key] for key in one.parts)
        return abs(rest - (self._known_rest(one) or 0.0)) <= tolerance(one, self.table.rounding)

    @cached_property
    def _now(self) -> Mapping[Key, float | None]:
        return {cell.key: cell.value for cell in self.table.cells}

    def _known_rest(self, one: Relation) -> float | None:
        values = [self._now.get(key) for key in (one.total, *one.parts)]
        numbers = [value for value in values if value is not None]
        return max(0.0, numbers[0] - sum(numbers[1:])) if len(numbers) == len(values) else None

    def _rest_toll(self, one: Relation) -> float:
        """How unlikely it is that the parts left over something else than they do today.

        Where today's table does not show the whole sum, that is as good a reason as a cell that changed.
        """
        rest = self._known_rest(one)
        return DEAR if rest == 0 else POSSIBLE

    def _around(self, uneven: Sequence[Relation]) -> list[Relation]:
        """The uneven sums and all that hang together with them over cells nobody knows."""
        taken = dict.fromkeys(uneven)
        open_ = {k for one in uneven for k in (one.total, *one.parts) if k in self.guesses}
        size = -1
        while size < len(taken):
            size = len(taken)
            for one in self._whole():
                names = {key for key in (one.total, *one.parts) if key in self.guesses}
                if one not in taken and names & open_:
                    taken[one] = None
                    open_ |= names
        return list(taken)

    def _start(self, key: Key) -> tuple[float, float]:
        """Where to begin looking, and how unlikely another value is.

        What was labelled "fewer than" and is no longer few has changed, and whoever is not known
        may be anything; the others most likely are what they were.
        """
        guess = self.guesses[key]
        if key in self.small and (guess is None or guess >= self.threshold):
            return float(max(1, self.threshold // 2)), LIKELY
        return (1.0, LIKELY) if guess is None else (guess, 1.0)

    def _is_counted(self) -> bool:
        return all(cell.kind is Kind.COUNT for cell in self.table.cells)

    def _most(self, names: Sequence[Key]) -> Floats:
        """What a label leaves possible: "fewer than" means that, except of a cell shown before.

        Of that one it may say as well that only a few people came or went.
        """
        counted = self._is_counted()
        few = [counted and key in self.small and key not in self.shown for key in names]
        return np.where(few, self.threshold - 1.0, np.inf)

    def _moved(
        self, lines: Sequence[Relation], names: Sequence[Key], most: Floats
    ) -> dict[Key, float] | None:
        place = {key: at for at, key in enumerate(names)}
        rows, known = [], []
        for one in lines:
            row = np.zeros(len(names))
            rest = 0.0
            for key, sign in ((one.total, 1.0), *((part, -1.0) for part in one.parts)):
                if key in place:
                    row[place[key]] += sign
                else:
                    rest += sign * self.known[key]
            rows.append(row)
            known.append(rest)
        guess = [self._start(key) for key in names]
        found = least_change(
            csr_array(np.array(rows)),
            np.array(known),
            Likely(
                np.array([each for each, _toll in guess]),
                np.array([toll for _each, toll in guess]),
                most,
            ),
            Likely(
                np.array([self._known_rest(one) or 0.0 for one in lines]),
                np.array([self._rest_toll(one) for one in lines]),
                np.full(len(lines), np.inf),
            ),
            least=self.least if self._is_counted() else None,
        )
        if found is None:
            return None
        return {key: float(found[at]) for key, at in place.items()}
