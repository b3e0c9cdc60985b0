"""Short of cooks (조리 일손 부족): how much later the meals are ready, and what can still be cooked."""

from datetime import time

from dure.programmes.care_meals.rules.times import later, seconds_of


def minutes_later(*, opens: time, ready: time, cooks: int, missing: int) -> int:
    """Minutes by which the pots are later when some cooks are missing, rounded up to five.

    The work stays the same and is shared by fewer hands; with nobody left it takes the whole time
    again, and somebody has to decide.
    """
    if missing <= 0 or cooks <= 0:
        return 0
    span = max(0, seconds_of(ready) - seconds_of(opens)) / 60
    left = cooks - missing
    longer = span if left <= 0 else span * missing / left
    return int(-(-longer // 5) * 5)


def ready_then(ready: time, minutes: int) -> time:
    """When the meals may leave."""
    return later(ready, minutes)
