"""How a door and a route stand on the dispatcher's board."""

from collections.abc import Iterable
from datetime import datetime, timedelta

LATE = timedelta(minutes=15)
QUIET = timedelta(minutes=30)


def door_state(
    outcome: str, *, worst: int, due_at: datetime | None, has_alert: bool, now: datetime
) -> str:
    """`alert`, `nobody`, `problem`, `worry`, `done`, `late` or `waiting`; the most pressing first."""
    if has_alert:
        return "alert"
    if outcome in ("nobody", "problem"):
        return outcome
    if outcome:
        return "worry" if worst > 1 else "done"
    return "late" if due_at is not None and now > due_at + LATE else "waiting"


def route_state(doors: Iterable[str], *, is_sent: bool, is_opened: bool) -> str:
    """`problem`, `done`, `on_the_way`, `not_opened` or `not_sent`."""
    states = list(doors)
    if any(state in ("alert", "problem", "late") for state in states) and is_opened:
        return "problem"
    if "alert" in states:
        return "problem"
    if states and all(state not in ("waiting", "late") for state in states):
        return "done"
    if is_opened:
        return "on_the_way"
    return "not_opened" if is_sent else "not_sent"


def quiet_minutes(heard_at: datetime | None, now: datetime) -> int | None:
    """For how many minutes a phone has said nothing, where that is long; it may just have no signal."""
    if heard_at is None or now - heard_at < QUIET:
        return None
    return int((now - heard_at) / timedelta(minutes=1))
