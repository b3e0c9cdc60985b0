"""Is a worker alive? Its lock on this machine says so at once, its beat after a while."""

from datetime import datetime, timedelta

BEAT = timedelta(seconds=5)
SILENCE = timedelta(seconds=60)
MOST_STARTS = 3  # of one task, when its workers die


def is_alive(seen_at: datetime, at: datetime, *, held: bool | None) -> bool:
    """True when the worker holds its lock here, or, from elsewhere (None), was seen a moment ago."""
    if held is not None:
        return held
    return at - seen_at < SILENCE
