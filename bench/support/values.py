"""The numbers of the world: seeded, so that every run measures the same.

Organisations differ in size as real ones do (a few large, many small), and so do months; many
cells hold fewer than five people, which is what disclosure control has to work on.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 20261101
SEXES = ("f", "m")
AGES = ("-64", "65-69", "70-74", "75-79", "80-84", "85-")
CELLS = tuple(f"age={age}&sex={sex}" for sex in SEXES for age in AGES)
# Kind, counts people, how many of the forty: what the indicators of real initiatives are like.
KINDS = (
    ("count", True, 22),
    ("count", False, 8),
    ("amount", False, 4),
    ("ratio", False, 3),
    ("latest", True, 2),
    ("distinct", True, 1),
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """For one indicator: organisation × month × cell; a rate has its whole beside it."""

    counts: NDArray[np.int64]
    wholes: NDArray[np.int64] | None = None


def kinds() -> list[tuple[str, bool]]:
    """The kind of each of the forty indicators, in the order of their codes."""
    return [(kind, people) for kind, people, count in KINDS for _ in range(count)]


def numbers_of(at: int, organisations: int, months: int) -> Numbers:
    """The numbers of the indicator at that position; the same for every database."""
    dice = np.random.default_rng([SEED, at])
    kind, _ = kinds()[at]
    size = np.random.default_rng(SEED).lognormal(3.6, 0.8, organisations)
    share = dice.dirichlet(np.full(len(CELLS), 3.0))
    season = 1 + 0.15 * np.sin(np.arange(months) / 12 * 2 * np.pi) + 0.01 * np.arange(months)
    mean = size[:, None, None] * season[None, :, None] * share[None, None, :]
    factor = {"amount": 12_000.0, "ratio": 4.0}.get(kind, 1.0)
    if kind == "count" and at >= KINDS[0][2]:
        factor = 18.0  # meals and visits rather than people
    counts = dice.poisson(mean) * (1 if factor == 1 else factor)
    if kind == "ratio":
        wholes = dice.poisson(mean * 4) + 1
        return Numbers(dice.binomial(wholes, 0.4), wholes)
    return Numbers(counts.astype(np.int64))
