"""Decide (배분): a vote about money under a rule by its name."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from dure.engines.allocate.job import COMPLETIONS, RULES
from dure.engines.allocate.raising import fitting_raise
from dure.engines.allocate.rules.equal_shares import EqualShares
from dure.engines.allocate.rules.greedy import Greedy
from dure.engines.allocate.types import ENGINE, Allocated, Outcome, Vote
from dure.engines.voices import BadInput, Fault, Tell, silent

ALSO = {
    "equalshares": "equal-shares",
    "mes": "equal-shares",
    "method-of-equal-shares": "equal-shares",
    "utilitarian": "greedy",
}
ALSO_COMPLETIONS = {"add1u": "add1-greedy", "add1+greedy": "add1-greedy", "utilitarian": "greedy"}


def decide(
    vote: Vote,
    rule: str,
    *,
    completion: str = "",
    measure: str = "cost",
    increment: int | None = None,
    tell: Tell = silent,
) -> Allocated:
    """Allocate the budget; BadInput where the rule is not known or cannot be applied.

    Without a completion equal shares take the one that the file's own rule names, else none; without
    an increment shares are raised by 1, or by what fits the money where it is counted in small units.
    """
    name, asked = _understood(rule, completion, vote)
    notes = list(vote.notes)
    step = increment or fitting_raise(vote)
    if step > 1 and "add1" in asked:
        notes.append(Fault("allocate.note_raised_by", {"step": f"{step:,}"}))
    if not completion and asked != "none":
        named = {"completion": asked, "rule": vote.rule or rule}
        notes.append(Fault("allocate.note_completion", named))
    if name == "equal-shares":
        shares = EqualShares(completion=asked, measure=measure, increment=step)
        outcome = shares.allocate(vote, tell)
    else:
        outcome = Greedy(name, skips=name != "greedy-no-skip").allocate(vote)
    notes += _remarks(vote, outcome)
    mark = fingerprint(vote, (name, asked, measure, str(step)))
    return Allocated(vote=vote, outcome=outcome, notes=notes, fingerprint=mark)


def by_trait(allocated: Allocated, traits: Sequence[str]) -> Allocated:
    """What the voters of each sex, age band or other declared column paid for, together."""
    known = {key for voter in allocated.vote.voters for key in voter.traits}
    unknown = [one for one in traits if one not in known]
    if unknown:
        values = {"column": ", ".join(unknown), "known": ", ".join(sorted(known)) or "-"}
        raise BadInput([Fault("allocate.trait", values)])
    paid = {tuple(sorted(one.points.items())): one.paid for one in allocated.outcome.classes}
    told: dict[str, Mapping[str, tuple[int, Mapping[int, Fraction]]]] = {}
    for trait in traits:
        groups: dict[str, tuple[int, dict[int, Fraction]]] = {}
        for voter in allocated.vote.voters:
            count, sums = groups.get(voter.traits.get(trait, ""), (0, {}))
            for project, amount in paid[tuple(sorted(voter.points.items()))].items():
                sums[project] = sums.get(project, Fraction(0)) + amount
            groups[voter.traits.get(trait, "")] = (count + 1, sums)
        told[trait] = dict(sorted(groups.items()))
    return replace(allocated, by=told)


def _understood(rule: str, completion: str, vote: Vote) -> tuple[str, str]:
    """The rule and the completion by our own names."""
    name, named = _rule(rule, vote)
    filed = _plain(vote.rule.strip().casefold())
    if not completion and not named and filed[0] == name:
        named = filed[1]
    asked = completion.strip().casefold().replace("_", "-")
    asked = ALSO_COMPLETIONS.get(asked, asked)
    if named == "add1" and asked == "greedy":
        asked = "add1-greedy"
    asked = asked or named or "none"
    if asked not in COMPLETIONS:
        values = {"completion": asked, "known": ", ".join(COMPLETIONS)}
        raise BadInput([Fault("allocate.completion", values)])
    if asked != "none" and name != "equal-shares":
        raise BadInput([Fault("allocate.needs_no_completion", {"rule": name})])
    return name, asked


def _rule(rule: str, vote: Vote) -> tuple[str, str]:
    said = rule.strip().casefold().replace("_", "-")
    if said == "official":
        said = vote.rule.strip().casefold()
        if _plain(said)[0] not in RULES[:-1]:
            raise BadInput([Fault("allocate.own_rule", {"rule": vote.rule or "-"})])
    name, named = _plain(said)
    if name not in RULES:
        raise BadInput([Fault("allocate.rule", {"rule": rule, "known": ", ".join(RULES)})])
    if name == "greedy-threshold" and vote.threshold is None:
        raise BadInput([Fault("allocate.no_threshold")])
    return name, named


def _plain(said: str) -> tuple[str, str]:
    """`equalshares/add1` is a rule and its completion."""
    name, _, named = said.partition("/")
    return ALSO.get(name, name), ALSO_COMPLETIONS.get(named, named)


def _remarks(vote: Vote, outcome: Outcome) -> list[Fault]:
    said = []
    official = {one.code for one in vote.projects if one.official == "1"}
    chosen = {vote.projects[one].code for one in outcome.selected}
    if official and official != chosen:
        apart = {"there": len(official - chosen), "here": len(chosen - official)}
        said.append(Fault("allocate.note_differs", apart))
    if not any(voter.points for voter in vote.voters):
        said.append(Fault("allocate.note_nobody"))
    elif vote.budget == 0:
        said.append(Fault("allocate.note_no_budget"))
    dear = sum(1 for one in vote.projects if one.cost > vote.budget)
    if dear:
        said.append(Fault("allocate.note_too_dear", {"count": dear}))
    return said


def fingerprint(vote: Vote, asked: tuple[str, ...]) -> str:
    """A mark of the input, the same for the same ballots in any order."""
    mark = hashlib.sha256(repr((ENGINE, asked, vote.budget, vote.kind, vote.threshold)).encode())
    mark.update(repr([(one.code, one.cost) for one in vote.projects]).encode())
    for line in sorted(repr(sorted(voter.points.items())) for voter in vote.voters):
        mark.update(line.encode())
    return mark.hexdigest()
