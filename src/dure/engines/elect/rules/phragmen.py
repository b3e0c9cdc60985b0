"""Phragmén (프라그멘): a seat costs one, carried evenly by the papers behind it.

The next seat goes to whoever would leave the heaviest laden of their papers lightest. What a paper
carries stays with it: a group that has its seats waits until the others have theirs.
"""

from dataclasses import dataclass
from fractions import Fraction

from dure.engines.elect.rules.approvals import Paper, Profile, Seat, profile_of, seat_after_seat
from dure.engines.elect.types import Election, Outcome


@dataclass(frozen=True, slots=True)
class Phragmen:
    """Seat after seat, the load spread as thin as it goes."""

    name: str = "seq-phragmen"

    def count(self, election: Election) -> Outcome:
        """One round a seat; the votes of a round are the loads that each would bring."""
        profile = profile_of(election)
        loads = Loads(profile, dict.fromkeys(profile.papers, Fraction(0)))
        return seat_after_seat(self.name, election, profile, loads.seat)


@dataclass(slots=True)
class Loads:
    """Loads (짐): what one of each kind of paper carries so far; below nought it has money left."""

    profile: Profile
    carried: dict[Paper, Fraction]
    seated: tuple[int, ...] = ()

    def seat(self, elected: tuple[int, ...]) -> Seat:
        """What each would bring, once those elected since are laid on their papers."""
        for one in elected[len(self.seated) :]:
            after = self._after(one)
            for paper in self.profile.supporters(one):
                self.carried[paper] = after
        self.seated = elected
        scores = {
            one: self._after(one)
            for one in self.profile.named
            if one not in elected and self.profile.supporters(one)
        }
        return Seat(scores=scores, reason="lightest", least_wins=True)

    def _after(self, one: int) -> Fraction:
        behind = self.profile.supporters(one)
        if not behind:
            return Fraction(0)
        laden = sum((weight * self.carried[paper] for paper, weight in behind.items()), Fraction(0))
        return (1 + laden) / sum(behind.values(), Fraction(0))
