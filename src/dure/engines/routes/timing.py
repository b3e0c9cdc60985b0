"""Timing (남은 시간): what is left of the seconds that somebody waits.

Starting the solver and reading the ground take their part of it, so a search is given what is left
and not what was planned; on a busy machine it is shorter, and the answer comes when it was promised.
"""

from dataclasses import dataclass
from time import monotonic

# Also where starting took all the time, this part of it is searched in.
LEAST = 0.3


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Time left (남은 시간): until `ends` on the steady clock, never less than `least` seconds."""

    ends: float
    least: float

    @classmethod
    def of(cls, seconds: float) -> "TimeLeft":
        """So many seconds, from now on."""
        return cls(monotonic() + seconds, LEAST * seconds)

    @property
    def seconds(self) -> float:
        return max(self.ends - monotonic(), self.least)
