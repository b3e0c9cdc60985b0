"""What is asked of the route engine and what comes back, as plain values of this programme."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

Spot = tuple[float, float]  # latitude, longitude


@dataclass(frozen=True, slots=True, kw_only=True)
class KitchenAsk:
    """A kitchen as the engine sees it."""

    id: int
    day_id: int
    spot: Spot
    ready: time
    closes: time
    loading_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CourierAsk:
    """A courier as the engine sees it; `never` are diners."""

    id: int
    mode: str
    load: int
    shift: tuple[time, time]
    speed_kmh: float | None = None
    rest: tuple[int, time, time] | None = None
    kitchen_id: int | None = None
    start: Spot | None = None
    end: Spot | None = None
    most_trips: int | None = None
    never: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorAsk:
    """One diner's door on the day. `usual` is the courier who always comes."""

    diner_id: int
    household: str
    kitchen_id: int
    spot: Spot | None
    place_code: str
    window: tuple[time, time]
    minutes: int
    meals: Mapping[str, int]
    usual: int | None = None
    county_unknown: bool = False  # the address names a county that no list knows
    border_right: bool = False  # somebody said once that across the border is right

    @property
    def portions(self) -> int:
        """Portions of all kinds together."""
        return sum(self.meals.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAsk:
    """Everything that is known of a day before its routes are sought."""

    on: date
    kitchens: tuple[KitchenAsk, ...]
    couriers: tuple[CourierAsk, ...]
    doors: tuple[DoorAsk, ...]
    hot_minutes: int | None = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A door that is on no route, why (a code), and the engine's own sentence where it has one."""

    diner_id: int
    reason: str
    ko: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorAt:
    """A door on a route: which trip, the n-th of the route, and seconds since midnight."""

    diner_id: int
    trip: int
    place: int
    due: int
    leaves: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFound:
    """The route of one courier from one kitchen."""

    courier_id: int
    kitchen_id: int
    starts: int
    ends: int
    trips: tuple[Mapping[str, float], ...]
    doors: tuple[DoorAt, ...]
    distance_m: int
    travel_minutes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutesFound:
    """What came back: routes, doors on none with the reason, cost, and what planning has to say."""

    routes: tuple[RouteFound, ...]
    refusals: tuple[Refusal, ...] = ()
    cost: Mapping[str, float]
    broken: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    travel: str = "straight"
    inputs: str = ""

    def order(self) -> "Order":
        """The doors of every courier, trip after trip."""
        made: dict[int, list[list[int]]] = {}
        for route in self.routes:
            trips: list[list[int]] = [[] for _ in route.trips]
            for door in route.doors:
                trips[door.trip - 1].append(door.diner_id)
            made[route.courier_id] = trips
        return made


Order = dict[int, list[list[int]]]  # courier → trips → diners
