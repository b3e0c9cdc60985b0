"""Random tables as files: hierarchies, structural zeros, gaps, money, revisions - each by its seed."""

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import yaml

from dure.engines.disclosure.tests.reader import Key, Reader, totals

NAMES = ("region", "sex", "month", "kind")


@dataclass
class World:
    """World (세상): leaves with their numbers, the trees above them, and a folder to publish from."""

    folder: Path
    trees: list[dict[str, str]]
    leaves: dict[Key, float]
    rule: dict[str, object]
    dice: random.Random
    gaps: float = 0.0
    more: dict[str, object] = field(default_factory=dict)
    extra: dict[Key, list[str]] = field(default_factory=dict)
    columns: list[str] = field(default_factory=list)
    lost: bool = False

    @property
    def names(self) -> list[str]:
        """The dimensions."""
        return list(NAMES[: len(self.trees)])

    def truth(self) -> dict[Key, float]:
        """Every number as it stands now."""
        return totals(self.leaves, self.trees)

    def spec(self) -> str:
        """The spec with its hierarchy files."""
        dimensions: dict[str, dict[str, str]] = {}
        for name, tree in zip(self.names, self.trees, strict=True):
            dimensions[name] = {"hierarchy": f"{name}.csv"} if tree else {}
            _write(
                self.folder / f"{name}.csv", ["child", "parent"], [list(p) for p in tree.items()]
            )
        words = {"value": "n", "dimensions": dimensions, "rule": self.rule, **self.more}
        path = self.folder / "spec.yaml"
        path.write_text(yaml.safe_dump(words, allow_unicode=True), "utf-8")
        return str(path)

    def table(self, name: str = "table.csv") -> str:
        """The table; where the world has gaps, rows of totals and of zeros are left out.

        Never the grand total; with `lost` also rows that hold somebody.
        """
        truth = self.truth()
        must = {key for key in self.leaves if truth[key] and not self.lost}
        must.add(("all",) * len(self.trees))
        keys = [key for key in truth if key in must or self.dice.random() >= self.gaps]
        self.dice.shuffle(keys)
        rows = [[*key, f"{truth[key]:.10g}", *self.extra.get(key, [])] for key in keys]
        _write(self.folder / name, [*self.names, "n", *self.columns], rows)
        return str(self.folder / name)

    def reader(self) -> Reader:
        """Somebody who knows the hierarchies and has read nothing yet."""
        return Reader(self.trees, int(str(self.rule.get("threshold", 5))))

    def change(self) -> None:
        """Some reports came back and were approved with other values."""
        for key in self.dice.sample(sorted(self.leaves), min(3, len(self.leaves))):
            self.leaves[key] = max(0.0, self.leaves[key] + self.dice.choice((-2, -1, 1, 2, 9, 20)))


def counted(folder: Path, seed: int, *, gaps: float = 0.0, most: int = 18) -> World:
    """A world of people in one to four dimensions, some with levels, some with an only child."""
    dice = random.Random(seed)  # noqa: S311 - the same world for the same seed
    width = 1 + seed % 4
    sizes = [(9,), (5, 4), (4, 3, 2), (3, 2, 2, 2)][width - 1]
    trees, codes = [], []
    for name, size in zip("가나다라", sizes, strict=False):
        leaves = [f"{name}{at}" for at in range(size)]
        trees.append(_tree(name, leaves, dice))
        codes.append(leaves)
    numbers = {key: float(_few(dice, most)) for key in product(*codes)}
    zero = dice.choice(("publish", "hide")) if seed % 5 == 0 else "publish"
    rule: dict[str, object] = {"threshold": dice.choice((3, 5, 5, 10)), "zero": zero}
    return World(folder, trees, numbers, rule, dice, gaps)


def _few(dice: random.Random, most: int) -> int:
    return 0 if dice.random() < 0.15 else dice.randint(0, most)


def _tree(name: str, leaves: Sequence[str], dice: random.Random) -> dict[str, str]:
    """Sometimes none, sometimes levels; the first group often has an only child."""
    if dice.random() < 0.4 or len(leaves) < 3:
        return {}
    groups = [f"{name}군{at}" for at in range(2)]
    tree = {leaf: groups[0 if at == 0 else 1] for at, leaf in enumerate(leaves)}
    return tree | {groups[0]: "all", groups[1]: "all"}


def paid(folder: Path, seed: int, *, signed: bool = False) -> World:
    """A world of money: for each cell the largest contributors, also at every level above."""
    dice = random.Random(seed)  # noqa: S311
    trees: list[dict[str, str]] = [{"가0": "도1", "가1": "도1", "가2": "도2"}, {}]
    gifts: dict[Key, list[float]] = {}
    for key in product(("가0", "가1", "가2", "가3"), ("나0", "나1", "나2")):
        each = [round(dice.lognormvariate(3, 1.1), 2) for _ in range(dice.randint(1, 7))]
        gifts[key] = [-one for one in each] if signed and dice.random() < 0.3 else each
    rule: dict[str, object] = {"p_percent": 15} if seed % 2 else {"dominance": {"n": 1, "k": 75}}
    leaves = {key: round(sum(each), 2) for key, each in gifts.items()}
    world = World(folder, trees, leaves, rule, dice, more={"largest": ["first", "second"]})
    world.columns = ["first", "second"]
    for key in world.truth():
        inside = [g for leaf, each in gifts.items() if _in(leaf, key, trees) for g in each]
        top = sorted(map(abs, inside), reverse=True)[:2]
        world.extra[key] = [f"{value:.10g}" for value in (*top, 0.0)][:2]
    return world


def _in(leaf: Key, key: Key, trees: Sequence[Mapping[str, str]]) -> bool:
    return all(
        above in (code, "all") or tree.get(code) == above
        for code, above, tree in zip(leaf, key, trees, strict=True)
    )


def _write(path: Path, heading: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heading, *rows])
