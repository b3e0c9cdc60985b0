"""Chains of releases: publish, hide, returned and approved anew, other filters, publish again."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dure.engines.disclosure import (
    Protected,
    Release,
    Rule,
    Search,
    Unprotectable,
    protect,
    round_table,
)
from dure.engines.disclosure.tests.outsider import Outsider
from dure.engines.disclosure.tests.tabling import Codes, with_totals
from dure.engines.disclosure.types import Cell, Key, Relation, Table

Truth = dict[Key, float]
Ranges = dict[Key, tuple[float, float]]


@dataclass
class Village:
    """Village (마을): a table that lives - counts change, and parts of it are published.

    `memory` is how many earlier releases the engine is told of; all of them, unless said otherwise.
    Beside the cells and their totals there are complements: everybody who is not in the first row.
    """

    rows: Sequence[str]
    columns: Sequence[str]
    counts: dict[Codes, int]
    told: list[Release] = field(default_factory=list)
    refused: int = 0
    memory: int | None = None

    def truth(self) -> Truth:
        """Every number that somebody could publish, as it stands now."""
        found: Truth = {key: float(value) for key, value in with_totals(self.counts).items()}
        for column in (*self.columns, "all"):
            found["others", column] = found["all", column] - found[self.rows[0], column]
        return found

    def relations(self) -> list[Relation]:
        """Every sum that holds among them."""
        found = [
            Relation((row, "all"), tuple((row, column) for column in self.columns))
            for row in (*self.rows, "all", "others")
        ]
        for column in (*self.columns, "all"):
            parts = tuple((row, column) for row in self.rows)
            found.append(Relation(("all", column), parts))
            found.append(Relation(("all", column), (("others", column), parts[0])))
            found.append(Relation(("others", column), parts[1:]))
        return found

    def publish(self, keys: Sequence[Key], rule: Rule, search: Search) -> Protected | None:
        """Release these numbers; None when the engine refuses, and then nothing is told."""
        table, truth = self._page(keys), self.truth()
        try:
            made = protect(table, rule, self._before(keys), search=search)
        except Unprotectable:
            self.refused += 1
            return None
        self._keep(made, truth)
        return made

    def round(self, keys: Sequence[Key], rule: Rule, base: int) -> Ranges | None:
        """Release these numbers rounded: between what each of them must lie; None when refused."""
        truth = self.truth()
        try:
            made = round_table(self._page(keys), rule, base, self._before(keys))
        except Unprotectable:
            self.refused += 1
            return None
        # Where one had to move further than to a neighbouring multiple, readers allow it for all.
        far = any(abs(made.values[key] - truth[key]) >= base for key in keys)
        room = base * (2 if far else 1) - 1
        ranges = {key: (max(0.0, n - room), n + room) for key, n in made.values.items()}
        name, sums = str(len(self.told) + 1), tuple(self.relations())
        self.told.append(Release(name, {}, secrets=truth, relations=sums, ranges=ranges))
        return ranges

    def _page(self, keys: Sequence[Key]) -> Table:
        truth, wanted = self.truth(), set(keys)
        return Table(
            tuple(Cell(key, truth[key]) for key in keys),
            tuple(r for r in self.relations() if {r.total, *r.parts} <= wanted),
        )

    def _before(self, keys: Sequence[Key]) -> list[Release]:
        """What was told before, and what stands today in the cells that are not on the page."""
        silent = {key: value for key, value in self.truth().items() if key not in set(keys)}
        today = Release("now", {}, secrets=silent, relations=tuple(self.relations()))
        return [*self._remembered(), today]

    def _remembered(self) -> list[Release]:
        return self.told if self.memory is None else self.told[-self.memory :]

    def _keep(self, made: Protected, truth: Truth) -> None:
        hidden = {key: label for key, label in made.labels.items() if label.is_hidden}
        self.told.append(
            Release(
                name=str(len(self.told) + 1),
                values=made.values,
                labels=hidden,
                secrets={key: n for key, n in truth.items() if key not in made.values},
                relations=tuple(self.relations()),
            )
        )


def lived(dice: random.Random, size: tuple[int, int], most: int) -> Village:
    """A village of so many rows and columns with up to `most` people in a cell."""
    rows, columns = "가나다라마"[: size[0]], "일이삼사"[: size[1]]
    counts = {(row, column): dice.randint(0, most) for row in rows for column in columns}
    return Village(rows, columns, counts)


def changed(village: Village, dice: random.Random) -> None:
    """Some reports came back and were approved with other values: a little, or altogether."""
    for key in dice.sample(sorted(village.counts), dice.randint(0, 3)):
        step = dice.choice((-2, -1, 1, 2, 3, 9, 20))
        village.counts[key] = max(0, village.counts[key] + step)


def filters(village: Village) -> Iterator[list[Key]]:
    """What somebody may publish: everything, the margins, one row, one column, all but one row."""
    rows, columns = (*village.rows, "all"), (*village.columns, "all")
    yield [(row, column) for row in rows for column in columns]
    yield [(row, "all") for row in rows] + [("all", column) for column in village.columns]
    yield [(village.rows[-1], column) for column in columns]
    yield [(row, village.columns[0]) for row in rows]
    yield [("others", column) for column in columns]
    yield [(row, column) for row in village.rows for column in village.columns]


def chain(
    seed: int,
    *,
    size: tuple[int, int],
    most: int,
    releases: int,
    search: Search,
    rule: Rule,
    memory: int | None = None,
    base: int = 0,
) -> tuple[Village, Outsider]:
    """Live through some releases with an outsider who reads them all; with a `base` half are rounded."""
    dice = random.Random(seed)  # noqa: S311 - the same chain for the same seed
    village = lived(dice, size, most)
    village.memory = memory
    outsider = Outsider(village.relations(), rule.threshold)
    choices = list(filters(village))
    for number in range(releases):
        keys = choices[0] if number == 0 else dice.choice(choices)
        if base and dice.random() < 0.5:
            near = village.round(keys, rule, base)
            if near is not None:
                outsider.reads_rounded(village.truth(), near)
        else:
            made = village.publish(keys, rule, search)
            if made is not None:
                outsider.reads(village.truth(), made)
        changed(village, dice)
    return village, outsider
