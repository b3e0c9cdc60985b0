"""Conversations of the imagined, and the held ones of Polis."""

import json
from pathlib import Path
from typing import Any

from dure.engines.deliberate import Conversation, Statement, Vote


def conversation(answers: dict[str, str], *, rejected: str = "") -> Conversation:
    """`{"순자": "+-0 "}`: agree, disagree, pass, no answer to statements 1, 2, 3, 4."""
    said = {"+": 1, "-": -1, "0": 0}
    votes = [
        Vote(who, str(at), said[mark])
        for who, marks in answers.items()
        for at, mark in enumerate(marks, start=1)
        if mark != " "
    ]
    codes = dict.fromkeys(one.statement for one in votes)
    statements = {code: Statement(code, f"의견 {code}", code in rejected) for code in codes}
    return Conversation(votes=votes, statements=statements)


def two_camps(size: int = 6) -> Conversation:
    """Two camps that agree on statement 1 and on nothing else."""
    answers = {f"가{at}": "+++--" for at in range(size)} | {
        f"나{at}": "+--++" for at in range(size)
    }
    return conversation(answers)


def held(folder: Path) -> tuple[Conversation, dict[str, Any]]:
    """A conversation as the Polis server had it, in the order of time, and what it computed."""
    votes = json.loads((folder / "votes.json").read_text(encoding="utf-8"))
    comments = json.loads((folder / "comments.json").read_text(encoding="utf-8"))
    answers = sorted(
        (
            (float(one["modified"]), _of(one, "pid"), _of(one, "tid"), int(one["vote"]))
            for one in votes
        ),
    )
    statements = {
        str(_of(one, "tid")): Statement(
            str(_of(one, "tid")), one["txt"], one.get("mod", one.get("moderated")) == -1
        )
        for one in comments
    }
    return (
        Conversation(
            votes=[Vote(str(who), str(what), vote) for _, who, what, vote in answers],
            statements=statements,
        ),
        json.loads((folder / "math-pca2.json").read_text(encoding="utf-8")),
    )


def _of(one: dict[str, Any], key: str) -> int:
    long = {"pid": "participant_id", "tid": "statement_id"}[key]
    return int(one.get(key, one.get(long, -1)))
