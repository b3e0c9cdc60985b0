"""Travel times (이동 시간) of a plan, as the house has set: straight lines, OSRM or Valhalla.

`DURE_OSRM` and `DURE_VALHALLA` hold the address of an engine of one's own: coordinates of homes go
there, without names. Where it gives no answer, straight lines are taken and the day says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from dure.engines.door import late
from dure.kernel.words import Words
from dure.programmes.care_meals.rules.route_values import route_values
from dure.programmes.care_meals.rules.travel import (
    NO_ROADS,
    UNKNOWN_WAYS,
    modes_of,
    places_of,
    table_rows,
)

Tell = Callable[[int, int], None]
ways = late("dure.engines.routes.plainly", "ways")


@dataclass(frozen=True, slots=True)
class Travelled:
    """A plan with the travel it is to use, where that came from, and what is to be said about it."""

    rows: Mapping[str, Any]
    source: str
    told: tuple[Words, ...] = ()


def road_engine() -> tuple[str, str] | None:
    """Kind and address of the road engine of the house; None where straight lines are all there is."""
    if settings.DURE_OSRM:
        return "osrm", settings.DURE_OSRM
    return ("valhalla", settings.DURE_VALHALLA) if settings.DURE_VALHALLA else None


def with_travel(rows: Mapping[str, Any], *, tell: Tell) -> Travelled:
    """The plan with measured ways, or as it is where no road engine is set or none answers."""
    engine = road_engine()
    if engine is None or not rows["stops"] or not rows["couriers"]:
        return Travelled(rows, "straight")
    places, modes = places_of(rows), modes_of(rows)
    tables, straight = [], 0
    for done, mode in enumerate(modes, start=1):
        timeout = settings.DURE_ROADS_TIMEOUT
        found = ways(*engine, mode, list(places.values()), timeout=timeout)
        if found["why"]:
            return Travelled(rows, "straight", (NO_ROADS[found["why"]].filled(said=found["said"]),))
        table, guessed = table_rows(mode, places, found, route_values())
        tables.append(table)
        straight += guessed
        tell(done, len(modes))
    told = (UNKNOWN_WAYS.filled(n=straight),) if straight else ()
    return Travelled({**rows, "travel": tables}, engine[0], told)
