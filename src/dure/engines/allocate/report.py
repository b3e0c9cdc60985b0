"""Report (보고): an outcome as the JSON of the interface; numbers are written exactly."""

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction

from dure.engines.allocate.explain import explained, paid
from dure.engines.allocate.sentences import sentence
from dure.engines.allocate.types import ENGINE, Allocated, Step, Vote, VoterClass


def plain(value: Fraction) -> int | float | str:
    """A whole number, a decimal that JSON holds exactly, or a fraction as text."""
    if value.denominator == 1:
        return value.numerator
    near = float(value)
    return near if Fraction(repr(near)) == value else f"{value.numerator}/{value.denominator}"


def near(value: Fraction) -> int | float:
    """An amount of money to six places: shares are fractions that nobody could read."""
    return value.numerator if value.denominator == 1 else round(float(value), 6)


def report(allocated: Allocated) -> dict[str, object]:
    """Everything about the outcome."""
    vote, outcome = allocated.vote, allocated.outcome
    cost = sum((vote.projects[one].cost for one in outcome.selected), Fraction(0))
    return {
        "engine": ENGINE,
        "inputs": allocated.fingerprint,
        "title": vote.title,
        "rule": outcome.rule,
        "completion": outcome.completion,
        **({"measure": outcome.measure} if outcome.measure else {}),
        "budget": plain(vote.budget),
        "voters": len(vote.voters),
        "threshold": None if vote.threshold is None else plain(vote.threshold),
        "selected": codes(vote, outcome.selected),
        "cost": plain(cost),
        "left": plain(vote.budget - cost),
        "share": near(outcome.share),
        "share_exact": str(outcome.share),
        "raised": outcome.raised,
        "completed": codes(vote, outcome.completed),
        "steps": [_step(step, vote) for step in outcome.steps],
        "voter_classes": [_class(one, vote) for one in outcome.classes],
        **({"by": _by(allocated)} if allocated.by else {}),
        "because": {
            "ko": explained(allocated, korean=True),
            "en": explained(allocated, korean=False),
        },
        "notes": [sentence(one, korean=False) for one in allocated.notes],
        "notes_ko": [sentence(one, korean=True) for one in allocated.notes],
    }


def report_text(allocated: Allocated) -> str:
    """The report as JSON."""
    return json.dumps(report(allocated), ensure_ascii=False, indent=1) + "\n"


def codes(vote: Vote, places: Iterable[int]) -> list[str]:
    """Projects by their codes."""
    return [vote.projects[one].code for one in places]


def _step(step: Step, vote: Vote) -> dict[str, object]:
    price = {} if step.price is None else {"price": float(step.price)}
    return {
        "project": vote.projects[step.project].code,
        "taken": step.taken,
        "why": step.why,
        "score": plain(step.score),
        "cost": plain(vote.projects[step.project].cost),
        "left": near(step.left),
        **price,
        "tied_with": codes(vote, (one for one in step.tied if one != step.project)),
    }


def _class(one: VoterClass, vote: Vote) -> dict[str, object]:
    left = one.share - sum(one.paid.values(), Fraction(0)) if one.share else Fraction(0)
    return {
        "ballot": {vote.projects[at].code: plain(points) for at, points in one.points.items()},
        "voters": one.voters,
        "share": near(one.share),
        "paid": _amounts(one.paid, vote),
        "left": near(left),
        "because": {"ko": paid(one, vote, korean=True), "en": paid(one, vote, korean=False)},
    }


def _amounts(amounts: Mapping[int, Fraction], vote: Vote) -> dict[str, int | float]:
    return {vote.projects[at].code: near(amount) for at, amount in amounts.items()}


def _by(allocated: Allocated) -> dict[str, object]:
    return {
        trait: {
            value: {"voters": voters, "paid": _amounts(sums, allocated.vote)}
            for value, (voters, sums) in groups.items()
        }
        for trait, groups in allocated.by.items()
    }
