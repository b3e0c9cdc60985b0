"""Job (작업): what `dure allocate` is asked for, and the names it answers to."""

from dataclasses import dataclass

RULES = ("greedy", "greedy-no-skip", "greedy-threshold", "equal-shares", "official")
COMPLETIONS = ("none", "add1", "greedy", "add1-greedy")
MEASURES = ("cost", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Job (작업): the vote, the rule, the result; `-` is standard input or output."""

    votes: str
    rule: str
    out: str
    completion: str = ""
    measure: str = "cost"
    increment: int | None = None  # None: as fits the money
    threshold: str = ""
    by: str = ""
