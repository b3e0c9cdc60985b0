"""An outsider who kept everything ever published; shares nothing with the engine.

He is given more than anybody has: he guesses rightly at each release which cells are as they were
and which are not, and knows every sum that holds between cells, also those that were never printed.
Plain linear programs over one unknown for each value that a cell has had.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog

from dure.engines.disclosure import Protected, Status
from dure.engines.disclosure.types import Key, Relation

Unknown = tuple[Key, float]


@dataclass
class Outsider:
    """Outsider (외부인): what the world was at each release, and what was shown of it."""

    relations: Sequence[Relation]
    threshold: int = 5
    truths: list[tuple[Mapping[Key, float], frozenset[Key]]] = field(default_factory=list)
    shown: set[Unknown] = field(default_factory=set)
    hidden: dict[Unknown, set[Status]] = field(default_factory=dict)
    rounded: dict[Unknown, tuple[float, float]] = field(default_factory=dict)

    def reads(self, truth: Mapping[Key, float], told: Protected) -> None:
        """One more release: what it shows and hides, in a world that stands as `truth`."""
        self.truths.append((dict(truth), frozenset(told.labels)))
        for key, label in told.labels.items():
            if label.is_hidden:
                self.hidden.setdefault((key, truth[key]), set()).add(label)
            else:
                self.shown.add((key, truth[key]))

    def reads_rounded(
        self, truth: Mapping[Key, float], ranges: Mapping[Key, tuple[float, float]]
    ) -> None:
        """One more release in which each number lies between two others."""
        self.truths.append((dict(truth), frozenset(ranges)))
        for key, (low, high) in ranges.items():
            name = key, truth[key]
            least, most = self.rounded.get(name, (low, high))
            self.rounded[name] = max(least, low), min(most, high)

    def ranges(self) -> dict[Unknown, tuple[float, float]]:
        """What he can still believe of everything that was hidden and never shown."""
        names = list(dict.fromkeys((k, v) for one, _told in self.truths for k, v in one.items()))
        place = {name: at for at, name in enumerate(names)}
        rows = self._rows(place)
        bounds = [self._bounds(name) for name in names]
        found = {}
        for name in dict.fromkeys((*self.hidden, *self.rounded)):
            if name not in self.shown:
                goal = np.zeros(len(names))
                goal[place[name]] = 1.0
                ends = [_end(sign * goal, rows, bounds) for sign in (1.0, -1.0)]
                found[name] = (ends[0], -ends[1])
        return found

    def secrets_told(self, spread: float) -> list[tuple[Unknown, tuple[float, float]]]:
        """Hidden values he has pinned down: small ones closer than `spread`, others exactly."""
        return [
            (name, (low, high))
            for name, (low, high) in self.ranges().items()
            if high - low < self._least(name, spread) - 1e-6
        ]

    def _least(self, name: Unknown, spread: float) -> float:
        """Of a small number that was rounded too, two values remain; a large one may round to itself."""
        small = 0 < name[1] < self.threshold
        if name in self.rounded:
            return 1.0 if small else 0.0
        return spread if small else 1.0

    def _rows(self, place: Mapping[Unknown, int]) -> np.ndarray:
        rows = {}
        for truth, told in self.truths:
            for one in self.relations:
                names = {one.total, *one.parts}
                # Of a sum nothing in which was told then he does not know how it stood then.
                if names <= set(truth) and names & told:
                    row = np.zeros(len(place))
                    row[place[one.total, truth[one.total]]] += 1
                    for part in one.parts:
                        row[place[part, truth[part]]] -= 1
                    rows[row.tobytes()] = row
        return np.array(list(rows.values()))

    def _bounds(self, name: Unknown) -> tuple[float, float | None]:
        if name in self.shown:
            return name[1], name[1]
        labels = self.hidden.get(name, set())
        small = Status.PRIMARY in labels and name[1] < self.threshold
        low, high = self.rounded.get(name, (0.0, None))
        least = max(low, 1.0 if labels else 0.0)
        return least, min(high or np.inf, self.threshold - 1.0) if small else high


def _end(goal: np.ndarray, rows: np.ndarray, bounds: list[tuple[float, float | None]]) -> float:
    found = linprog(goal, A_eq=rows, b_eq=np.zeros(len(rows)), bounds=bounds)
    assert found.status in {0, 3}, found.message  # the truth itself fits: never infeasible
    return float(found.fun) if found.status == 0 else -np.inf
