"""Money is shared out in won: a ballot about millions ends soon, and small sums are raised by one."""

import pytest

from dure.agenda.rules.box import Box, Choice, Paper, raise_by, tallied
from dure.agenda.rules.voting_methods import METHODS
from dure.engines.allocate.raising import RAISES

COSTS = (6_400_000, 4_500_000, 9_000_000, 3_000_000, 5_500_000)
WISHES = [(1, 2), (1, 4), (2,), (4,), (3,), (1,), (5, 2)] * 3


def asked(budget: int) -> Box:
    choices = (Choice(number=at, name=f"사업{at}", cost=cost) for at, cost in enumerate(COSTS, 1))
    papers = (Paper(marks=tuple((one, 1) for one in marks)) for marks in WISHES)
    return Box(
        title="나눔",
        method=METHODS["shares"],
        choices=tuple(choices),
        papers=tuple(papers),
        budget=budget,
    )


def test_twenty_one_members_share_fifteen_million_won() -> None:
    chosen = tallied(asked(15_000_000)).chosen
    costs = dict(enumerate(COSTS, 1))

    left = 15_000_000 - sum(costs[one] for one in chosen)
    assert left >= 0
    assert set(chosen) >= {1, 2}  # most wished
    assert not [one for one in costs if one not in chosen and costs[one] <= left]


@pytest.mark.parametrize(
    ("costs", "step"), [((10, 15, 12), 1), ((), 1), ((3000,), 1), ((3001,), 2), (COSTS, 9467)]
)
def test_a_share_is_raised_by_what_ends_in_so_many_steps(costs: tuple[int, ...], step: int) -> None:
    assert raise_by(costs) == step
    assert step * RAISES >= sum(costs)  # by then every share alone pays for everything
