"""What holds for every vote about money, and that the library called directly says the same."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from gmpy2 import mpq
from hypothesis import given, settings
from hypothesis import strategies as st
from pabutools.election import ApprovalBallot, ApprovalProfile, Cost_Sat, Instance, Project
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

from dure.engines.allocate import Vote
from dure.engines.allocate.deciding import decide
from dure.engines.allocate.tests.villages import chosen, vote

pytestmark = pytest.mark.slow
CODES = "abcdef"
costs = st.lists(st.integers(1, 60), min_size=len(CODES), max_size=len(CODES))
ballots = st.lists(
    st.lists(st.sampled_from(CODES), unique=True, max_size=5).map(",".join), min_size=1, max_size=12
)
WAYS = [
    ("greedy", ""),
    ("greedy-no-skip", ""),
    *(("equal-shares", one) for one in ("none", "add1")),
]
WAYS += [("equal-shares", one) for one in ("greedy", "add1-greedy")]


def village(prices: Sequence[int], said: Sequence[str], budget: int) -> Vote:
    return vote(dict(zip(CODES, prices, strict=True)), said, budget=budget)


@pytest.mark.parametrize(("rule", "completion"), WAYS)
@settings(max_examples=50, deadline=None)
@given(prices=costs, said=ballots, budget=st.integers(0, 150))
def test_the_budget_is_never_overdrawn(
    rule: str, completion: str, prices: list[int], said: list[str], budget: int
) -> None:
    some = village(prices, said, budget)
    done = decide(some, rule, completion=completion)
    assert sum(some.projects[one].cost for one in done.outcome.selected) <= budget
    assert len(set(done.outcome.selected)) == len(done.outcome.selected)
    assert all(some.scores[one] > 0 for one in done.outcome.selected)


@settings(max_examples=60, deadline=None)
@given(prices=costs, said=ballots, budget=st.integers(1, 150))
def test_what_was_paid_is_what_it_cost_and_no_share_is_overdrawn(
    prices: list[int], said: list[str], budget: int
) -> None:
    some = village(prices, said, budget)
    outcome = decide(some, "equal-shares", completion="add1").outcome
    for place in outcome.selected:
        paid = sum((one.paid.get(place, Fraction(0)) * one.voters for one in outcome.classes), 0)
        assert paid == some.projects[place].cost
    for one in outcome.classes:
        assert sum(one.paid.values(), Fraction(0)) <= one.share
        assert set(one.paid) <= set(one.points)
    assert sum(one.voters for one in outcome.classes) == len(said)


@settings(max_examples=60, deadline=None)
@given(prices=costs, said=ballots, budget=st.integers(1, 150), add1=st.booleans())
def test_the_library_called_directly_selects_the_same(
    prices: list[int], said: list[str], budget: int, *, add1: bool
) -> None:
    projects = {code: Project(code, mpq(price)) for code, price in zip(CODES, prices, strict=True)}
    instance = Instance(projects.values(), budget_limit=mpq(budget))
    profile = ApprovalProfile(
        [ApprovalBallot(projects[code] for code in one.split(",") if code) for one in said]
    )
    direct = method_of_equal_shares(
        instance,
        profile,
        sat_class=Cost_Sat,
        voter_budget_increment=1 if add1 else None,
        tie_breaking=TieBreakingRule(lambda _instance, _profile, one: CODES.index(one.name)),
    )

    done = decide(
        village(prices, said, budget), "equal-shares", completion="add1" if add1 else "none"
    )

    assert chosen(done) == [one.name for one in direct]


@pytest.mark.parametrize(("rule", "completion"), WAYS)
@settings(max_examples=30, deadline=None)
@given(prices=costs, said=ballots, order=st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_says_nothing(
    rule: str, completion: str, prices: list[int], said: list[str], order: object
) -> None:
    other = list(said)
    order.shuffle(other)  # type: ignore[attr-defined]
    one = decide(village(prices, said, 100), rule, completion=completion)
    two = decide(village(prices, other, 100), rule, completion=completion)
    assert one.outcome.selected == two.outcome.selected
    assert one.outcome.steps == two.outcome.steps
    assert one.fingerprint == two.fingerprint


@settings(max_examples=40, deadline=None)
@given(prices=costs, said=ballots)
def test_one_more_vote_for_a_greedy_winner_never_loses_it(
    prices: list[int], said: list[str]
) -> None:
    before = chosen(decide(village(prices, said, 100), "greedy"))
    for code in before:
        after = chosen(decide(village(prices, [*said, code], 100), "greedy"))
        assert code in after
