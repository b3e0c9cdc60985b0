"""A share (과반, 3분의 2): elected is only who has the share of the first choices that the rule asks."""

from dataclasses import dataclass
from fractions import Fraction

from dure.engines.elect.reading import Reading, open_box
from dure.engines.elect.tally import Tally
from dure.engines.elect.types import Election, Outcome

PLAIN = Reading(overvote_ends=True)


@dataclass(frozen=True, slots=True)
class Share:
    """More than half, or at least two thirds; otherwise nobody."""

    name: str = "majority"
    least: Fraction = Fraction(1, 2)
    more: bool = True  # more than the share; otherwise at least

    def count(self, election: Election) -> Outcome:
        """One round."""
        box = open_box(election, PLAIN)
        tally = Tally(election, box)
        line = box.valid * self.least
        over = [
            one
            for one in tally.highest_first(tally.hopeful)
            if one not in election.undeclared
            and (tally.votes[one] > line or (not self.more and tally.votes[one] == line > 0))
        ]
        elected = tuple(over[: election.seats])
        reason = "share" if elected else "below_share"
        tally.close(tally.picture(), elected=elected, reason=reason, threshold=line)
        return Outcome(
            rule=self.name,
            elected=elected,
            rounds=tuple(tally.rounds),
            ways=tally.ways(box),
            quota=line,
            valid=box.valid,
            empty=box.empty,
            spoiled=sum(box.spoiled.values(), Fraction(0)),
        )
