"""Job (작업): what `dure deliberate` is asked for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Job (작업): votes, statements, the result; `-` is standard input or output."""

    votes: str
    out: str
    statements: str = ""
    previous: str = ""
    smallest: int = 0
    groups: int | None = None  # none: several numbers are tried
