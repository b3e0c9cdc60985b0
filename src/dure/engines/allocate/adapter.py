"""Adapter: the one place that knows pabutools, whose method of equal shares counts in fractions."""

from fractions import Fraction

from gmpy2 import mpq
from pabutools.election import (
    Additive_Cardinal_Sat,
    CardinalMultiProfile,
    FrozenCardinalBallot,
    Instance,
    Project,
)
from pabutools.rules import method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

from dure.engines.allocate.shares import Bought, Question


class Shares:
    """Shares (몫): equal shares on one question, for any endowment."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.projects = {
            one: Project(str(one), _exact(cost)) for one, cost in question.costs.items()
        }
        self.instance = Instance(self.projects.values())
        # The library puts equal ballots together, so each kind of voter is asked for once.
        self.profile = CardinalMultiProfile(instance=self.instance, ballot_validation=False)
        ballots = [
            FrozenCardinalBallot({self.projects[one]: _exact(use) for one, use in uses.items()})
            for uses in question.use
        ]
        for ballot, voters in zip(ballots, question.voters, strict=True):
            self.profile[ballot] = voters
        self.satisfaction = self.profile.as_sat_profile(sat_class=Additive_Cardinal_Sat)
        kinds = {_key(ballot): place for place, ballot in enumerate(ballots)}
        self.order = [kinds[_key(one.ballot)] for one in self.satisfaction]

    def buy(self, share: Fraction) -> list[Bought]:
        """What the voters buy, in order, when each of them has that share."""
        self.instance.budget_limit = _exact(share * sum(self.question.voters))
        found = method_of_equal_shares(
            self.instance,
            self.profile,
            sat_profile=self.satisfaction,
            tie_breaking=TieBreakingRule(lambda _instance, _profile, one: int(one.name)),
            analytics=True,
        )
        rounds = [one for one in found.details.iterations if one.selected_project is not None]
        bought = {int(one.selected_project.name): self._bought(one) for one in rounds}
        nothing = [Fraction(0)] * len(self.question.use)
        return [
            bought.get(int(one.name)) or Bought(int(one.name), Fraction(0), nothing)
            for one in found
        ]

    def _bought(self, iteration: object) -> Bought:
        before = iteration.voters_budget  # type: ignore[attr-defined]
        after = iteration.voters_budget_after_selection  # type: ignore[attr-defined]
        chosen = iteration.selected_project  # type: ignore[attr-defined]
        paid = [Fraction(0)] * len(self.order)
        for place, had, has in zip(self.order, before, after, strict=True):
            paid[place] = _fraction(had - has)
        price = _fraction(chosen.affordability)
        tied = [
            int(one.project.name)
            for one in iteration  # type: ignore[attr-defined]
            if one.project.affordability == chosen.affordability
        ]
        return Bought(int(chosen.name), price, paid, tuple(sorted(tied)) if len(tied) > 1 else ())


def _key(ballot: object) -> frozenset[tuple[str, object]]:
    return frozenset((one.name, use) for one, use in ballot.items())  # type: ignore[attr-defined]


def _exact(value: Fraction) -> object:
    return mpq(value.numerator, value.denominator)


def _fraction(value: object) -> Fraction:
    exact = mpq(value)
    return Fraction(int(exact.numerator), int(exact.denominator))
