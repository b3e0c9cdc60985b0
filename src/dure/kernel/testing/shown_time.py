"""Shown time (보이는 시각): a story of one day says what the house's clock shows, and moves it on.

    with shown_time(datetime(2026, 11, 23, 6, 40, tzinfo=SEOUL)) as clock:
        ...
        clock.shows(9, 15)

Time goes on from what is shown. The phones of the story keep their own clocks, which are wrong then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from typing import Self

from dure.kernel import clock as house_clock


class Shown:
    """What the clock shows, as an offset to what it is."""

    def __init__(self, at: datetime) -> None:
        self.off = at - datetime.now(tz=at.tzinfo)

    @property
    def now(self) -> datetime:
        """What the house takes for now."""
        return datetime.now(tz=house_clock.SEOUL) + self.off

    def shows(self, hour: int, minute: int = 0) -> None:
        """Later the same day."""
        self.moves_to(self.now.replace(hour=hour, minute=minute, second=0, microsecond=0))

    def moves_to(self, at: datetime) -> None:
        """Another day."""
        self.off = at - datetime.now(tz=at.tzinfo)


@contextmanager
def shown_time(at: datetime) -> Iterator[Shown]:
    """Until the end of the block the house's clock shows this, and goes on from it."""
    shown, names = Shown(at), vars(house_clock)
    real = names["datetime"]

    class Moved(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            off = shown.off if tz is not None else timedelta()
            return datetime.now(tz=tz) + off  # type: ignore[return-value]

    names["datetime"] = Moved
    try:
        yield shown
    finally:
        names["datetime"] = real
