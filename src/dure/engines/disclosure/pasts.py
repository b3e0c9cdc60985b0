"""What may have stood behind the hidden cells of earlier releases, where only their files were kept.

Whoever kept only the files cannot know which hidden numbers have changed since; a reader may guess it
rightly. So not one past is worked out but several, each with as few changes as the numbers shown allow, but
each with other ones. What a reader can compute hangs only on which cells he takes to be unchanged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dure.engines.disclosure.adapter import Flags, Floats, Matrix, Ties, nearest_past
from dure.engines.disclosure.arrays import matrix_of
from dure.engines.disclosure.types import Join, Key, Kind, Relation, Release, Rule, Status, Table
from dure.engines.disclosure.untold_totals import as_last_told

FIRST = 20261126  # where the row of weights begins: the same pasts for the same files
MANY, WORK = 45, 20_000
NARROW, WIDE = 1.0, 2.0  # how many powers of ten one change may be likelier than another, each way
FREE = (
    1e-3  # of what weighs next to nothing: totals that change with their parts, people in no part
)
HALF = 0.5
# Against a sum that leaves something over: where it leaves nothing at another time, and where nobody knows.
FIXED, GUESSED = 1e4, 1e2


def pasts(table: Table, rule: Rule, previous: Sequence[Release]) -> Iterator[list[Release]]:
    """The earlier releases with what may have stood behind their hidden cells, one way after another.

    None where every value is known. One where nothing need have changed: it holds all that a reader can
    guess, also of totals that no row shows. None of amounts, of which a change is as likely as none.
    """
    table = as_last_told(table, previous)
    counted = all(cell.kind is Kind.COUNT for cell in table.cells)
    open_ = any(_unsaid(release) for release in previous)
    if not counted or not open_:
        return
    puzzle = _Puzzle(table, rule, previous)
    if not 0 < len(puzzle.unknown) <= WORK // 4:
        return
    draws = np.random.default_rng(FIRST)
    seen: set[tuple[float, ...]] = set()
    for number in range(min(MANY, max(2, WORK // len(puzzle.unknown)))):
        found, changes = puzzle.solved(_weights(puzzle, draws, number))
        if found is None:
            return
        if tuple(found) not in seen:
            seen.add(tuple(found))
            yield puzzle.told(found)
        if changes == 0:
            return


def _weights(puzzle: "_Puzzle", draws: np.random.Generator, number: int) -> Floats:
    """How unlikely it is that each number is another one than before, as one reader after another guesses.

    Whoever thinks of people who came or went thinks of totals as what follows from it; and there may be
    people whom no part ever showed.
    """
    reach = (NARROW, WIDE, NARROW)[number // 3 % 3]
    size = len(puzzle.links)
    weights = 10 ** draws.uniform(-reach, reach, size) if number else np.ones(size)
    if number // 3 % 3 == 2:
        weights[_of_totals(puzzle)] *= FREE
    if number % 3 == 2:
        weights[puzzle.guessed] /= GUESSED
    return weights


def _of_totals(puzzle: "_Puzzle") -> Flags:
    """The links of cells that are the total of others."""
    sums = {one.total for one in puzzle.relations}
    total = np.zeros(len(puzzle.unknown) + len(puzzle.sums), dtype=bool)
    total[[at for (_moment, key), at in puzzle.unknown.items() if key in sums]] = True
    return total[[one.column for one in puzzle.links]]


def _unsaid(release: Release) -> list[Key]:
    """Its hidden cells of which nobody says what stood there."""
    known = release.values.keys() | release.secrets.keys()
    return [k for k, label in release.labels.items() if label.is_hidden and k not in known]


def _whole(relations: Sequence[Relation]) -> list[Relation]:
    """Those without the sums of which another one has the same parts and more."""
    parts: dict[Key, list[frozenset[Key]]] = {}
    for one in relations:
        parts.setdefault(one.total, []).append(frozenset(one.parts))
    return [
        one
        for one in relations
        if not any(frozenset(one.parts) < more for more in parts[one.total])
    ]


def _around(moment: int, count: int) -> Iterator[int]:
    """The other moments, later ones first, each way the nearest first."""
    yield from range(moment + 1, count)
    yield from range(moment - 1, -1, -1)


@dataclass(frozen=True)
class _Link:
    """What stands in a column, less what stood there at another time: a column or a number."""

    column: int
    other: int | None = None
    known: float = 0.0
    toll: float = 1.0


@dataclass(frozen=True)
class _Sum:
    """A sum at one moment: columns with their signs, what is known of it, and the sum itself."""

    columns: Mapping[int, float]
    known: float
    relation: Relation
    moment: int


class _Puzzle:
    """One unknown for each cell at each release that nobody knows, tied to the next time it stood."""

    def __init__(self, table: Table, rule: Rule, previous: Sequence[Release]) -> None:
        self.previous, self.rule = previous, rule
        self.moments: list[Mapping[Key, float]] = [{**r.secrets, **r.values} for r in previous]
        today = (*table.cells, *table.untold)
        self.moments.append({c.key: float(c.value) for c in today if c.value is not None})
        known = (*table.relations, *(one for r in previous for one in r.relations))
        self.relations = _whole([one for one in dict.fromkeys(known) if one.join is Join.SUM])
        self.unknown: dict[tuple[int, Key], int] = {}
        for moment, release in enumerate(previous):
            for key in self._spoken(release):
                if key not in self.moments[moment]:
                    self.unknown[moment, key] = len(self.unknown)
        self.sums = [one for one in self._sums() if one.columns]
        self.links = [*self._links(), *self._rest_links()]

    @cached_property
    def guessed(self) -> Flags:
        """The links by which a sum is taken to leave nothing over though nobody has told that."""
        return np.array([one.toll == GUESSED for one in self.links], dtype=bool)

    def _spoken(self, release: Release) -> dict[Key, None]:
        """Cells of the sums of which it told something: whoever reads it thinks of them all."""
        told = release.values.keys() | release.labels.keys() | release.ranges.keys()
        found = dict.fromkeys(key for key, label in release.labels.items() if label.is_hidden)
        for one in self.relations:
            names = (one.total, *one.parts)
            if any(key in told for key in names):
                found |= dict.fromkeys(names)
        return {key: None for key in found if key not in release.nothing}

    def _sums(self) -> Iterator[_Sum]:
        for moment in range(len(self.previous)):
            for one in self.relations:
                columns, known, whole = dict[int, float](), 0.0, True
                for key, sign in ((one.total, 1.0), *((part, -1.0) for part in one.parts)):
                    at = self.unknown.get((moment, key))
                    if at is not None:
                        columns[at] = sign
                    elif key in self.moments[moment]:
                        known += sign * self.moments[moment][key]
                    else:
                        whole = False
                if whole:
                    yield _Sum(columns, known, one, moment)

    def _links(self) -> Iterator[_Link]:
        """What stands in a column, less what stood there the next time (a column or a number)."""
        for (moment, key), at in self.unknown.items():
            for later in range(moment + 1, len(self.moments)):
                if (later, key) in self.unknown:
                    yield _Link(at, self.unknown[later, key])
                    break
                if key in self.moments[later]:
                    yield _Link(at, None, self.moments[later][key])
                    break
            for before in range(moment - 1, -1, -1):
                if (before, key) in self.unknown:
                    break
                if key in self.moments[before]:
                    yield _Link(at, None, self.moments[before][key])
                    break

    def _rest_links(self) -> Iterator[_Link]:
        """What a sum leaves over, less what it left over the next time; of old nothing, nothing."""
        width = len(self.unknown)
        places = {(one.relation, one.moment): at for at, one in enumerate(self.sums)}
        for at, one in enumerate(self.sums):
            rests = [
                self._rest(one.relation, moment)
                for moment in _around(one.moment, len(self.moments))
            ]
            rest = next((rest for rest in rests if rest is not None), None)
            after = places.get((one.relation, one.moment + 1))
            if not rest:
                yield _Link(width + at, toll=GUESSED if rest is None else FIXED)
            elif after is not None:
                yield _Link(width + at, width + after)
            else:
                yield _Link(width + at, known=rest)

    def _rest(self, one: Relation, moment: int) -> float | None:
        known = self.moments[moment]
        if any(key not in known for key in (one.total, *one.parts)):
            return None
        return max(0.0, known[one.total] - sum(known[part] for part in one.parts))

    def solved(self, weights: Floats) -> tuple[Floats | None, float]:
        """The values of the unknowns with the least weight of changes, and how many changed."""
        known = np.array([one.known for one in self.links])
        tolls = np.array([one.toll for one in self.links])
        ties = Ties(self._tied, known, weights * tolls)
        rests = np.array([-one.known for one in self.sums])
        found = nearest_past(self._even, rests, ties, *self._room)
        if found is None:
            return None, 0.0
        broken = np.abs(self._tied @ found - known) > HALF
        return found[: len(self.unknown)], float(np.count_nonzero(broken))

    @cached_property
    def _even(self) -> Matrix:
        """Each sum, with what it leaves over as a column of its own."""
        width = len(self.unknown)
        rows = [{**one.columns, width + at: -1.0} for at, one in enumerate(self.sums)]
        return matrix_of(rows, width + len(self.sums))

    @cached_property
    def _tied(self) -> Matrix:
        rows = [
            {one.column: 1.0} | ({} if one.other is None else {one.other: -1.0})
            for one in self.links
        ]
        return matrix_of(rows, len(self.unknown) + len(self.sums))

    @cached_property
    def _room(self) -> tuple[Floats, Floats]:
        """What labels and ranges leave possible of each unknown."""
        shown: set[Key] = set()
        least = np.zeros(len(self.unknown) + len(self.sums))
        most = np.full(len(least), np.inf)
        for moment, release in enumerate(self.previous):
            few = (release.threshold or self.rule.threshold) - 1.0
            for key, label in release.labels.items():
                at = self.unknown.get((moment, key))
                if at is not None and label.is_hidden:
                    least[at] = self.rule.least_small
                    if label is Status.PRIMARY and key not in shown:
                        most[at] = few
            for key, (low, high) in release.ranges.items():
                at = self.unknown.get((moment, key))
                if at is not None:
                    least[at], most[at] = max(least[at], np.floor(low) + 1), np.ceil(high) - 1
            shown |= release.values.keys()
        return least, most

    def told(self, found: Floats) -> list[Release]:
        """The releases with these values as what stood behind them."""
        behind: list[dict[Key, float]] = [dict(release.secrets) for release in self.previous]
        for (moment, key), at in self.unknown.items():
            behind[moment][key] = float(found[at])
        return [
            replace(release, secrets=secrets)
            for release, secrets in zip(self.previous, behind, strict=True)
        ]
