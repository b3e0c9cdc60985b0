"""Matrix (응답표): who answered what, in the order in which people and statements first appeared."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dure.engines.deliberate.types import Conversation, Settings, Vote

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Matrix (응답표): rows are people, columns statements; no answer is NaN."""

    participants: tuple[str, ...]
    statements: tuple[str, ...]
    answers: Floats
    placed: NDArray[np.intp]  # rows of those who are grouped
    rejected: tuple[int, ...]  # columns that moderation turned away


def matrix_of(conversation: Conversation, settings: Settings) -> Matrix:
    """The last answer of each person to each statement, and who is placed."""
    people = {
        one: at for at, one in enumerate(dict.fromkeys(v.participant for v in conversation.votes))
    }
    asked = {
        one: at for at, one in enumerate(dict.fromkeys(v.statement for v in conversation.votes))
    }
    order = sorted(asked, key=_natural)
    column = {code: at for at, code in enumerate(order)}
    answers = np.full((len(people), len(column)), np.nan)
    for one in conversation.votes:
        answers[people[one.participant], column[one.statement]] = one.vote
    known = conversation.statements
    rejected = tuple(at for code, at in column.items() if code in known and known[code].rejected)
    placed = np.array([people[one] for one in _placed(conversation.votes, settings)], dtype=np.intp)
    return Matrix(tuple(people), tuple(order), answers, placed, rejected)


def _placed(votes: Sequence[Vote], settings: Settings) -> list[str]:
    """Polis's rule, vote by vote: whoever has answered enough is placed and stays; as long as fewer
    than fifteen are, the next who comes is placed as well. In the order of the first vote."""
    answered: dict[str, set[str]] = {}
    asked: set[str] = set()
    placed: set[str] = set()
    for one in votes:
        asked.add(one.statement)
        mine = answered.setdefault(one.participant, set())
        mine.add(one.statement)
        if one.participant in placed:
            continue
        enough = len(mine) >= min(settings.least_votes, len(asked))
        if enough or len(placed) < settings.least_placed:
            placed.add(one.participant)
    return [one for one in answered if one in placed]


def _natural(code: str) -> tuple[int, int, str]:
    return (0, int(code), code) if code.isdecimal() and len(code) < 18 else (1, 0, code)
