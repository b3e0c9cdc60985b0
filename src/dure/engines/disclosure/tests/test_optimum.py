"""The exact way against somebody who tries every choice there is, cheapest first."""

import random
from collections.abc import Iterator, Mapping
from itertools import combinations, product

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from dure.engines.disclosure import Rule, Search, Status, protect
from dure.engines.disclosure.tests.tabling import Codes, counted, with_totals

SPREAD, THRESHOLD = 2, 5


def small_table(seed: int) -> dict[Codes, int]:
    """Two by three, or three by three, with one or two small counts in it."""
    dice = random.Random(seed)  # noqa: S311 - the same table for the same seed
    rows = "가나다"[: 2 + seed % 2]
    inner = {key: dice.randint(6, 40) for key in product(rows, "일이삼")}
    for key in dice.sample(sorted(inner), 1 + seed % 2):
        inner[key] = dice.randint(1, 4)
    return inner


def sums(truth: Mapping[Codes, int]) -> Iterator[tuple[Codes, list[Codes]]]:
    for key in truth:
        for at in range(len(key)):
            if key[at] == "all":
                rest = (*key[:at], *key[at + 1 :])
                parts = [k for k in truth if k[at] != "all" and (*k[:at], *k[at + 1 :]) == rest]
                yield key, parts


def is_enough(truth: Mapping[Codes, int], small: set[Codes], hidden: set[Codes]) -> bool:
    """Whether every small count keeps two possible values far enough apart."""
    keys = list(truth)
    place = {key: at for at, key in enumerate(keys)}
    rows = np.zeros((sum(1 for _ in sums(truth)), len(keys)))
    for at, (total, parts) in enumerate(sums(truth)):
        rows[at, place[total]] = 1.0
        rows[at, [place[part] for part in parts]] = -1.0
    low = [1 if k in hidden | small else truth[k] for k in keys]
    high = [THRESHOLD - 1 if k in small else 1000 if k in hidden else truth[k] for k in keys]
    return all(
        _end(rows, low, high, place[key], -1) - _end(rows, low, high, place[key], 1) >= SPREAD
        for key in small
    )


def _end(rows: np.ndarray, low: list[int], high: list[int], at: int, sign: int) -> float:
    goal = np.zeros(len(low))
    goal[at] = sign
    found = milp(
        goal,
        integrality=1,
        bounds=Bounds(low, high),
        constraints=LinearConstraint(rows, 0.0, 0.0),
    )
    return round(float(found.x[at]))


def cheapest(truth: Mapping[Codes, int], small: set[Codes], most: float) -> float:
    """The cost of the cheapest sufficient choice, found by trying all that cost less than `most`."""
    free = [key for key in truth if key not in small and truth[key]]
    choices = [
        (sum(truth[key] for key in chosen), chosen)
        for size in range(len(free) + 1)
        for chosen in combinations(free, size)
        if sum(truth[key] for key in chosen) <= most + 1e-9
    ]
    return next(cost for cost, chosen in sorted(choices) if is_enough(truth, small, {*chosen}))


def _compare(seed: int) -> None:
    inner = small_table(seed)
    truth = with_totals(inner)
    small = {key for key, value in truth.items() if 0 < value < THRESHOLD}

    made = protect(counted(inner), Rule(small_groups=False), search=Search.EXACT)

    further = {key for key, label in made.labels.items() if label is Status.SECONDARY}
    assert made.proven
    assert is_enough(truth, small, further)
    assert made.cost == sum(truth[key] for key in further)
    assert made.cost == cheapest(truth, small, made.cost)


@pytest.mark.parametrize("seed", [0, 2])
def test_the_proven_choice_is_the_cheapest_of_all(seed: int) -> None:
    _compare(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 26))
def test_no_cheaper_choice_is_found_in_any_small_table(seed: int) -> None:
    _compare(seed)


@pytest.mark.slow
def test_a_choice_that_is_too_cheap_is_seen_as_such() -> None:
    """He is able to say no: without its dearest further cell the choice is not enough."""
    for seed in range(10, 16):
        inner = small_table(seed)
        truth = with_totals(inner)
        small = {key for key, value in truth.items() if 0 < value < THRESHOLD}
        made = protect(counted(inner), Rule(small_groups=False), search=Search.EXACT)
        further = {key for key, label in made.labels.items() if label is Status.SECONDARY}
        assert not is_enough(truth, small, further - {max(further, key=lambda key: truth[key])})
