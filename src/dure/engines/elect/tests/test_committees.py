"""Committees from approvals: what a group of papers is owed, and edges of each rule."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.elect import BadInput, Ballot, Election, count
from dure.engines.elect.rules.approvals import profile_of
from dure.engines.elect.rules.harmonic import gains
from dure.engines.elect.tests.elections import counted, election, english, winners

RULES = ["seq-pav", "pav", "seq-phragmen", "equal-shares", "equal-shares-approval"]
CANDIDATES = 6
papers = st.lists(
    st.frozensets(st.integers(0, CANDIDATES - 1), min_size=1, max_size=3), min_size=1, max_size=9
)


def approving(sets: Sequence[frozenset[int]], seats: int) -> Election:
    return Election(
        title="시험",
        seats=seats,
        candidates=tuple("가나다라마바"),
        ballots=tuple(Ballot((tuple(sorted(one)),)) for one in sets),
    )


def served(sets: Sequence[frozenset[int]], committee: Sequence[int]) -> Fraction:
    """What all papers have of a committee: 1 for the first of their own, 1/2 for the second, …"""
    sitting = frozenset(committee)
    return sum(
        (Fraction(1, at) for one in sets for at in range(1, len(one & sitting) + 1)), Fraction(0)
    )


@settings(max_examples=40, deadline=None)
@given(sets=papers, seats=st.integers(1, 4))
def test_no_committee_serves_the_papers_better_than_pav(
    sets: list[frozenset[int]], seats: int
) -> None:
    elected = count(approving(sets, seats), "pav").outcome.elected

    best = max(served(sets, one) for one in combinations(range(CANDIDATES), seats))
    assert served(sets, elected) == best


@pytest.mark.parametrize("rule", ["pav", "equal-shares", "equal-shares-approval", "seq-phragmen"])
@settings(max_examples=40, deadline=None)
@given(sets=papers, seats=st.integers(1, 4))
def test_a_group_large_enough_for_a_seat_is_not_left_empty(
    rule: str, sets: list[frozenset[int]], seats: int
) -> None:
    # Justified representation: as many papers as one seat is worth, with somebody in common.
    elected = frozenset(count(approving(sets, seats), rule).outcome.elected)

    for one in range(CANDIDATES):
        without = [paper for paper in sets if one in paper and not paper & elected]
        assert len(without) * seats < len(sets) or not without


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=25, deadline=None)
@given(sets=papers, seats=st.integers(1, 6), dice=st.randoms(use_true_random=False))
def test_neither_the_order_nor_the_bundling_of_papers_matters(
    rule: str, sets: list[frozenset[int]], seats: int, dice: object
) -> None:
    mixed = sorted(sets, key=lambda one: dice.random())  # type: ignore[attr-defined]
    bundled = [
        Ballot((tuple(sorted(one)),), Fraction(sets.count(one))) for one in dict.fromkeys(sets)
    ]
    plain = count(approving(sets, seats), rule).outcome

    assert count(approving(mixed, seats), rule).outcome.elected == plain.elected
    whole = approving([], seats)
    together = Election(
        title="시험", seats=seats, candidates=whole.candidates, ballots=tuple(bundled)
    )
    assert count(together, rule).outcome.rounds == plain.rounds


@pytest.mark.parametrize("rule", RULES)
def test_every_seat_is_filled_while_somebody_stands(rule: str) -> None:
    done = counted("ABCD", "3 (AB), 2 C", rule, seats=6)

    assert sorted(winners(done)) == list("ABCD")
    assert "Seats that stay empty: 2." in english(done)


@pytest.mark.parametrize("rule", RULES)
def test_ranks_are_approvals_and_a_box_for_write_ins_never_sits(rule: str) -> None:
    papers = "4 XA, 1 A"
    done = count(election("XAB", papers, seats=2, more="[undeclared 1]"), rule)

    assert winners(done) == "AB"


@pytest.mark.parametrize("rule", RULES)
def test_papers_for_those_who_withdrew_are_told_apart(rule: str) -> None:
    done = count(election("ABC", "3 A, 2 B, 1 -", seats=1, more="-1"), rule)

    assert winners(done) == "B"
    assert (done.outcome.valid, done.outcome.spoiled, done.outcome.empty) == (2, 3, 1)


@pytest.mark.parametrize("rule", RULES)
def test_a_tie_for_a_seat_is_told_and_lots_decide_it(rule: str) -> None:
    by_list, by_lots = (counted("AB", "2 A, 2 B", rule, lots=lots) for lots in ("", "BA"))

    assert (winners(by_list), winners(by_lots)) == ("A", "B")
    assert [tie.by for tie in by_list.outcome.rounds[0].ties] == ["list_order"]
    assert [tie.by for tie in by_lots.outcome.rounds[0].ties] == ["lots"]


@pytest.mark.slow
def test_more_committees_than_can_be_looked_at_are_refused() -> None:
    # Sixty candidates whom nobody tells apart: every committee of thirty is as good as another.
    names = tuple(f"후보 {number}" for number in range(60))
    ballots = tuple(Ballot(((number, (number + 1) % 60),)) for number in range(60))
    asked = Election(title="시험", seats=30, candidates=names, ballots=ballots)

    with pytest.raises(BadInput) as refused:
        count(asked, "pav")

    assert [fault.code for fault in refused.value.faults] == ["elect.too_many_committees"]
    assert len(count(asked, "seq-pav").outcome.elected) == 30


def test_what_somebody_adds_falls_as_their_papers_are_served() -> None:
    profile = profile_of(election("ABC", "2 (AB), 1 (ABC), 3 C", seats=2))

    assert gains(profile, ()) == {0: 3, 1: 3, 2: 4}
    assert gains(profile, (0,)) == {1: Fraction(3, 2), 2: Fraction(7, 2)}
    assert gains(profile, (0, 1)) == {2: 3 + Fraction(1, 3)}
