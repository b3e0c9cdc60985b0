"""The one place where the clock is read. Screens, tasks and commands read it once and pass `at` on."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")


def now() -> datetime:
    """This instant, aware, in Seoul. Rules, queries and services never call it."""
    return datetime.now(tz=SEOUL)


def day_of(at: datetime) -> date:
    """The calendar day in Seoul on which the instant `at` falls."""
    return at.astimezone(SEOUL).date()
