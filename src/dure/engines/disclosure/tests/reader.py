"""A reader of protected files who wants to know what was hidden; nothing of the engine is used.

He holds the files as anybody can download them, knows the hierarchies, and puts everything into
programs of his own: one unknown for each value that a number has had, one row for each sum, in
every release. He is given more than anybody has: which numbers are as they were, and which sums
come out even.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

Key = tuple[str, ...]
Unknown = tuple[Key, float]
FAR = 1e7
Tree = Mapping[str, str]


def ancestors(code: str, tree: Tree) -> list[str]:
    """The code and everything above it, up to `all`."""
    found = [code]
    while found[-1] != "all":
        found.append(tree.get(found[-1], "all"))
    return found


def totals(leaves: Mapping[Key, float], trees: Sequence[Tree]) -> dict[Key, float]:
    """Every sum that anybody could make of these numbers."""
    sums: dict[Key, float] = {}
    for key, value in leaves.items():
        for above in product(*(ancestors(c, t) for c, t in zip(key, trees, strict=True))):
            sums[above] = round(sums.get(above, 0.0) + value, 6)
    return sums


@dataclass
class Reader:
    """Reader (읽는 사람): what he has read so far."""

    trees: Sequence[Tree]
    threshold: int = 5
    whole: bool = True
    least: float = 1.0
    floor: float = 0.0
    shown: set[Unknown] = field(default_factory=set)
    hidden: dict[Unknown, set[str]] = field(default_factory=dict)
    worlds: list[dict[Key, float]] = field(default_factory=list)

    def reads(
        self, file: Path, truth: Mapping[Key, float], names: Sequence[str], value: str
    ) -> None:
        """One more file; `truth` is every number of that day, told or not."""
        self.worlds.append(dict(truth))
        for row in csv.DictReader(file.read_text("utf-8").splitlines()):
            key = tuple(row[name] for name in names)
            unknown = key, truth[key]
            if row["status"] in {"primary", "secondary"}:
                assert row[value] == "", f"{key} is {row['status']} and yet {row[value]}"
                self.hidden.setdefault(unknown, set()).add(row["status"])
            else:
                assert float(row[value]) == truth[key], key
                self.shown.add(unknown)

    def ranges(
        self, asked: Sequence[Unknown] | None = None
    ) -> dict[Unknown, tuple[float, float | None]]:
        """What he can still believe of everything hidden and never shown; None is open."""
        place = {name: at for at, name in enumerate(self._unknowns())}
        system = self._system(place)
        wanted = self.hidden if asked is None else asked
        secret = [name for name in wanted if name not in self.shown]
        return {name: self._range(place[name], len(place), system) for name in secret}

    def _unknowns(self) -> list[Unknown]:
        return list(dict.fromkeys((key, v) for one in self.worlds for key, v in one.items()))

    def _system(self, place: Mapping[Unknown, int]) -> tuple[Bounds, LinearConstraint]:
        rows: dict[tuple[tuple[int, float], ...], bool] = {}
        for world in self.worlds:
            for total, parts in self._sums(world):
                rest = world[total] - sum(world[part] for part in parts)
                row = [(place[total, world[total]], 1.0)]
                row += [(place[part, world[part]], -1.0) for part in parts]
                rows[tuple(row)] = abs(rest) < 1e-6
        matrix = lil_array((len(rows), len(place)))
        for at, row in enumerate(rows):
            for column, weight in row:
                matrix[at, column] += weight
        most = [0.0 if even else np.inf for even in rows.values()]
        ends = [self._ends(name) for name in place]
        bounds = Bounds([low for low, _high in ends], [high for _low, high in ends])
        return bounds, LinearConstraint(matrix.tocsr(), 0.0, most)

    def _sums(self, world: Mapping[Key, float]) -> Iterator[tuple[Key, list[Key]]]:
        for at, tree in enumerate(self.trees):
            parts: dict[Key, list[Key]] = {}
            for key in world:
                if key[at] != "all":
                    above = (*key[:at], tree.get(key[at], "all"), *key[at + 1 :])
                    parts.setdefault(above, []).append(key)
            yield from ((total, found) for total, found in parts.items() if total in world)

    def _ends(self, name: Unknown) -> tuple[float, float]:
        if name in self.shown:
            return name[1], name[1]
        labels = self.hidden.get(name, set())
        if not labels and name[1] == 0 and "all" not in name[0]:
            return 0.0, 0.0  # a row that holds nothing is not written
        least = self.least if labels and self.whole else self.floor
        if self.whole and "secondary" in labels and name[1] >= self.threshold:
            least = float(self.threshold)  # who is told which ones are small knows what is not
        small = self.whole and "primary" in labels and self.least <= name[1] < self.threshold
        return least, (self.threshold - 1.0 if small else FAR)

    def _range(
        self, at: int, width: int, system: tuple[Bounds, LinearConstraint]
    ) -> tuple[float, float | None]:
        ends = []
        for sign in (1.0, -1.0):
            goal = np.zeros(width)
            goal[at] = sign
            bounds, rows = system
            found = milp(goal, integrality=int(self.whole), bounds=bounds, constraints=rows)
            assert found.x is not None, found.message  # the truth itself fits
            ends.append(float(found.x[at]))
        low, high = ends
        return (-np.inf if low < -FAR / 10 else low), (None if high > FAR / 10 else high)
