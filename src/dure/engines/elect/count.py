"""Count (집계): an election under a rule by its name."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from dure.engines.elect.check import check_election
from dure.engines.elect.explain import number
from dure.engines.elect.rules.bottoms_up import BottomsUp
from dure.engines.elect.rules.condorcet import Condorcet
from dure.engines.elect.rules.equal_shares import EqualShares
from dure.engines.elect.rules.harmonic import Harmonic, SequentialHarmonic
from dure.engines.elect.rules.minneapolis import Minneapolis
from dure.engines.elect.rules.phragmen import Phragmen
from dure.engines.elect.rules.points import Points
from dure.engines.elect.rules.rule import Rule
from dure.engines.elect.rules.runoff import MAINE, Runoff
from dure.engines.elect.rules.scottish import ScottishStv
from dure.engines.elect.rules.share import Share
from dure.engines.elect.types import ENGINE, Counted, Election, Outcome, Rank, Round
from dure.engines.voices import Fault

RULES: tuple[Rule, ...] = (
    ScottishStv(),
    Minneapolis(),
    Minneapolis(name="minneapolis-hare", hare=True),
    Runoff(),
    Runoff(name="irv-maine", how=MAINE, batches=True),
    Runoff(name="sequential-irv"),
    BottomsUp(),
    Points(),
    Points(name="approval"),
    Points(name="satisfaction"),
    SequentialHarmonic(),
    Harmonic(),
    Phragmen(),
    EqualShares(),
    EqualShares(name="equal-shares-approval", by_approval=True),
    Points(name="borda"),
    Condorcet(),
    Share(),
    Share(name="two-thirds", least=Fraction(2, 3), more=False),
)
# What people call them elsewhere.
ALSO = {
    "scotland": "scottish-stv",
    "scottish": "scottish-stv",
    "stv": "scottish-stv",
    "wigm": "scottish-stv",
    "minneapolis-stv": "minneapolis",
    "ranked-choice": "irv",
    "instant-runoff": "irv",
    "maine": "irv-maine",
    "sequential": "sequential-irv",
    "bottom-up": "bottoms-up",
    "first-past-the-post": "plurality",
    "fptp": "plurality",
    "schulze": "condorcet",
    "av": "approval",
    "sav": "satisfaction",
    "seqpav": "seq-pav",
    "seqphragmen": "seq-phragmen",
    "phragmen": "seq-phragmen",
    "mes": "equal-shares",
    "equal-shares-with-av-completion": "equal-shares-approval",
}
NAMES = tuple(rule.name for rule in RULES)


def rule_named(name: str) -> Rule | None:
    """The rule of that name or of one of its other names."""
    plain = name.strip().casefold().replace("_", "-").replace(" ", "-")
    plain = ALSO.get(plain, plain)
    return next((rule for rule in RULES if rule.name == plain), None)


def count(
    election: Election, rule: str, *, seats: int | None = None, lots: Sequence[int] = ()
) -> Counted:
    """Count the election; BadInput where it cannot be counted under that rule."""
    found = rule_named(rule)
    filed = election.seats
    asked = replace(election, seats=filed if seats is None else seats)
    asked = replace(asked, lots=tuple(lots) or asked.lots)
    check_election(asked, rule, NAMES, is_known=found is not None)
    assert found is not None  # noqa: S101 - refused above otherwise
    voted = any(any(ballot.ranks) for ballot in asked.ballots)
    outcome = found.count(asked) if voted else _nobody_voted(asked, found.name)
    notes = _notes(asked, outcome, filed)
    return Counted(
        election=asked, outcome=outcome, notes=notes, fingerprint=fingerprint(asked, found.name)
    )


def fingerprint(election: Election, rule: str) -> str:
    """A mark of the input, the same for the same ballots in any order."""
    mark = hashlib.sha256(repr((ENGINE, rule, election.title, election.seats)).encode())
    mark.update(repr((election.candidates, sorted(election.withdrawn), election.lots)).encode())
    for line in sorted(repr((ballot.ranks, ballot.weight)) for ballot in election.ballots):
        mark.update(line.encode())
    return mark.hexdigest()


def _nobody_voted(election: Election, rule: str) -> Outcome:
    """Without a vote only an uncontested seat is filled."""
    named = [one for one in election.standing if one not in election.undeclared]
    share = rule in {"majority", "two-thirds"}
    elected = tuple(named) if len(named) <= election.seats and not share else ()
    votes = dict.fromkeys(election.standing, Fraction(0))
    reason = "last_places" if elected else "nobody_voted"
    empty = sum((ballot.weight for ballot in election.ballots), Fraction(0))
    rounds = (Round(number=1, votes=votes, elected=elected, reason=reason),)
    return Outcome(rule=rule, elected=elected, rounds=rounds, empty=empty)


def _notes(election: Election, outcome: Outcome, filed: int) -> list[Fault]:
    notes = []
    if filed != election.seats:
        notes.append(Fault("elect.note_seats", {"filed": filed, "seats": election.seats}))
    unfilled = election.seats - len(outcome.elected)
    if unfilled > 0:
        notes.append(Fault("elect.note_unfilled", {"count": unfilled}))
    if outcome.empty:
        notes.append(Fault("elect.note_empty", {"count": number(outcome.empty)}))
    if outcome.spoiled:
        notes.append(Fault("elect.note_spoiled", {"count": number(outcome.spoiled)}))
    return notes + _named_twice(election)


def _named_twice(election: Election) -> list[Fault]:
    """The first paper on which somebody stands twice, and how many lines there are of the kind."""
    found = [(paper, one) for paper in election.ballots for one in _again(paper.ranks)[:1]]
    if not found:
        return []
    paper, one = found[0]
    told = {"name": election.candidates[one], "count": len(found)}
    return [Fault("elect.note_named_twice", told, row=paper.row)]


def _again(ranks: Sequence[Rank]) -> list[int]:
    named = [one for rank in ranks for one in rank]
    return [one for one in dict.fromkeys(named) if named.count(one) > 1]
