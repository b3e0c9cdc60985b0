"""What holds for every election: nothing is lost, nobody is elected twice, order does not matter."""

import itertools
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.elect import NAMES, Ballot, Election, count, report_text
from dure.engines.elect.reading import Reading, choices_of

pytestmark = pytest.mark.slow

CANDIDATES = 5
TRANSFERRED = ["scottish-stv", "minneapolis", "minneapolis-hare", "irv", "irv-maine", "bottoms-up"]
ranks = st.lists(
    st.lists(st.integers(0, CANDIDATES - 1), max_size=2, unique=True).map(tuple), max_size=6
).map(tuple)
ballots = st.lists(
    st.builds(Ballot, ranks, st.integers(1, 40).map(Fraction)), min_size=1, max_size=12
)


def elections(papers: Sequence[Ballot], seats: int, gone: frozenset[int]) -> Election:
    return Election(
        title="시험",
        seats=seats,
        candidates=tuple("가나다라마"),
        ballots=tuple(papers),
        withdrawn=gone,
    )


some = st.builds(
    elections, ballots, st.integers(1, 4), st.frozensets(st.integers(0, CANDIDATES - 1), max_size=3)
)


@pytest.mark.parametrize("rule", TRANSFERRED)
@settings(max_examples=60, deadline=None)
@given(election=some)
def test_no_vote_is_lost_in_any_round(rule: str, election: Election) -> None:
    done = count(election, rule)
    whole = done.outcome.valid + done.outcome.spoiled
    for one in done.outcome.rounds:
        if one.reason == "nobody_voted" or (done.outcome.empty and not whole):
            continue
        held = sum(one.votes.values(), Fraction(0)) + sum(one.spent.values(), Fraction(0))
        assert held + one.residual == whole, one.number


@pytest.mark.parametrize("rule", TRANSFERRED)
@settings(max_examples=40, deadline=None)
@given(election=some)
def test_each_round_follows_from_the_transfers_of_the_one_before(
    rule: str, election: Election
) -> None:
    rounds = count(election, rule).outcome.rounds
    for before, after in itertools.pairwise(rounds):
        if before.seat != after.seat:
            continue  # the next seat begins anew
        votes = dict(before.votes)
        for moved in before.transfers:
            votes[moved.source] -= moved.moved
            for who, amount in moved.to.items():
                votes[who] += amount
        assert votes == dict(after.votes)


@pytest.mark.parametrize("rule", NAMES)
@settings(max_examples=40, deadline=None)
@given(election=some)
def test_nobody_is_elected_twice_or_beyond_the_seats(rule: str, election: Election) -> None:
    elected = count(election, rule).outcome.elected
    assert len(set(elected)) == len(elected) <= election.seats
    assert set(elected) <= set(election.standing)


@pytest.mark.parametrize("rule", NAMES)
@settings(max_examples=25, deadline=None)
@given(election=some, order=st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_says_nothing(
    rule: str, election: Election, order: "object"
) -> None:
    shuffled = list(election.ballots)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    other = Election(
        title=election.title,
        seats=election.seats,
        candidates=election.candidates,
        ballots=tuple(shuffled),
        withdrawn=election.withdrawn,
    )
    one, two = count(election, rule), count(other, rule)
    assert one.outcome.elected == two.outcome.elected
    assert one.outcome.rounds == two.outcome.rounds
    assert one.fingerprint == two.fingerprint


@pytest.mark.parametrize("rule", ["scottish-stv", "minneapolis"])
@settings(max_examples=40, deadline=None)
@given(election=some)
def test_values_never_have_more_places_than_the_rule(rule: str, election: Election) -> None:
    places = 10 ** {"scottish-stv": 5, "minneapolis": 4}[rule]
    for one in count(election, rule).outcome.rounds:
        for votes in one.votes.values():
            assert (votes * places).denominator == 1


@pytest.mark.parametrize("rule", TRANSFERRED)
@settings(max_examples=30, deadline=None)
@given(election=some)
def test_the_ways_of_the_ballots_add_up_to_the_first_round(rule: str, election: Election) -> None:
    done = count(election, rule)
    if not done.outcome.ways:
        return
    first = dict.fromkeys(done.election.standing, Fraction(0))
    for ballot, stops in zip(election.ballots, done.outcome.ways, strict=True):
        starts = [stop for stop in stops if stop.number == 1 and stop.who is not None]
        for stop in starts:
            first[stop.who] += ballot.weight  # type: ignore[index]
        assert len(starts) <= 1
        numbers = [stop.number for stop in stops]
        assert numbers == sorted(numbers) or rule == "irv"
    if done.outcome.rounds and done.outcome.rounds[0].seat <= 1:
        assert first == dict(done.outcome.rounds[0].votes)


@settings(max_examples=40, deadline=None)
@given(election=some)
def test_who_has_more_than_half_of_the_first_choices_wins_every_runoff(election: Election) -> None:
    one_seat = Election(
        title="",
        seats=1,
        candidates=election.candidates,
        ballots=election.ballots,
        withdrawn=election.withdrawn,
    )
    done = count(one_seat, "irv")
    if not done.outcome.rounds:
        return
    first = done.outcome.rounds[0].votes
    active = sum(first.values(), Fraction(0))
    over = [who for who, votes in first.items() if votes * 2 > active > 0]
    if over:
        assert list(done.outcome.elected) == over


@settings(max_examples=60, deadline=None)
@given(election=some)
def test_a_condorcet_winner_wins(election: Election) -> None:
    done = count(election, "condorcet", seats=1)
    duels = done.outcome.detail.get("duels", {})
    names = done.election.candidates
    best = [
        one
        for one, against in duels.items()  # type: ignore[attr-defined]
        if against and all(votes > duels[other][one] for other, votes in against.items())  # type: ignore[index]
    ]
    if best:
        assert [names[one] for one in done.outcome.elected] == best


@settings(max_examples=100, deadline=None)
@given(said=ranks, skips=st.none() | st.integers(0, 2), ends=st.booleans())
def test_a_reading_never_invents_a_choice(
    said: tuple[tuple[int, ...], ...], skips: int | None, *, ends: bool
) -> None:
    choices, end = choices_of(Ballot(said), Reading(skips=skips, overvote_ends=ends))
    single = [rank[0] for rank in said if len(rank) == 1]
    assert list(choices) == [one for one in dict.fromkeys(single) if one in choices]
    assert end in {"exhausted", "overvote", "skipped"}
    if skips is None and not ends:
        assert list(choices) == list(dict.fromkeys(single))


@settings(max_examples=20, deadline=None)
@given(election=some)
def test_the_report_is_the_same_letter_by_letter(election: Election) -> None:
    assert report_text(count(election, "minneapolis")) == report_text(
        count(election, "minneapolis")
    )
