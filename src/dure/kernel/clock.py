"""The one place where the clock is read. Screens, tasks and commands read it once and pass `at` on."""

import time
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

SEOUL = ZoneInfo("Asia/Seoul")


def now() -> datetime:
    """This instant, aware, in Seoul. Rules, queries and services never call it."""
    return datetime.now(tz=SEOUL)


def day_of(at: datetime) -> date:
    """The calendar day in Seoul on which the instant `at` falls."""
    return at.astimezone(SEOUL).date()


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one look at the clocks of this machine saw: the wall, and the seconds since it started.

    Nobody can set the seconds; they are the same in every process of the machine until it starts
    anew, and then `boot` is another word. Without such a clock `boot` is empty.
    """

    wall_at: datetime
    boot: str
    steady_s: float


def sighting() -> Sighting:
    """One look at both clocks."""
    boot = BOOT.read_text(encoding="ascii").strip() if BOOT.exists() else ""
    steady = time.clock_gettime(time.CLOCK_BOOTTIME) if boot else 0.0
    return Sighting(now(), boot, steady)


BOOT = Path("/proc/sys/kernel/random/boot_id")
