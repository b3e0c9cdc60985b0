"""Condorcet (짝 비교): everybody against everybody; a circle is opened by Schulze's strongest paths.

A paper prefers whom it names first; whom it does not name comes last. A duel counts with the votes of
its winner. The seats go to the first of Schulze's order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dure.engines.elect.reading import whole
from dure.engines.elect.rules.points import standing_ranks
from dure.engines.elect.ties import filled
from dure.engines.elect.types import Election, Outcome, Round

Duels = dict[tuple[int, int], Fraction]


@dataclass(frozen=True, slots=True)
class Condorcet:
    """Who beats all others; else who is beaten least, by Schulze's method."""

    name: str = "condorcet"

    def count(self, election: Election) -> Outcome:
        """All duels, then the order that follows from them."""
        duels, valid, empty = duels_of(election)
        paths = strongest_paths(duels, election.standing)
        named = [one for one in election.standing if one not in election.undeclared]
        wins = {
            one: Fraction(
                sum(paths[one, other] > paths[other, one] for other in named if other != one)
            )
            for one in election.standing
        }
        rounds, elected = list[Round](), tuple[int, ...]()
        if valid or len(named) <= election.seats:
            order, ties = filled(wins, named, election.seats, election)
            elected = tuple(order)
            reason = "beats_all" if _beats_all(order[0], duels, named) else "strongest_path"
            rounds = [
                Round(number=1, votes=wins, elected=elected, reason=reason, ties=tuple(ties))
            ] * bool(order)
        named_duels = {
            election.candidates[one]: {
                election.candidates[other]: duels[one, other] for other in named if other != one
            }
            for one in named
        }
        return Outcome(
            rule=self.name,
            elected=elected,
            rounds=tuple(rounds),
            valid=valid,
            empty=empty,
            detail={"duels": named_duels},
        )


def duels_of(election: Election) -> tuple[Duels, Fraction, Fraction]:
    """How many prefer one to the other, for every pair; and the papers that say something."""
    standing = election.standing
    duels: dict[tuple[int, int], Fraction | int] = {
        (a, b): 0 for a in standing for b in standing if a != b
    }
    valid = empty = Fraction(0)
    for ballot in election.ballots:
        ranks = standing_ranks(ballot, election)
        if not ranks:
            empty += ballot.weight
            continue
        valid += ballot.weight
        weight = whole(ballot.weight)
        left = set(standing)
        for rank in ranks:
            left -= set(rank)
            for one in rank:
                for other in left:
                    duels[one, other] += weight
    return {pair: Fraction(votes) for pair, votes in duels.items()}, valid, empty


def strongest_paths(duels: Mapping[tuple[int, int], Fraction], among: tuple[int, ...]) -> Duels:
    """The strength of the strongest chain of won duels from each to each."""
    paths = {
        (a, b): votes if votes > duels[b, a] else Fraction(0) for (a, b), votes in duels.items()
    }
    for middle in among:
        for a in among:
            for b in among:
                if len({a, b, middle}) == 3:
                    way = min(paths[a, middle], paths[middle, b])
                    paths[a, b] = max(paths[a, b], way)
    return paths


def _beats_all(one: int, duels: Mapping[tuple[int, int], Fraction], among: list[int]) -> bool:
    return all(duels[one, other] > duels[other, one] for other in among if other != one)
