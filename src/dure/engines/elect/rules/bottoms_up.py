"""Bottoms up (아래부터 덜기): the lowest goes until as many are left as there are seats."""

from dataclasses import dataclass
from fractions import Fraction

from dure.engines.elect.reading import open_box
from dure.engines.elect.rules.minneapolis import CITY
from dure.engines.elect.tally import Tally
from dure.engines.elect.ties import worst
from dure.engines.elect.types import Election, Outcome


@dataclass(frozen=True, slots=True)
class BottomsUp:
    """No quota and no surplus; whoever is left is elected."""

    name: str = "bottoms-up"

    def count(self, election: Election) -> Outcome:
        """One excluded a round."""
        box = open_box(election, CITY)
        tally = Tally(election, box)
        elected: tuple[int, ...] = ()
        while box.papers or len(election.standing) <= election.seats:
            before = tally.picture()
            named = [one for one in tally.hopeful if one not in election.undeclared]
            boxes = [one for one in tally.hopeful if one in election.undeclared]
            boxes = [one for one in boxes if tally.votes[one] > 0]
            if len(named) <= election.seats and not boxes:
                elected = tuple(tally.highest_first(named))
                tally.close(before, elected=elected, reason="last_places")
                break
            least = min(tally.votes[one] for one in tally.hopeful)
            equal = boxes[:1] or [one for one in tally.hopeful if tally.votes[one] == least]
            one, tie = worst(equal, "exclusion", election)
            tally.close(before, [tally.remove(one)], [tie], excluded=(one,))
        return Outcome(
            rule=self.name,
            elected=elected,
            rounds=tuple(tally.rounds),
            ways=tally.ways(box),
            valid=box.valid,
            empty=box.empty,
            spoiled=sum(box.spoiled.values(), Fraction(0)),
        )
