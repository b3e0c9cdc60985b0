"""Quick (빠른 셈): equal shares in floating point, to find the endowment at which raising ends.

It only looks ahead: the outcome itself, and the last step before it would cost too much, are always
counted again exactly. Where two numbers are too close to be told apart, it says so.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dure.engines.allocate.shares import Question

SAME, CLOSE = 1e-11, 1e-9
Floats = NDArray[np.float64]


@dataclass(slots=True)
class _Project:
    place: int
    cost: float
    who: NDArray[np.intp]
    use: Floats
    weight: Floats
    bound: float

    @property
    def start(self) -> float:
        return self.cost / float((self.use * self.weight).sum())


class Quick:
    """Quick (빠른 셈): which projects are bought with a share, nearly certainly."""

    def __init__(self, question: Question) -> None:
        self.kinds = len(question.use)
        self.free = []
        self.projects = []
        for place, cost in question.costs.items():
            who = [one for one, use in enumerate(question.use) if use.get(place)]
            if not who:
                continue
            if cost == 0:
                self.free.append(place)
                continue
            use = np.array([float(question.use[one][place]) for one in who])
            weight = np.array([float(question.voters[one]) for one in who])
            self.projects.append(
                _Project(place, float(cost), np.array(who, dtype=np.intp), use, weight, 0.0)
            )

    def buy(self, share: float) -> tuple[list[int], bool]:
        """What is bought, and whether every comparison was clear."""
        left = np.full(self.kinds, share)
        open_, bought, sure = list(self.projects), list(self.free), True
        for one in open_:
            one.bound = one.start
        while True:
            best, clear = self._best(open_, left)
            sure = sure and clear
            if best is None:
                return bought, sure
            bought.append(best.place)
            open_.remove(best)
            left[best.who] -= np.minimum(left[best.who], best.bound * best.use)

    def _best(self, open_: list[_Project], left: Floats) -> tuple[_Project | None, bool]:
        best: _Project | None = None
        clear = True
        for one in sorted(open_, key=lambda project: project.bound):
            if best is not None and one.bound > best.bound * (1 + CLOSE):
                break
            means = left[one.who]
            gap = float((means * one.weight).sum()) / one.cost - 1
            clear = clear and not SAME < abs(gap) < CLOSE
            if gap < -SAME:
                open_.remove(one)
                continue
            one.bound = _price(one, means)
            if best is None:
                best = one
                continue
            apart = one.bound / best.bound - 1
            clear = clear and not SAME < abs(apart) < CLOSE
            if apart < -SAME or (abs(apart) <= SAME and one.place < best.place):
                best = one
        return best, clear


def _price(one: _Project, means: Floats) -> float:
    """The price of a unit of use when those who cannot pay it give all they have."""
    reach = means / one.use
    order = np.argsort(reach, kind="stable")
    given = (means * one.weight)[order]
    use = (one.use * one.weight)[order]
    before = np.concatenate(([0.0], np.cumsum(given)[:-1]))
    bearing = use[::-1].cumsum()[::-1]
    prices = (one.cost - before) / bearing
    able = np.nonzero(prices <= reach[order] * (1 + SAME))[0]
    return float(prices[able[0]]) if len(able) else float(prices[-1])
