"""Tally (개표): papers lying with candidates, moved by exact values; every round is written down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from dure.engines.elect.reading import FINISHED, Box, Number, Paper
from dure.engines.elect.types import Election, Round, Stop, Tie, Transfer


@dataclass(frozen=True, slots=True)
class Bundle:
    """Bundle (뭉치): equal papers at one candidate, the place of that choice, the value of each."""

    paper: Paper
    place: int
    value: Number


class Tally:
    """Tally (개표): where every paper lies now. Values have so many decimal places, never more."""

    def __init__(self, election: Election, box: Box, *, places: int = 0) -> None:
        self.election = election
        self.unit = 10**places
        self.hopeful = list(election.standing)
        self.held: dict[int, list[Bundle]] = {one: [] for one in self.hopeful}
        self.votes: dict[int, Number] = dict.fromkeys(self.hopeful, 0)
        self.spent: dict[str, Number] = dict(box.spoiled)
        self.residual = Fraction(0)
        self.history: list[dict[int, Fraction]] = []
        self.rounds: list[Round] = []
        self.arriving = 1  # the round in which a paper that is laid now will lie there
        self.stops: dict[tuple[tuple[int, ...], str], list[Stop]] = {}
        for paper in box.papers:
            self._lay(Bundle(paper, -1, 1), {})
        self.arriving = 2

    @property
    def active(self) -> Fraction:
        """The votes that still lie with a candidate."""
        return Fraction(sum(self.votes[one] for one in self.hopeful))

    def highest_first(self, among: Iterable[int]) -> list[int]:
        """Candidates by votes, then as they are preferred."""
        place = self.election.preferred.index
        return sorted(among, key=lambda one: (-self.votes[one], place(one)))

    def remove(self, one: int) -> Transfer:
        """The papers of an excluded candidate go on at the value they have."""
        moved, papers = Fraction(self.votes[one]), self.held.pop(one)
        if one in self.hopeful:
            self.hopeful.remove(one)
        self.votes[one] = 0
        return self._transfer(one, "exclusion", moved, papers)

    def pass_on(self, one: int, surplus: Fraction, *, by_fraction: bool, last: bool) -> Transfer:
        """A surplus goes on with all papers of the elected, each at a part of its value.

        `by_fraction` cuts the fraction first and each value again (Minneapolis); otherwise each
        value is cut once (Scotland). `last`: no seat is open any more, so nobody receives it.
        """
        votes, papers = Fraction(self.votes[one]), self.held[one]
        self.held[one] = []
        ratio = _cut(surplus / votes, self.unit) if by_fraction else surplus / votes
        lighter = [
            Bundle(bundle.paper, bundle.place, _cut(bundle.value * ratio, self.unit))
            for bundle in papers
        ]
        self.votes[one] = votes - surplus
        return self._transfer(one, "surplus", surplus, lighter, last=last)

    def close(
        self,
        before: tuple[dict[int, Fraction], dict[str, Fraction], Fraction],
        transfers: Sequence[Transfer] = (),
        ties: Sequence[Tie | None] = (),
        **said: object,
    ) -> None:
        """Write a round down from the picture taken at its beginning."""
        votes, spent, residual = before
        self.history.append(votes)
        number = len(self.rounds) + 1
        self.arriving = number + 2
        self.rounds.append(
            Round(
                number=number,
                votes=votes,
                spent=spent,
                residual=residual,
                transfers=tuple(transfers),
                ties=tuple(tie for tie in ties if tie),
                **said,  # type: ignore[arg-type]
            )
        )

    def ways(self, box: Box) -> tuple[tuple[Stop, ...], ...]:
        """The way of every ballot, in the order of the election."""
        nowhere = Fraction(0)
        return tuple(
            tuple(self.stops.get(kind, [Stop(1, None, kind[1], nowhere)])) for kind in box.kinds
        )

    def picture(self) -> tuple[dict[int, Fraction], dict[str, Fraction], Fraction]:
        """What stands at the beginning of a round."""
        votes = {one: Fraction(amount) for one, amount in self.votes.items()}
        return votes, {why: Fraction(amount) for why, amount in self.spent.items()}, self.residual

    def _transfer(
        self, one: int, why: str, moved: Fraction, papers: list[Bundle], *, last: bool = False
    ) -> Transfer:
        to: dict[int, Number] = {}
        spent: dict[str, Number] = {}
        count: Number = 0
        for bundle in papers:
            count += bundle.paper.weight
            if last:
                self._spend(bundle, FINISHED, spent)
                continue
            self._lay(bundle, to, spent)
        residual = moved - sum(to.values(), Fraction(0)) - sum(spent.values(), Fraction(0))
        self.residual += residual
        return Transfer(
            source=one,
            why=why,
            moved=moved,
            to={one: Fraction(amount) for one, amount in sorted(to.items())},
            spent={why: Fraction(amount) for why, amount in spent.items()},
            residual=residual,
            papers=Fraction(count),
        )

    def _lay(
        self, bundle: Bundle, to: dict[int, Number], spent: dict[str, Number] | None = None
    ) -> None:
        choices = bundle.paper.choices
        for place in range(bundle.place + 1, len(choices)):
            one = choices[place]
            if one in self.hopeful:
                self.held[one].append(Bundle(bundle.paper, place, bundle.value))
                amount = bundle.value * bundle.paper.weight
                self.votes[one] += amount
                to[one] = to.get(one, 0) + amount
                self._stop(bundle, one, "")
                return
        self._spend(bundle, bundle.paper.end, {} if spent is None else spent)

    def _spend(self, bundle: Bundle, why: str, spent: dict[str, Number]) -> None:
        amount = bundle.value * bundle.paper.weight
        spent[why] = spent.get(why, 0) + amount
        self.spent[why] = self.spent.get(why, 0) + amount
        self._stop(bundle, None, why)

    def _stop(self, bundle: Bundle, who: int | None, why: str) -> None:
        paper = bundle.paper
        stops = self.stops.setdefault((paper.choices, paper.end), [])
        stops.append(Stop(self.arriving, who, why, bundle.value))


def _cut(value: Number, unit: int) -> Fraction:
    return Fraction(floor(value * unit), unit)
