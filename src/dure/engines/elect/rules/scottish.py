"""Scottish STV (스코틀랜드 단기 이양): SSI 2007 No. 42, Schedule 1, Part VIII, rules 45 to 52.

The quota is a whole number. Surpluses go on one at a time, the highest first, with all papers of the
elected, each at surplus × value ÷ votes cut to five places. Then the lowest is excluded, one a stage.
Equal votes are decided by the most recent earlier stage at which they differed, then by lot.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

from dure.engines.elect.reading import Reading, open_box
from dure.engines.elect.tally import Tally
from dure.engines.elect.ties import best, ordered, worst
from dure.engines.elect.types import Election, Outcome, Tie, Transfer

PLACES = 5
# "In consecutive order": a gap or two equal numbers end a paper; without a first choice it is void.
STRICT = Reading(skips=0, overvote_ends=True)


@dataclass(frozen=True, slots=True)
class ScottishStv:
    """Weighted inclusive Gregory transfers, as in the council elections of Scotland."""

    name: str = "scottish-stv"

    def count(self, election: Election) -> Outcome:
        """Stage after stage until every seat has somebody."""
        box = open_box(election, STRICT)
        quota = Fraction(floor(box.valid / (election.seats + 1)) + 1)
        count = _Count(election, Tally(election, box, places=PLACES), quota)
        if box.papers or len(election.standing) <= election.seats:
            while count.stage():
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
    waiting: list[int] = field(default_factory=list)  # elected, surplus not passed on yet

    def stage(self) -> bool:
        """One stage of the count; False when it was the last."""
        tally, before = self.tally, self.tally.picture()
        over = [one for one in tally.hopeful if tally.votes[one] >= self.quota]
        new = self._in_order(over)
        self._elect(new)
        self.waiting += [one for one in new if tally.votes[one] > self.quota]
        open_seats = self.election.seats - len(self.elected)
        if open_seats <= 0 or len(tally.hopeful) <= open_seats:
            rest = self._in_order(tally.hopeful) if open_seats > 0 else []
            self._elect(rest)
            reason = "last_places" if rest else "quota"
            tally.close(before, elected=(*new, *rest), reason=reason, threshold=self.quota)
            return False
        if self.waiting:
            moved, tie = self._pass_on()
            out: tuple[int, ...] = ()
        else:
            moved, tie = self._exclude()
            out = (moved.source,)
        reason = "quota" if new else ""
        tally.close(
            before,
            [moved],
            [tie],
            elected=tuple(new),
            excluded=out,
            reason=reason,
            threshold=self.quota,
        )
        return True

    def _in_order(self, some: list[int]) -> list[int]:
        """Highest first; between equals decides what also decides whose surplus goes first."""
        votes = {one: Fraction(self.tally.votes[one]) for one in some}
        return ordered(votes, some, self.election, self.tally.history)[0]

    def _elect(self, new: list[int]) -> None:
        self.elected += new
        for one in new:
            self.tally.hopeful.remove(one)

    def _pass_on(self) -> tuple[Transfer, Tie | None]:
        most = max(self.tally.votes[one] for one in self.waiting)
        equal = [one for one in self.waiting if self.tally.votes[one] == most]
        one, tie = best(equal, "surplus", self.election, self.tally.history)
        self.waiting.remove(one)
        surplus = self.tally.votes[one] - self.quota
        return self.tally.pass_on(one, surplus, by_fraction=False, last=False), tie

    def _exclude(self) -> tuple[Transfer, Tie | None]:
        least = min(self.tally.votes[one] for one in self.tally.hopeful)
        equal = [one for one in self.tally.hopeful if self.tally.votes[one] == least]
        one, tie = worst(equal, "exclusion", self.election, self.tally.history)
        return self.tally.remove(one), tie
