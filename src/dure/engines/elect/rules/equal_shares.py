"""Equal shares (동등 지분): every paper has the same share of the seats and pays for its own.

A seat costs one. It goes to whoever's papers can pay for it at the lowest price each; a paper that
has less pays what it has. When nobody can be paid for any more, `equal-shares` goes on with what
is left (Phragmén), `equal-shares-approval` with approvals alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from dure.engines.elect.rules.approvals import Paper, Profile, Seat, profile_of, seat_after_seat
from dure.engines.elect.rules.phragmen import Loads
from dure.engines.elect.types import Election, Outcome


@dataclass(frozen=True, slots=True)
class EqualShares:
    """Seat after seat, paid by those behind it; then the rest of the seats."""

    name: str = "equal-shares"
    by_approval: bool = False

    def count(self, election: Election) -> Outcome:
        """One round a seat; the votes of a round are prices, then loads or approvals."""
        profile = profile_of(election)
        share = election.seats / profile.valid if profile.valid else Fraction(0)
        purse = _Purse(profile, dict.fromkeys(profile.papers, share))
        rest = _Approvals(profile) if self.by_approval else None

        def ask(elected: tuple[int, ...]) -> Seat:
            seat = purse.seat(elected)
            if seat.scores:
                return seat
            return rest.seat(elected) if rest else purse.loads().seat(elected)

        return seat_after_seat(self.name, election, profile, ask)


@dataclass(slots=True)
class _Purse:
    """Purse (지갑): what one of each kind of paper has left."""

    profile: Profile
    left: dict[Paper, Fraction]
    seated: tuple[int, ...] = ()
    after: Loads | None = None

    def seat(self, elected: tuple[int, ...]) -> Seat:
        """The price of each who can be paid for; none once the second part has begun."""
        if self.after is not None:
            return Seat(scores={}, reason="")
        for one in elected[len(self.seated) :]:
            self._pay(self.profile.supporters(one))
        self.seated = elected
        prices = {
            one: price
            for one in self.profile.named
            if one not in elected
            and (price := self._price(self.profile.supporters(one))) is not None
        }
        return Seat(scores=prices, reason="cheapest", least_wins=True)

    def loads(self) -> Loads:
        """What is left in the purses as loads below nought; kept from then on."""
        if self.after is None:
            carried = {paper: -money for paper, money in self.left.items()}
            self.after = Loads(self.profile, carried, self.seated)
        return self.after

    def _price(self, behind: Mapping[Paper, Fraction]) -> Fraction | None:
        """The lowest price at which these papers can pay one seat; None when they cannot."""
        due, weight = Fraction(1), sum(behind.values(), Fraction(0))
        for paper in sorted(behind, key=lambda one: self.left[one]):
            if weight * self.left[paper] >= due:
                return due / weight
            due -= behind[paper] * self.left[paper]
            weight -= behind[paper]
        return None

    def _pay(self, behind: Mapping[Paper, Fraction]) -> None:
        price = self._price(behind)
        for paper in behind if price is not None else ():
            self.left[paper] -= min(self.left[paper], price or Fraction(0))


@dataclass(frozen=True, slots=True)
class _Approvals:
    """What is left goes by approvals alone."""

    profile: Profile

    def seat(self, elected: tuple[int, ...]) -> Seat:
        """Approvals of those who do not sit yet."""
        scores = {
            one: sum(behind.values(), Fraction(0))
            for one in self.profile.named
            if one not in elected and (behind := self.profile.supporters(one))
        }
        return Seat(scores=scores, reason="most")
