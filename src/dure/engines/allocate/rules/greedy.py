"""Greedy (득표순): the most supported project that fits, then the next.

`greedy` passes over what does not fit; `greedy-no-skip` stops there. A project needs the threshold of
the vote, where it has one, and at least one vote. Equal scores keep the order of the file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from dure.engines.allocate.types import Outcome, Step, Vote, VoterClass


@dataclass(frozen=True, slots=True)
class Greedy:
    """By score, as the money goes."""

    name: str = "greedy"
    skips: bool = True

    def allocate(self, vote: Vote) -> Outcome:
        """Down the list."""
        steps = in_order(vote, range(len(vote.projects)), vote.budget, skips=self.skips)
        selected = tuple(step.project for step in steps if step.taken)
        return Outcome(
            rule=self.name,
            completion="none",
            selected=selected,
            steps=tuple(steps),
            classes=carried(vote, selected),
        )


def in_order(
    vote: Vote, among: Iterable[int], money: Fraction, *, skips: bool = True
) -> list[Step]:
    """Each project of `among` taken or passed over, from the highest score down."""
    scores, stopped, steps = vote.scores, False, list[Step]()
    order = sorted(among, key=lambda one: -scores[one])
    equal = {score: [one for one in order if scores[one] == score] for score in set(scores)}
    for one in order:
        cost, score = vote.projects[one].cost, scores[one]
        why = _against(vote, score, cost, money, stopped=stopped)
        stopped = stopped or (why == "too_dear" and not skips)
        money -= 0 if why else cost
        tied = tuple(equal[score]) if len(equal[score]) > 1 else ()
        steps.append(
            Step(
                project=one,
                taken=not why,
                why=why or "fits",
                left=money,
                score=score,
                tied=tied,
            )
        )
    return steps


def _against(vote: Vote, score: Fraction, cost: Fraction, money: Fraction, *, stopped: bool) -> str:
    if score <= 0:
        return "no_votes"
    if vote.threshold is not None and score < vote.threshold:
        return "below_threshold"
    if stopped:
        return "stopped"
    return "too_dear" if cost > money else ""


def carried(vote: Vote, selected: Iterable[int]) -> tuple[VoterClass, ...]:
    """Greedy gives nobody a share: the cost of a project is told as carried by all who named it."""
    supporters = vote.supporters
    each = {one: vote.projects[one].cost / supporters[one] for one in selected if supporters[one]}
    return tuple(
        VoterClass(
            points=dict(points),
            voters=voters,
            share=Fraction(0),
            paid={one: each[one] for one, _ in points if one in each},
        )
        for points, voters in classes_of(vote).items()
    )


def classes_of(vote: Vote) -> dict[tuple[tuple[int, Fraction], ...], int]:
    """Voters with the same ballot, in the order in which the first of them voted."""
    found: dict[tuple[tuple[int, Fraction], ...], int] = {}
    for voter in vote.voters:
        key = tuple(sorted(voter.points.items()))
        found[key] = found.get(key, 0) + 1
    return found
