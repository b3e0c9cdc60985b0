"""Instant run-off (선호투표): the lowest goes until somebody has more than half of what is left.

`irv` reads papers as Minneapolis does. `irv-maine` excludes at once all who cannot catch up any more,
and ends a paper at an over-vote or at two skipped ranks in a row. `sequential-irv` fills seat after
seat: who is elected is taken out and all papers are counted anew.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from dure.engines.elect.reading import Box, Reading, open_box
from dure.engines.elect.rules.minneapolis import CITY
from dure.engines.elect.tally import Tally
from dure.engines.elect.ties import best, worst
from dure.engines.elect.types import Election, Outcome, Round, Stop, Tie

MAINE = Reading(skips=1, overvote_ends=True)


@dataclass(frozen=True, slots=True)
class Runoff:
    """One seat after the other; with one seat it is the plain instant run-off."""

    name: str = "irv"
    how: Reading = CITY
    batches: bool = False

    def count(self, election: Election) -> Outcome:
        """As many run-offs as there are seats."""
        box = open_box(election, self.how)
        elected: list[int] = []
        rounds: list[Round] = []
        ways: list[list[Stop]] = [[] for _ in election.ballots]
        for seat in range(1, election.seats + 1):
            left = replace(election, withdrawn=election.withdrawn | set(elected))
            named = [one for one in left.standing if one not in left.undeclared]
            if not named or (not box.papers and election.seats < len(election.standing)):
                break
            again = open_box(left, self.how) if elected else box
            run = _Count(left, again, batches=self.batches)
            winner, more = run.result()
            for way, stops in zip(ways, run.tally.ways(again), strict=True):
                way += [
                    Stop(len(rounds) + one.number, one.who, one.why, one.value) for one in stops
                ]
            elected.append(winner)
            rounds += [
                replace(one, number=len(rounds) + number, seat=seat)
                for number, one in enumerate(more, start=1)
            ]
        return Outcome(
            rule=self.name,
            elected=tuple(elected),
            rounds=tuple(rounds),
            ways=tuple(map(tuple, ways)),
            valid=box.valid,
            empty=box.empty,
            spoiled=sum(box.spoiled.values(), Fraction(0)),
        )


class _Count:
    def __init__(self, election: Election, box: Box, *, batches: bool) -> None:
        self.election, self.batches = election, batches
        self.tally = Tally(election, box)

    def result(self) -> tuple[int, list[Round]]:
        """The winner, and the rounds that led there."""
        while True:
            before, half = self.tally.picture(), self.tally.active / 2
            threshold = Fraction(floor(half) + 1)
            winner, reason, tie = self._winner(half)
            if winner is not None:
                won = (winner,)
                self.tally.close(
                    before, ties=[tie], elected=won, reason=reason, threshold=threshold
                )
                return winner, self.tally.rounds
            out, tie = self._lowest()
            moved = [self.tally.remove(one) for one in out]
            self.tally.close(before, moved, [tie], excluded=tuple(out), threshold=threshold)

    def _winner(self, half: Fraction) -> tuple[int | None, str, Tie | None]:
        votes, hopeful = self.tally.votes, self.tally.hopeful
        if any(votes[one] > 0 for one in hopeful if one in self.election.undeclared):
            return None, "", None
        named = [one for one in hopeful if one not in self.election.undeclared]
        over = [one for one in named if votes[one] > half]
        if over:
            return over[0], "majority", None
        if len(named) > 2:
            return None, "", None
        most = max(votes[one] for one in named)
        one, tie = best([x for x in named if votes[x] == most], "election", self.election)
        return one, "last_places", tie

    def _lowest(self) -> tuple[list[int], Tie | None]:
        votes, hopeful = self.tally.votes, self.tally.hopeful
        boxes = [one for one in hopeful if one in self.election.undeclared and votes[one] > 0]
        if boxes:
            return boxes[:1], None
        batch = self._batch() if self.batches else []
        if len(batch) > 1:
            return batch, None
        least = min(votes[one] for one in hopeful)
        equal = [one for one in hopeful if votes[one] == least]
        one, tie = worst(equal, "exclusion", self.election)
        return [one], tie

    def _batch(self) -> list[int]:
        """All who, even with every vote of those below, stay below the next one."""
        votes = self.tally.votes
        rising = sorted(self.tally.hopeful, key=lambda one: votes[one])
        batch, total = 0, Fraction(0)
        for place, one in enumerate(rising):
            if place and total < votes[one]:
                batch = place
            total += votes[one]
        return rising[:batch]
