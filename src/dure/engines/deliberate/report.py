"""Report (보고): what the votes say as the JSON of the interface."""

import json

from dure.engines.deliberate.explain import (
    why_consensus,
    why_hidden,
    why_left_out,
    why_saying,
    why_so_many,
)
from dure.engines.deliberate.sentences import sentence
from dure.engines.deliberate.types import ENGINE, Deliberated, Group, Saying, Tally

DIGITS = 9  # beyond them floating point differs from machine to machine


def report(found: Deliberated) -> dict[str, object]:
    """Everything that was found."""
    left_out = {language: why_left_out(found, korean=language == "ko") for language in ("ko", "en")}
    return {
        "engine": ENGINE,
        "inputs": found.fingerprint,
        "participants": [
            {
                "participant": one.participant,
                "group": one.group,
                "votes": one.votes,
                "x": _near(one.x),
                "y": _near(one.y),
            }
            for one in found.places
        ],
        "groups": [_group(one, found) for one in found.groups],
        "consensus": {
            "agree": [_consensus(one, found) for one in found.agree],
            "disagree": [_consensus(one, found) for one in found.disagree],
        },
        "group_aware_consensus": {
            one.statement: _near(one.aware_agree)
            for one in found.tallies
            if one.aware_agree is not None
        },
        "group_aware_consensus_disagree": {
            one.statement: _near(one.aware_disagree)
            for one in found.tallies
            if one.aware_disagree is not None
        },
        "left_out": [
            {"participant": who, "why": why, "because": left_out}
            for who, why in found.left_out.items()
        ],
        "statements": {one.statement: _statement(one, found) for one in found.tallies},
        "because": {"ko": why_so_many(found, korean=True), "en": why_so_many(found, korean=False)},
        "silhouette": {str(count): _near(value) for count, value in found.quality.items()},
        **_notes(found),
    }


def _notes(found: Deliberated) -> dict[str, object]:
    return {
        "notes": [sentence(one, korean=False) for one in found.notes],
        "notes_ko": [sentence(one, korean=True) for one in found.notes],
    }


def report_text(found: Deliberated) -> str:
    """The report as JSON."""
    return json.dumps(report(found), ensure_ascii=False, indent=1) + "\n"


def _near(value: float) -> float:
    return round(value, DIGITS) + 0.0


def _group(one: Group, found: Deliberated) -> dict[str, object]:
    if one.hidden:
        because = {
            language: why_hidden(one, found, korean=language == "ko") for language in ("ko", "en")
        }
        return {"id": one.number, "hidden": True, "members": [], "representative": []} | {
            "because": because
        }
    return {
        "id": one.number,
        "size": one.size,
        "members": list(one.members),
        "center": [_near(one.center[0]), _near(one.center[1])],
        "representative": [_saying(saying, found) for saying in one.sayings],
    }


def _consensus(one: Saying, found: Deliberated) -> dict[str, object]:
    because = {
        language: why_consensus(one, found, korean=language == "ko") for language in ("ko", "en")
    }
    return _figures(one, found) | {"because": because}


def _saying(one: Saying, found: Deliberated) -> dict[str, object]:
    because = {
        language: why_saying(one, found, korean=language == "ko") for language in ("ko", "en")
    }
    more = {
        "repness": _near(one.ratio or 0.0),
        "repness_test": _near(one.ratio_test or 0.0),
        "best_agree": one.best_agree,
    }
    return _figures(one, found) | more | {"because": because}


def _figures(one: Saying, found: Deliberated) -> dict[str, object]:
    text = found.statements[one.statement].text if one.statement in found.statements else ""
    return {
        "statement": one.statement,
        **({"text": text} if text else {}),
        "direction": one.direction,
        "n_success": one.successes,
        "n_trials": one.trials,
        "p_success": _near(one.probability),
        "p_test": _near(one.test),
    }


def _statement(one: Tally, found: Deliberated) -> dict[str, object]:
    known = found.statements.get(one.statement)
    return {
        **({"text": known.text} if known and known.text else {}),
        "agree": one.agree,
        "disagree": one.disagree,
        "pass": one.passed,
        "rejected": bool(known and known.rejected),
        "groups": {
            str(group): {"agree": agree, "disagree": disagree, "pass": passed}
            for group, (agree, disagree, passed) in one.by_group.items()
        },
    }
