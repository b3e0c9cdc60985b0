"""Times of a day between what people write (10:50), seconds since midnight and instants in Seoul."""

from datetime import date, datetime, time, timedelta

from dure.kernel.clock import SEOUL


def seconds_of(at: time) -> int:
    """Seconds since midnight."""
    return at.hour * 3600 + at.minute * 60 + at.second


def written(at: time) -> str:
    """HH:MM as the engine's plans write it; seconds are cut."""
    return f"{at.hour:02d}:{at.minute:02d}"


def time_of(seconds: int) -> time:
    """The time of day; the last minute where it runs past midnight."""
    whole = min(seconds, 24 * 3600 - 60)
    return time(whole // 3600, whole % 3600 // 60, whole % 60)


def up_to_minute(seconds: int) -> time:
    """The time of day, on to the next whole minute: plans are written in minutes."""
    return time_of(-(-seconds // 60) * 60)


def instant(on: date, seconds: int) -> datetime:
    """The instant in Seoul, so many seconds after midnight of a day."""
    return datetime.combine(on, time(), SEOUL) + timedelta(seconds=seconds)


def since_midnight(at: datetime) -> int:
    """Seconds since midnight in Seoul."""
    here = at.astimezone(SEOUL)
    return seconds_of(here.time())


def later(at: time, minutes: int) -> time:
    """So many minutes later (or earlier), within the same day."""
    return time_of(max(0, seconds_of(at) + minutes * 60))
