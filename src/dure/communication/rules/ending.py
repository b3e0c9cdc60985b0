"""Ending a working meeting (회의 마치기): not before it can have been held."""

from datetime import datetime, timedelta

EARLY = timedelta(minutes=30)
"""Everybody may be there before the hour, and be done by it: half an hour is given for that."""


def ends_from(starts_at: datetime) -> datetime:
    """From when a meeting that begins then may be ended."""
    return starts_at - EARLY
