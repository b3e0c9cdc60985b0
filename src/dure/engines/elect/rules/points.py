"""Points (점수): one count and the highest take the seats: first choices, approvals or Borda.

`plurality` counts first choices. `approval` counts everybody whom a paper names, once each;
`satisfaction` shares each paper's one vote among them. `borda`
gives the first of n candidates n − 1 points, the next one fewer; whoever is not named shares what is
left. In all of them the papers are not transferred.
"""

from dataclasses import dataclass
from fractions import Fraction

from dure.engines.elect.reading import whole
from dure.engines.elect.ties import filled
from dure.engines.elect.types import Ballot, Election, Outcome, Rank, Round


@dataclass(frozen=True, slots=True)
class Points:
    """The highest of one count."""

    name: str = "plurality"

    def count(self, election: Election) -> Outcome:
        """Add up and fill the seats."""
        sums: dict[int, Fraction | int] = dict.fromkeys(election.standing, 0)
        valid = empty = spoiled = Fraction(0)
        for ballot in election.ballots:
            given = self._given(ballot, election)
            weight = whole(ballot.weight)
            for one, points in given.items():
                sums[one] += points * weight
            valid += ballot.weight if given else 0
            empty += 0 if any(ballot.ranks) else ballot.weight
            spoiled += ballot.weight if any(ballot.ranks) and not given else 0
        votes = {one: Fraction(points) for one, points in sums.items()}
        elected, ties = [], ()
        named = [one for one in election.standing if one not in election.undeclared]
        if valid or len(named) <= election.seats:
            order, told = filled(votes, named, election.seats, election)
            elected, ties = order, tuple(told)  # type: ignore[assignment]
        rounds = [Round(number=1, votes=votes, elected=tuple(elected), reason="most", ties=ties)]
        return Outcome(
            rule=self.name,
            elected=tuple(elected),
            rounds=tuple(rounds if elected else ()),
            valid=valid,
            empty=empty,
            spoiled=spoiled,
        )

    def _given(self, ballot: Ballot, election: Election) -> dict[int, Fraction | int]:
        ranks = standing_ranks(ballot, election)
        if self.name == "plurality":
            single = [rank for rank in ranks if len(rank) == 1]
            return {single[0][0]: 1} if single else {}
        if self.name == "approval":
            return {one: 1 for rank in ranks for one in rank}
        if self.name == "satisfaction":
            size = sum(len(rank) for rank in ranks)
            return {one: whole(Fraction(1, size)) for rank in ranks for one in rank}
        return _borda(ranks, election.standing)


def standing_ranks(ballot: Ballot, election: Election) -> list[Rank]:
    """The ranks without those who withdrew and without second mentions."""
    seen: set[int] = set(election.withdrawn)
    ranks: list[Rank] = []
    for rank in ballot.ranks:
        new = tuple(one for one in dict.fromkeys(rank) if one not in seen)
        seen |= set(new)
        if new:
            ranks.append(new)
    return ranks


def _borda(ranks: list[Rank], standing: tuple[int, ...]) -> dict[int, Fraction | int]:
    if not ranks:
        return {}
    named = {one for rank in ranks for one in rank}
    rest = tuple(one for one in standing if one not in named)
    given: dict[int, Fraction | int] = {}
    top = len(standing) - 1
    for rank in (*ranks, rest):
        share = whole(Fraction(2 * top - len(rank) + 1, 2))
        given |= dict.fromkeys(rank, share)
        top -= len(rank)
    return given
