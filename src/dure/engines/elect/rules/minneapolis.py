"""Minneapolis's rules for several seats (미니애폴리스): all who reach the threshold at once.

The threshold is a whole number of the votes of the first round. Every surplus goes on in the round in
which it arises: the fraction surplus ÷ votes is cut to four places, and so is each paper's part of it.
A box for undeclared write-ins is emptied first. An over-vote is passed over; a paper ends when more
than two ranks in a row are skipped. Ties are decided by lot. `hare` divides by the seats, rounded up.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from dure.engines.elect.reading import Reading, open_box
from dure.engines.elect.tally import Tally
from dure.engines.elect.ties import worst
from dure.engines.elect.types import Election, Outcome, Tie, Transfer

PLACES = 4
CITY = Reading(skips=2)


@dataclass(frozen=True, slots=True)
class Minneapolis:
    """Surplus by cut fractions, several winners a round, one excluded a round."""

    name: str = "minneapolis"
    hare: bool = False

    def count(self, election: Election) -> Outcome:
        """Round after round; one more shows where the last surplus would have gone."""
        box = open_box(election, CITY)
        seats = election.seats
        exact = box.valid / (seats if self.hare else seats + 1)
        quota = Fraction(ceil(exact) if self.hare else floor(exact) + 1)
        count = _Count(election, Tally(election, box, places=PLACES), quota)
        if box.papers or len(election.standing) <= seats:
            while count.next_round():
                pass
        return Outcome(
            rule=self.name,
            elected=tuple(count.elected),
            rounds=tuple(count.tally.rounds),
            ways=count.tally.ways(box),
            quota=quota,
            valid=box.valid,
            empty=box.empty,
            spoiled=sum(box.spoiled.values(), Fraction(0)),
        )


@dataclass(slots=True)
class _Count:
    election: Election
    tally: Tally
    quota: Fraction
    elected: list[int] = field(default_factory=list)

    def next_round(self) -> bool:
        """One round; False when it was the last."""
        tally, before = self.tally, self.tally.picture()
        open_seats = self.election.seats - len(self.elected)
        if open_seats <= 0 or not tally.hopeful:
            tally.close(before, threshold=self.quota)
            return False
        winners, reason = self._winners(open_seats)
        if winners:
            moved = self._take(winners)
            tally.close(before, moved, elected=tuple(winners), reason=reason, threshold=self.quota)
            return True
        out, tie = self._exclude()
        tally.close(before, [out], [tie], excluded=(out.source,), threshold=self.quota)
        return True

    def _winners(self, open_seats: int) -> tuple[list[int], str]:
        hopeful, votes = self.tally.hopeful, self.tally.votes
        if any(votes[one] > 0 for one in hopeful if one in self.election.undeclared):
            return [], ""
        named = [one for one in hopeful if one not in self.election.undeclared]
        if len(named) <= open_seats:
            return self.tally.highest_first(named), "last_places"
        over = [one for one in named if votes[one] >= self.quota]
        return self.tally.highest_first(over)[:open_seats], "quota"

    def _take(self, winners: list[int]) -> list[Transfer]:
        self.elected += winners
        for one in winners:
            self.tally.hopeful.remove(one)
        last = len(self.elected) >= self.election.seats or not self.tally.hopeful
        return [
            self.tally.pass_on(one, surplus, by_fraction=True, last=last)
            for one in winners
            if (surplus := self.tally.votes[one] - self.quota) > 0
        ]

    def _exclude(self) -> tuple[Transfer, Tie | None]:
        hopeful, votes = self.tally.hopeful, self.tally.votes
        boxes = [one for one in hopeful if one in self.election.undeclared and votes[one] > 0]
        least = min(votes[one] for one in hopeful)
        equal = boxes or [one for one in hopeful if votes[one] == least]
        one, tie = (equal[0], None) if boxes else worst(equal, "exclusion", self.election)
        return self.tally.remove(one), tie
