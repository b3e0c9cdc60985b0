"""People who stand in several parts, and a reader who asks which of them can be told.

Nothing of the engine is used. Each person is the set of places and months in which somebody served them,
and a sex. What the reader knows of a table are counts of such sets: one unknown for each set that a person
can be, and whole programs over all of them.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from dure.engines.disclosure import Cell, Dimension, Join, Layout, Status, Table, table_of

Key = tuple[str, str, str]
Atom = tuple[str, str]
Person = tuple[frozenset[Atom], str]
FAR = 1e5
ALL = "all"


@dataclass(frozen=True)
class Shape:
    """Shape (모양): places and the area above each, months, sexes; one month or sex makes no dimension."""

    places: Mapping[str, str]
    months: tuple[str, ...] = ("3월",)
    sexes: tuple[str, ...] = ("여",)

    @cached_property
    def kinds(self) -> list[Person]:
        """Everything that a person can be."""
        atoms = list(product(self.places, self.months))
        sets = [frozenset(s) for n in range(1, len(atoms) + 1) for s in combinations(atoms, n)]
        return list(product(sets, self.sexes))

    def leaves(self, area: str) -> list[str]:
        """The places within an area."""
        return [one for one in self.places if area in (one, self.places[one], ALL)]

    def parts(self, area: str) -> list[str]:
        """The next level below an area."""
        below = [one for one, above in self.places.items() if above == area]
        areas = sorted({above for above in self.places.values() if above != ALL})
        return [*below, *areas] if area == ALL else below

    def keys(self) -> Iterator[Key]:
        """Every cell of the table."""
        areas = dict.fromkeys((*self.places, *self.places.values(), ALL))
        months = (*self.months, ALL) if len(self.months) > 1 else (ALL,)
        sexes = (*self.sexes, ALL) if len(self.sexes) > 1 else (ALL,)
        yield from product(areas, months, sexes)

    def is_in(self, person: Person, key: Key) -> bool:
        """Whether a cell counts the person."""
        atoms, sex = person
        area, month, of = key
        inside = self.leaves(area)
        return of in (sex, ALL) and any(p in inside and month in (m, ALL) for p, m in atoms)

    def layout(self) -> Layout:
        """As the engine is told of it."""
        above = {one: area for one, area in self.places.items() if area != ALL}
        return Layout(
            (
                Dimension("곳", above, Join.DISTINCT),
                Dimension("달", join=Join.DISTINCT),
                Dimension("성별"),
            )
        )

    def groups(self) -> dict[str, list[Key]]:
        """Cells in several of which people may stand, by name: next level, lowest level, months."""
        found = {}
        for area, month, sex in self.keys():
            for parts in (self.parts(area), self.leaves(area)):
                if len(parts) > 1:
                    found[f"{area} {month} {sex} {parts}"] = [(p, month, sex) for p in parts]
            if month == ALL and len(self.months) > 1:
                found[f"{area} {sex} 달"] = [(area, m, sex) for m in self.months]
        return found


@dataclass
class Village:
    """Village (마을): its people, and the tables made of them."""

    shape: Shape
    people: Counter[Person] = field(default_factory=Counter)

    def value(self, key: Key) -> int:
        """How many people a cell counts, each once."""
        return sum(n for one, n in self.people.items() if self.shape.is_in(one, key))

    def table(self) -> Table:
        """All cells with their totals."""
        cells = [Cell(key, self.value(key)) for key in self.shape.keys()]  # noqa: SIM118
        return table_of(cells, self.shape.layout())

    def in_several(self, keys: Sequence[Key]) -> int:
        """How many people stand in more than one of these cells."""
        return sum(n for one, n in self.people.items() if self._is_in_several(one, keys))

    def _is_in_several(self, one: Person, keys: Sequence[Key]) -> bool:
        return sum(self.shape.is_in(one, key) for key in keys) > 1

    def ranges(
        self, labels: Mapping[Key, Status], threshold: int, least: int = 1
    ) -> dict[str, tuple[int, int, int]]:
        """For each group how many stand in several of its cells, and what a reader can believe of that."""
        kinds = self.shape.kinds
        rows, low, high = [], [], []
        for key, label in labels.items():
            rows.append([float(self.shape.is_in(kind, key)) for kind in kinds])
            ends = self._ends(key, label, threshold, least)
            low.append(ends[0])
            high.append(ends[1])
        known = LinearConstraint(np.array(rows), low, high)
        found = {}
        for name, keys in self.shape.groups().items():
            goal = np.array([float(self._is_in_several(kind, keys)) for kind in kinds])
            found[name] = (self.in_several(keys), _end(goal, known), -_end(-goal, known))
        return found

    def _ends(self, key: Key, label: Status, threshold: int, least: int) -> tuple[float, float]:
        value = float(self.value(key))
        if not label.is_hidden:
            return value, value
        few = label is Status.PRIMARY and value < threshold
        return float(least), threshold - 1.0 if few else FAR


def _end(goal: np.ndarray, known: LinearConstraint) -> int:
    found = milp(goal, integrality=1, bounds=Bounds(0, FAR), constraints=known)
    assert found.x is not None, found.message  # the truth itself fits
    return round(float(goal @ found.x))


def drawn(shape: Shape, seed: int, *, alone: int = 40, both: int = 3) -> Village:
    """A village in which most people stand in one part, and a few in several."""
    dice = random.Random(seed)  # noqa: S311 - the same village for the same seed
    people: Counter[Person] = Counter()
    for kind in shape.kinds:
        most = alone if len(kind[0]) == 1 else both
        people[kind] = dice.randint(0, most) if len(kind[0]) < 3 or dice.random() < 0.3 else 0
    if dice.random() < 0.3:
        people[dice.choice([k for k in shape.kinds if len(k[0]) > 1])] += dice.randint(5, 30)
    return Village(shape, people)
