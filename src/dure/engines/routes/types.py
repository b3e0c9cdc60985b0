"""Plan of deliveries (배달 계획): what must be at whose door, by whom, and what came out of it.

The plan's types are also its file format: the JSON Schema is made from them (`plan_schema`).
Times of a day are written HH:MM and held as seconds since midnight; distances are metres.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from dure.engines.plans import DAY_SECONDS, Clock, Day, Moment, Name, Part, Window, no_truth

ENGINE = "dure.routes 1"

Mode = Literal["walk", "bike", "ebike", "car"]


# A table of ways in seconds or metres: beyond this no courier goes, and sums would not fit.
Way = Annotated[int, Field(ge=0, le=10_000_000), BeforeValidator(no_truth)]
Minutes = Annotated[float, Field(ge=0, le=1440)]
# Slower than an old woman with a cart nobody is; a smaller number is a slip of the hand.
Speed = Annotated[float, Field(ge=0.5, le=120), BeforeValidator(no_truth)]
Detour = Annotated[float, Field(ge=1, le=5), BeforeValidator(no_truth)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Spot(Part):
    """Spot (위치): a point on the map, in degrees."""

    lat: Latitude
    lon: Longitude


class Kitchen(Spot):
    """Kitchen (주방): where the meals are cooked, and from when they may leave."""

    id: Name
    ready: Clock = 0
    closes: Clock = DAY_SECONDS
    loading_minutes: Minutes = 0


class Pause(Part):
    """Rest (휴식): so many minutes without work, somewhere between two times."""

    minutes: Minutes
    between: Window


class Courier(Part):
    """Courier (배달원): who carries how much, how fast, and when."""

    id: Name
    mode: Mode
    capacity: Annotated[int, Field(ge=1, le=10_000)]
    shift: Window
    speed_kmh: Speed | None = None
    rest: Pause | None = Field(default=None, alias="break")
    kitchen: Name | None = None
    start: Spot | None = None
    end: Spot | None = None
    most_trips: Annotated[int, Field(ge=1, le=20)] | None = None
    never: tuple[Name, ...] = ()


class Away(Part):
    """Pause (배달 중지): the days on which nothing is brought; `until` is the last of them."""

    since: Day | None = None
    until: Day | None = None


class Stop(Spot):
    """Stop (방문지): one home on a delivery route."""

    id: Name
    demand: Annotated[int, Field(ge=1, le=1_000)] = 1
    window: Window = (0, DAY_SECONDS)
    service_minutes: Minutes = 3
    usual: Name | None = None
    only: tuple[Name, ...] = ()
    kitchen: Name | None = None
    pauses: tuple[Away, ...] = ()
    notes: Annotated[str, Field(max_length=1_000)] = ""


class Matrix(Part):
    """Matrix (이동표): measured travel between places, in seconds and metres; rows are origins.

    `places` names kitchens, stops and, for own starts and ends, `<courier>:start`, `<courier>:end`.
    """

    mode: Mode
    places: tuple[Name, ...]
    seconds: tuple[tuple[Way, ...], ...]
    metres: tuple[tuple[Way, ...], ...] | None = None


class Settings(Part):
    """Settings (설정): what a route may cost, and how a straight line becomes a way."""

    hot_minutes: Annotated[float, Field(gt=0, le=1440)] | None = None
    speed_kmh: dict[Mode, Speed] = Field(default_factory=dict)
    detour: dict[Mode, Detour] = Field(default_factory=dict)
    usual_courier_minutes: Minutes = 10
    trip_minutes: Minutes = 2


class Plan(Part):
    """Plan of one day (하루 배달 계획): kitchens, couriers and the doors to be reached."""

    day: Day
    kitchens: tuple[Kitchen, ...]
    couriers: tuple[Courier, ...]
    stops: tuple[Stop, ...]
    travel: tuple[Matrix, ...] = ()
    settings: Settings = Settings()


class Visit(Part):
    """Visit (방문): one door, when it is reached and left."""

    stop: str
    arrives: Moment
    hands_over: Moment
    leaves: Moment
    portions: int


class Trip(Part):
    """Trip (회차): out of the kitchen with a load, from door to door."""

    kitchen: str
    departs: Moment
    portions: int
    hot_minutes: float
    visits: tuple[Visit, ...]
    returns: Moment
    distance_m: int


class Route(Part):
    """Route (동선): all trips of one courier on one day."""

    courier: str
    starts: Moment
    ends: Moment
    trips: tuple[Trip, ...]
    distance_m: int
    travel_minutes: float


class Reason(Part):
    """Reason (까닭): a code that names a sentence, and what it speaks of."""

    code: str
    values: Mapping[str, str | int | float] = Field(default_factory=dict)


class LeftOut(Reason):
    """Left out (배달 못 함): a stop on no route, and why."""

    stop: str


class Cost(Part):
    """Cost (비용): what the plan spends; `total` is what the search made small, in minutes."""

    total: float
    travel_minutes: float
    distance_m: int
    trips: int
    unusual_couriers: int


class Solution(Part):
    """Solution (배차 결과): the routes, what they cost, and every stop that is on none."""

    engine: str = ENGINE
    inputs: str
    day: Day
    possible: bool
    cost: Cost
    routes: tuple[Route, ...]
    paused: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    reasons: tuple[Reason, ...] = ()
    seeds: tuple[int, ...] = ()
    seconds: float = 0
