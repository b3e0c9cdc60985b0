"""Approvals (승인 투표): what a paper approves of, whatever the ranks, and committees from it.

A committee rule fills one seat after another. How each seat is won is what the rules differ in:
see `harmonic`, `phragmen` and `equal_shares`. No paper moves, so there are no ways.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from dure.engines.elect.rules.points import standing_ranks
from dure.engines.elect.ties import best
from dure.engines.elect.types import Election, Outcome, Round, Tie

Paper = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Profile (승인 묶음): equal papers together with their weight; who may be elected at all."""

    papers: Mapping[Paper, Fraction]
    named: tuple[int, ...]
    valid: Fraction
    empty: Fraction
    spoiled: Fraction

    def supporters(self, one: int) -> Mapping[Paper, Fraction]:
        """The papers that approve of somebody."""
        return {paper: weight for paper, weight in self.papers.items() if one in paper}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Seat (자리): what everybody has who could win it, and whether the most or the least wins."""

    scores: Mapping[int, Fraction]
    reason: str
    least_wins: bool = False


# Asked for each seat with those who already sit; a seat without scores is won by nobody's support.
NextSeat = Callable[[tuple[int, ...]], Seat]


def profile_of(election: Election) -> Profile:
    """Everybody whom a paper names, once each; somebody who withdrew is not approved of."""
    papers: dict[Paper, Fraction] = {}
    empty = spoiled = Fraction(0)
    for ballot in election.ballots:
        paper = frozenset(one for rank in standing_ranks(ballot, election) for one in rank)
        if paper:
            papers[paper] = papers.get(paper, Fraction(0)) + ballot.weight
        elif any(ballot.ranks):
            spoiled += ballot.weight
        else:
            empty += ballot.weight
    return Profile(
        papers=papers,
        named=tuple(one for one in election.standing if one not in election.undeclared),
        valid=sum(papers.values(), Fraction(0)),
        empty=empty,
        spoiled=spoiled,
    )


def seat_after_seat(rule: str, election: Election, profile: Profile, ask: NextSeat) -> Outcome:
    """Fill the seats in turn; whoever nobody approves of comes last, in the order settled before."""
    elected: list[int] = []
    rounds: list[Round] = []
    while len(elected) < min(election.seats, len(profile.named)) and profile.valid:
        seat = ask(tuple(elected))
        one, tie = _winner(seat, profile, elected, election)
        elected.append(one)
        rounds.append(
            Round(
                number=len(elected),
                votes=seat.scores,
                elected=(one,),
                reason=seat.reason if seat.scores else "unsupported",
                ties=(tie,) if tie else (),
            )
        )
    return outcome_of(rule, profile, tuple(elected), tuple(rounds))


def outcome_of(
    rule: str, profile: Profile, elected: tuple[int, ...], rounds: tuple[Round, ...]
) -> Outcome:
    """The result with its papers counted."""
    return Outcome(
        rule=rule,
        elected=elected,
        rounds=rounds,
        valid=profile.valid,
        empty=profile.empty,
        spoiled=profile.spoiled,
    )


def _winner(
    seat: Seat, profile: Profile, elected: list[int], election: Election
) -> tuple[int, Tie | None]:
    if not seat.scores:
        left = [one for one in profile.named if one not in elected]
        return best(left, "election", election)
    mark = (min if seat.least_wins else max)(seat.scores.values())
    return best([one for one, score in seat.scores.items() if score == mark], "election", election)
