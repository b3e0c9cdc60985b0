"""Equal shares (똑같은 몫): every voter holds the same share, and supporters buy projects together.

The project that costs its supporters least for each unit of use is bought first. `cost` takes the cost
of an approved project as its use, `count` counts every approval alike; points and ranks are used as
they are. Completions: `add1` raises every share step by step until the outcome would cost too much or
nothing more fits; `greedy` gives what is left to the most supported that fit; `add1-greedy` does both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dure.engines.allocate.adapter import Shares
from dure.engines.allocate.rules.greedy import classes_of, in_order
from dure.engines.allocate.rules.quick import Quick
from dure.engines.allocate.shares import Bought, Question
from dure.engines.allocate.types import APPROVAL, Outcome, Step, Vote, VoterClass
from dure.engines.voices import BadInput, Fault, Tell

MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EqualShares:
    """The method of equal shares with a named completion."""

    name: str = "equal-shares"
    measure: str = "cost"
    completion: str = "none"
    increment: int = 1

    def allocate(self, vote: Vote, tell: Tell) -> Outcome:
        """Buy, raise where asked, complete where asked."""
        kinds = classes_of(vote)
        question = self._question(vote, list(kinds), list(kinds.values()))
        share, raised, bought = Fraction(0), 0, list[Bought]()
        if vote.voters and question.costs:
            shares = Shares(question)
            share = vote.budget / len(vote.voters)
            if "add1" in self.completion:
                raised = self._raise(vote, question, shares, tell)
                share += raised * self.increment
            bought = shares.buy(share)
        selected = [one.project for one in bought]
        steps = _steps(vote, bought, share)
        if "greedy" in self.completion:
            money = vote.budget - _cost(vote, selected)
            rest = [one for one in range(len(vote.projects)) if one not in selected]
            steps += in_order(vote, rest, money)
        completed = [step.project for step in steps[len(bought) :] if step.taken]
        return Outcome(
            rule=self.name,
            completion=self.completion,
            selected=(*selected, *completed),
            steps=tuple(steps),
            classes=_classes(kinds, bought, share),
            share=share,
            raised=raised,
            completed=tuple(completed),
            measure=self._measure(vote),
        )

    def _measure(self, vote: Vote) -> str:
        return self.measure if vote.kind == APPROVAL else "points"

    def _question(
        self, vote: Vote, kinds: Sequence[tuple[tuple[int, Fraction], ...]], voters: Sequence[int]
    ) -> Question:
        scores = vote.scores
        costs = {
            place: project.cost
            for place, project in enumerate(vote.projects)
            if scores[place] and (vote.threshold is None or scores[place] >= vote.threshold)
        }
        by_cost = self._measure(vote) == "cost"
        use = [
            {
                place: (costs[place] or Fraction(1)) if by_cost else points
                for place, points in kind
                if place in costs
            }
            for kind in kinds
        ]
        return Question(costs, use, voters)

    def _raise(self, vote: Vote, question: Question, shares: Shares, tell: Tell) -> int:
        """How often every share is raised: the last step that the budget can pay."""
        quick, base = Quick(question), vote.budget / len(vote.voters)
        for step in range(MOST_STEPS):
            share = base + step * self.increment
            chosen, sure = quick.buy(float(share))
            ends, beyond = _ends(vote, question, chosen)
            if ends or not sure:  # counted again exactly before it is believed
                exact = [one.project for one in shares.buy(share)]
                ends, beyond = _ends(vote, question, exact)
            if ends:
                return step - 1 if beyond else step
            if step % 100 == 99:
                tell(f"몫을 {step + 1}번 올렸어요", f"shares raised {step + 1} times")
        raise BadInput([Fault("allocate.too_many_steps", {"steps": MOST_STEPS})])


def _ends(vote: Vote, question: Question, chosen: Sequence[int]) -> tuple[bool, bool]:
    """Whether raising ends here, and whether this outcome is already beyond the budget."""
    left = vote.budget - _cost(vote, chosen)
    if left < 0:
        return True, True
    more = [one for one, cost in question.costs.items() if one not in chosen and cost <= left]
    return not more, False


def _cost(vote: Vote, some: Sequence[int]) -> Fraction:
    return sum((vote.projects[one].cost for one in some), Fraction(0))


def _steps(vote: Vote, bought: Sequence[Bought], share: Fraction) -> list[Step]:
    left, steps = share * len(vote.voters), list[Step]()
    scores = vote.scores
    for one in bought:
        left -= vote.projects[one.project].cost
        steps.append(
            Step(
                project=one.project,
                taken=True,
                why="bought",
                left=left,
                score=scores[one.project],
                price=one.price,
                tied=one.tied,
            )
        )
    return steps


def _classes(
    kinds: dict[tuple[tuple[int, Fraction], ...], int], bought: Sequence[Bought], share: Fraction
) -> tuple[VoterClass, ...]:
    return tuple(
        VoterClass(
            points=dict(kind),
            voters=voters,
            share=share,
            paid={one.project: one.paid[at] for one in bought if one.paid[at]},
        )
        for at, (kind, voters) in enumerate(kinds.items())
    )
