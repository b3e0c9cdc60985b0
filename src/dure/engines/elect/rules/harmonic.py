"""Harmonic (조화 승인): a paper that already has n of its own counts 1/(n+1) for the next seat.

Thiele's rule. `seq-pav` fills seat after seat; `pav` takes the committee whose papers are served
best all together, which is proportional, and looks at every committee that could be it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from dure.engines.elect.rules.approvals import (
    Profile,
    Seat,
    outcome_of,
    profile_of,
    seat_after_seat,
)
from dure.engines.elect.types import Election, Outcome, Round, Tie
from dure.engines.voices import BadInput, Fault

# Papers looked at, over all committees, before we say that there are too many: some seconds of work.
MOST_LOOKS = 1_000_000


@dataclass(frozen=True, slots=True)
class SequentialHarmonic:
    """Seat after seat, each for whoever adds most."""

    name: str = "seq-pav"

    def count(self, election: Election) -> Outcome:
        """One round a seat."""
        profile = profile_of(election)

        def ask(elected: tuple[int, ...]) -> Seat:
            found = gains(profile, elected)
            return Seat(
                scores={one: gain for one, gain in found.items() if gain}, reason="harmonic"
            )

        return seat_after_seat(self.name, election, profile, ask)


@dataclass(frozen=True, slots=True)
class Harmonic:
    """The one committee that serves the papers best together."""

    name: str = "pav"

    def count(self, election: Election) -> Outcome:
        """One round: every committee at once. BadInput where there are too many to look at."""
        profile = profile_of(election)
        seats = min(election.seats, len(profile.named))
        if not profile.valid or not seats:
            return outcome_of(self.name, profile, (), ())
        order = [one for one in election.preferred if one in profile.named]
        search = _Search(profile, order, seats)
        search.begin()
        elected, other = search.found[0], search.found[1:]
        ties = tuple(_tie(elected, one, election) for one in other)
        votes = gains(profile, ())
        served = Round(number=1, votes=votes, elected=elected, reason="served_best", ties=ties)
        return outcome_of(self.name, profile, elected, (served,))


def gains(profile: Profile, elected: Sequence[int]) -> dict[int, Fraction]:
    """What each of the others would add to those who sit."""
    sitting = frozenset(elected)
    added = {one: Fraction(0) for one in profile.named if one not in sitting}
    for paper, weight in profile.papers.items():
        worth = weight / (1 + len(paper & sitting))
        for one in paper:
            if one in added:
                added[one] += worth
    return added


def _tie(elected: tuple[int, ...], other: tuple[int, ...], election: Election) -> Tie:
    among = tuple(dict.fromkeys((*elected, *other)))
    by = "lots" if election.lots else "list_order"
    return Tie(among=among, about="election", taken=elected, by=by)


@dataclass(slots=True)
class _Search:
    """Branch and bound: no seat still open can add more than it would add now.

    Committees come in the order settled beforehand, so the first of equals is the preferred one; a
    second is kept only to tell that there was one.
    """

    profile: Profile
    order: Sequence[int]
    seats: int
    mark: Fraction = Fraction(0)
    found: list[tuple[int, ...]] = field(default_factory=list)
    looks: int = 0

    def begin(self) -> None:
        """Find the best, starting from what filling seat after seat reaches."""
        chosen: tuple[int, ...] = ()
        for _ in range(self.seats):
            added = gains(self.profile, chosen)
            one = max(added, key=lambda each: added[each])
            self.mark += added[one]
            chosen = (*chosen, one)
        self._look((), 0, Fraction(0))

    def _look(self, chosen: tuple[int, ...], first: int, value: Fraction) -> None:
        self.looks += len(self.profile.papers)
        if self.looks > MOST_LOOKS:
            raise BadInput([Fault("elect.too_many_committees", {"seats": self.seats})])
        if len(chosen) == self.seats:
            self._keep(chosen, value)
            return
        for place, one, added, bound in self._ways(chosen, first, value):
            if bound > self.mark or (bound == self.mark and len(self.found) < 2):
                self._look((*chosen, one), place + 1, value + added)

    def _ways(
        self, chosen: tuple[int, ...], first: int, value: Fraction
    ) -> Iterator[tuple[int, int, Fraction, Fraction]]:
        added = gains(self.profile, chosen)
        need = self.seats - len(chosen)
        for place in range(first, len(self.order) - need + 1):
            one = self.order[place]
            rest = sorted((added[each] for each in self.order[place + 1 :]), reverse=True)
            bound = value + added[one] + sum(rest[: need - 1], Fraction(0))
            yield place, one, added[one], bound

    def _keep(self, chosen: tuple[int, ...], value: Fraction) -> None:
        if value > self.mark or not self.found:
            self.found = []
        self.mark = max(self.mark, value)
        self.found.append(chosen)
