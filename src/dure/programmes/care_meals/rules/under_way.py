"""Under way (배달 중): once meals have left, what stays as it is when a day is planned again.

A door that has been visited stays where it is, whoever came. A trip that has begun stays its courier's:
the meals are in that box. Everything else may be planned anew, and nothing leaves in the past.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

TripOf = tuple[int, int]  # courier, trip


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNow:
    """A door on a route at this moment."""

    diner_id: int
    courier_id: int
    trip: int
    visited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderWay:
    """What stays: doors by diner; when each courier is back; how many trips they have begun; now."""

    stays: frozenset[int] = frozenset()
    back_at: Mapping[int, int] = field(default_factory=dict)  # courier → seconds since midnight
    begun: Mapping[int, int] = field(default_factory=dict)  # courier → trips
    now: int | None = None  # seconds since midnight; None: the day is not today


NOT_YET = UnderWay()


def begun_trips(
    stops: Iterable[StopNow], departs: Mapping[TripOf, int], *, now: int | None, waits: bool
) -> dict[int, int]:
    """Courier → how many trips they have begun: a door of it is visited, or its hour has come.

    `waits`: the meals are late, so that an hour alone says nothing.
    """
    found: dict[int, int] = {}
    for one in stops:
        departs_at = departs.get((one.courier_id, one.trip))
        hour = now is not None and not waits and departs_at is not None and departs_at <= now
        if one.visited or hour:
            found[one.courier_id] = max(found.get(one.courier_id, 0), one.trip)
    return found


def staying(
    stops: Iterable[StopNow], begun: Mapping[int, int], missing: Collection[int]
) -> frozenset[int]:
    """The doors that stay: visited ones, and those of trips which their courier goes on with."""
    return frozenset(
        one.diner_id
        for one in stops
        if one.visited
        or (one.courier_id not in missing and one.trip <= begun.get(one.courier_id, 0))
    )
