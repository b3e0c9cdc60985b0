"""Report (보고): a count as the JSON of the interface; numbers are written exactly."""

import csv
import io
import json
from collections.abc import Mapping
from fractions import Fraction

from dure.engines.elect.explain import reasons, way
from dure.engines.elect.sentences import sentence
from dure.engines.elect.types import ENGINE, Counted, Election, Round, Tie, Transfer


def plain(value: Fraction) -> int | float | str:
    """A whole number, a decimal that JSON holds exactly, or text where it would not."""
    if value.denominator == 1:
        return value.numerator
    near = float(value)
    return near if Fraction(repr(near)) == value else f"{value.numerator}/{value.denominator}"


def report(counted: Counted) -> dict[str, object]:
    """Everything about the count."""
    election, outcome = counted.election, counted.outcome
    names = election.candidates
    ballots = sum((ballot.weight for ballot in election.ballots), Fraction(0))
    return {
        "engine": ENGINE,
        "inputs": counted.fingerprint,
        "rule": outcome.rule,
        "title": election.title,
        "seats": election.seats,
        "candidates": list(names),
        "withdrawn": [names[one] for one in sorted(election.withdrawn)],
        "ballots": {
            "total": plain(ballots),
            "valid": plain(outcome.valid),
            "empty": plain(outcome.empty),
            "without_choice": plain(outcome.spoiled),
        },
        "quota": None if outcome.quota is None else plain(outcome.quota),
        "elected": [names[one] for one in outcome.elected],
        "unfilled": election.seats - len(outcome.elected),
        "rounds": [_round(one, election) for one in outcome.rounds],
        **_numbers(outcome.detail),
        "notes": [sentence(one, korean=False) for one in counted.notes],
        "notes_ko": [sentence(one, korean=True) for one in counted.notes],
    }


def report_text(counted: Counted) -> str:
    """The report as JSON."""
    return json.dumps(report(counted), ensure_ascii=False, indent=1) + "\n"


def ways_text(counted: Counted) -> str:
    """The way of each ballot as CSV: its row in the file, its weight, and where it lay when."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(["row", "weight", "round", "candidate", "reason", "value", "ko", "en"])
    election = counted.election
    for ballot, stops in zip(election.ballots, counted.outcome.ways, strict=True):
        said = [way(stops, election, korean=korean) for korean in (True, False)]
        for stop in stops:
            who = "" if stop.who is None else election.candidates[stop.who]
            cells = [ballot.row, plain(ballot.weight), stop.number, who, stop.why]
            sheet.writerow([*cells, plain(Fraction(stop.value)), *said])
            said = ["", ""]
    return out.getvalue()


def _round(one: Round, election: Election) -> dict[str, object]:
    names = election.candidates
    told = reasons(one, election)
    return {
        "round": one.number,
        **({"seat": one.seat} if one.seat else {}),
        "votes": {names[who]: plain(votes) for who, votes in one.votes.items()},
        **({} if one.threshold is None else {"threshold": plain(one.threshold)}),
        "elected": [names[who] for who in one.elected],
        "excluded": [names[who] for who in one.excluded],
        "transfers": [_transfer(moved, names) for moved in one.transfers],
        "ties": [_tie(tie, names) for tie in one.ties],
        "inactive": {why: plain(votes) for why, votes in one.spent.items()},
        "residual": plain(one.residual),
        "because": {
            "ko": [reason.said(korean=True) for reason in told],
            "en": [reason.said(korean=False) for reason in told],
        },
    }


def _transfer(moved: Transfer, names: tuple[str, ...]) -> dict[str, object]:
    return {
        "from": names[moved.source],
        "why": moved.why,
        "votes": plain(moved.moved),
        "ballots": plain(moved.papers),
        "to": {names[who]: plain(votes) for who, votes in moved.to.items()},
        "inactive": {why: plain(votes) for why, votes in moved.spent.items()},
        "residual": plain(moved.residual),
    }


def _tie(tie: Tie, names: tuple[str, ...]) -> dict[str, object]:
    return {
        "between": [names[one] for one in tie.among],
        "about": tie.about,
        "taken": [names[one] for one in tie.taken],
        "by": tie.by,
        **({"round": tie.earlier} if tie.earlier else {}),
    }


def _numbers(detail: Mapping[str, object]) -> dict[str, object]:
    def bare(value: object) -> object:
        if isinstance(value, Mapping):
            return {key: bare(inner) for key, inner in value.items()}
        return plain(value) if isinstance(value, Fraction) else value

    return {key: bare(value) for key, value in detail.items()}
