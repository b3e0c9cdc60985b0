"""Quiet hours (쉬는 시간): when a phone does not ring, and until when something waits."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from dure.communication.types.notices import Purpose

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """From this hour until before that one; across midnight where it begins later than it ends.

    Both the same: never quiet.
    """

    begins: time
    ends: time

    def hold(self, at: time) -> bool:
        """Does this hour lie inside?"""
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


def quiet_until(
    at: datetime, *, own: Hours, law: Hours, purpose: Purpose, zone: tzinfo
) -> datetime | None:
    """When it may be told; None: now. Urgent things wait for nobody.

    Somebody's own hours hold, and where something advertises those of the law as well, whatever
    somebody chose. The house keeps the law's hours for all that is not urgent until somebody says else.
    """
    if purpose == "urgent":
        return None
    kept = (own, law) if purpose == "advertising" else (own,)
    then = at
    for _ in range(3):  # two spans may follow one another
        later = then
        for hours in kept:
            later = _after(later, hours, zone)
        if later == then:
            break
        then = later
    return None if then == at else then


def _after(at: datetime, hours: Hours, zone: tzinfo) -> datetime:
    here = at.astimezone(zone)
    if not hours.hold(here.time()):
        return at
    end = datetime.combine(here.date(), hours.ends, zone)
    return end if end > here else end + DAY
