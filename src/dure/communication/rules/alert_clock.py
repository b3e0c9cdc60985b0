"""How far the alert clock goes on between two looks: real seconds, whatever the wall clock does.

On a machine that has not been started anew, the seconds since its start tell: nobody can set them. Each
machine goes by what it saw itself; of several the one that counted most is right, as others slept.
Where a machine is seen for the first time, or after a start, the wall clock must do: never backwards, so
that no time is counted twice, and an alert waits at most as long as the wall was set back meanwhile.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dure.kernel.clock import Sighting


@dataclass(frozen=True, slots=True)
class Kept:
    """The clock as it was left: its reading and what was seen then."""

    reading: float
    boot: str
    steady_s: float
    wall_at: datetime


def gone_on(kept: Kept, seen: Sighting, own: Kept | None = None) -> Kept:
    """The clock now; `own` is how this machine left it, where another one has looked since."""
    same_machine = bool(seen.boot) and seen.boot == kept.boot
    if own is not None and not same_machine and own.boot == seen.boot:
        since = max(0.0, seen.steady_s - own.steady_s)
        steady = max(own.steady_s, seen.steady_s)
        return Kept(max(kept.reading, own.reading + since), seen.boot, steady, seen.wall_at)
    if same_machine:
        # Two processes may look in one order and be heard in the other.
        elapsed = max(0.0, seen.steady_s - kept.steady_s)
        steady = max(kept.steady_s, seen.steady_s)
        wall = seen.wall_at if elapsed or seen.steady_s == kept.steady_s else kept.wall_at
        return Kept(kept.reading + elapsed, seen.boot, steady, wall)
    elapsed = max(0.0, (seen.wall_at - kept.wall_at).total_seconds())
    # The later of the two: machines whose clocks differ do not count the difference again and again.
    wall = max(kept.wall_at, seen.wall_at)
    return Kept(kept.reading + elapsed, seen.boot, seen.steady_s, wall)


def age_s(raised_at: datetime, seen: Sighting, elapsed_s: float) -> float:
    """How old an alert is that was raised since the clock was last looked at: at most that long ago.

    The wall clock may have been set since; then the whole span counts or none of it, never more.
    """
    return min(max(0.0, (seen.wall_at - raised_at).total_seconds()), max(0.0, elapsed_s))


def left_at(began_at: datetime, at: datetime, within_s: int) -> float:
    """What is left of a rung's time for something that began at `began_at` and is told of at `at`."""
    return max(0.0, within_s - max(0.0, (at - began_at).total_seconds()))


def due_at(at: datetime, seconds: float) -> datetime:
    """When that is on the wall, for people."""
    return at + timedelta(seconds=seconds)
