"""A day of meals: who eats, who is on a stop, paused, explained or still open; routes and their stops."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from dure.kernel.words import Words
from dure.programmes.care_meals.types.diners import KINDS, NeedCard
from dure.programmes.care_meals.types.spans import span_words

HALL = "care_meals.hall"
# How a diner stands on a day. Nobody is in none of these: that is what opening a day asks.
STANDINGS: Mapping[str, Words] = {
    "stop": Words("배달해요", "on a route"),
    "hall": Words("식당에 오세요", "comes to the hall"),
    "paused": Words("쉬고 있어요", "paused"),
    "explained": Words("까닭을 적었어요", "explained"),
    "open": Words("아직 정하지 않았어요", "not settled yet"),
}
# Why somebody gets no meal today although one is due; `other` asks for a sentence.
EXPLANATIONS: Mapping[str, Words] = {
    "fetched": Words("본인이나 가족이 가지러 와요", "fetched by the diner or family"),
    "neighbour": Words("이웃 편에 보내요", "sent along with a neighbour"),
    "told_off": Words("오늘은 안 받겠다고 하셨어요", "does not want a meal today"),
    "away": Words("집에 안 계셔요", "away from home"),
    "outside": Words("배달 지역 밖이에요", "outside the area"),
    "nobody_can": Words("갈 수 있는 사람이 없어요", "nobody can go there"),
    "died": Words("돌아가셨어요", "has died"),
    "other": Words("그 밖의 까닭", "another reason"),
}
MODES: Mapping[str, Words] = {
    "walk": Words("도보", "on foot"),
    "bike": Words("자전거", "bicycle"),
    "ebike": Words("전기자전거", "e-bike"),
    "car": Words("차량", "car"),
}
DAY_STATES: Mapping[str, Words] = {
    "draft": Words("짜는 중", "being planned"),
    "open": Words("열림", "open"),
    "closed": Words("마침", "closed"),
}


@dataclass(frozen=True, slots=True)
class DayDiner:
    """A diner on a day, one kind of meal: how many portions, what to mind, and how it stands.

    `label` is where the meal goes: "2-07" is the seventh door of route 2; empty without a stop.
    `portions` are due by the order, also where they are paused or explained; `cooked` are cooked.
    """

    diner_id: int
    public_id: str
    person_id: int
    masked_name: str
    kind: str
    portions: int
    need: NeedCard | None
    state: str  # one of STANDINGS
    label: str = ""
    reason: Words | None = None
    stop: str = ""  # the address of its stop, where it has one
    by_hand: bool = False  # a person wrote the reason, and can take it back

    @property
    def cooked(self) -> int:
        """Portions that are to be cooked: only for who is on a stop or comes to the hall."""
        return self.portions if self.state in {"stop", "hall"} else 0

    @property
    def kind_words(self) -> Words:
        """The kind of meal in words."""
        return KINDS.get(self.kind, Words(self.kind, self.kind))


@dataclass(frozen=True, slots=True)
class DayCount:
    """What a day adds up to: diners by how they stand, portions to cook, and doors on routes."""

    standing: Mapping[str, int]
    portions: int  # to be brought to doors
    hall: int  # eaten in the hall
    stops: int
    stop_portions: int  # what the routes carry, counted from the stops themselves

    @property
    def is_settled(self) -> bool:
        """True when nobody is left open and the routes carry exactly what is cooked for doors."""
        return not self.standing.get("open") and self.portions == self.stop_portions


@dataclass(frozen=True, slots=True)
class CostCard:
    """What routes cost: minutes on the way, metres, trips, doors without their usual courier."""

    total: float = 0
    travel_minutes: float = 0
    distance_m: int = 0
    trips: int = 0
    unusual_couriers: int = 0

    @property
    def travel_words(self) -> Words:
        """The time on the way, as people say it."""
        return span_words(self.travel_minutes)

    @property
    def distance_km(self) -> float:
        """Kilometres with one decimal."""
        return round(self.distance_m / 1000, 1)


@dataclass(frozen=True, slots=True)
class MealDayCard:
    """MealDay (배식일): one kitchen on one date, and how far it is."""

    id: int
    public_id: str
    kitchen_id: int
    kitchen: Words
    initiative_id: int
    organisation_id: int
    on: date
    state: str
    version: int
    ready: time
    hot_minutes: int | None
    planned_at: datetime | None
    opened_at: datetime | None
    closed_at: datetime | None
    travel: str
    cost: CostCard
    told: tuple[Words, ...] = ()
    broken: tuple[Words, ...] = ()

    @property
    def state_words(self) -> Words:
        """The state in words."""
        return DAY_STATES[self.state]


@dataclass(frozen=True, slots=True)
class StopCard:
    """Stop (방문지) of a day: where it stands on its route and what is brought; the name masked or none."""

    id: int
    public_id: str
    day_id: int
    diner_id: int
    person_id: int
    route_id: int | None
    label: str
    place: int
    trip: int
    name: str
    state: str  # planned, left_out, explained, closed
    paused: bool
    meals: Mapping[str, int]
    portions: int
    window: tuple[time, time]
    due_at: datetime | None
    leaves_at: datetime | None
    minutes: int
    need: NeedCard | None = None
    reason: Words | None = None

    @property
    def is_served(self) -> bool:
        """True where somebody brings a meal to this door today."""
        return self.state == "planned" and self.route_id is not None and not self.paused

    @property
    def meal_words(self) -> tuple[tuple[Words, int], ...]:
        """What is brought, kind by kind."""
        return tuple((KINDS.get(kind, Words(kind, kind)), n) for kind, n in self.meals.items())


@dataclass(frozen=True, slots=True)
class TripCard:
    """Trip (회차): out of the kitchen with a load, and back."""

    number: int
    departs_at: datetime
    returns_at: datetime
    portions: int
    hot_minutes: float
    distance_m: int


@dataclass(frozen=True, slots=True)
class RouteCard:
    """Route (배달 경로): everything one courier brings on a day, in order."""

    id: int
    public_id: str
    day_id: int
    number: int
    courier_id: int
    courier: str
    mode: Words
    starts_at: datetime
    ends_at: datetime
    trips: tuple[TripCard, ...]
    stops: tuple[StopCard, ...]
    distance_m: int
    travel_minutes: float
    by_hand: bool
    broken: tuple[Words, ...] = ()

    @property
    def served(self) -> tuple[StopCard, ...]:
        """The doors that are reached."""
        return tuple(one for one in self.stops if one.is_served)

    @property
    def portions(self) -> int:
        """What is carried, counted from the doors."""
        return sum(one.portions for one in self.served)

    @property
    def distance_km(self) -> float:
        """Kilometres with one decimal."""
        return round(self.distance_m / 1000, 1)


@dataclass(frozen=True, slots=True)
class DayBoard:
    """A day at a glance: the numbers, the routes with their doors, and everybody who has none."""

    day: MealDayCard
    count: DayCount
    routes: tuple[RouteCard, ...]
    diners: tuple[DayDiner, ...]
    stops: tuple[StopCard, ...] = ()  # on a route or on none
    kitchen_spot: tuple[float, float] | None = None
    spots: Mapping[int, tuple[float, float]] = field(default_factory=dict, repr=False)

    def standing(self, state: str) -> tuple[DayDiner, ...]:
        """Those who stand like this, by name."""
        found = [one for one in self.diners if one.state == state]
        return tuple(sorted(found, key=lambda one: (one.masked_name, one.diner_id)))

    @property
    def explained(self) -> tuple[DayDiner, ...]:
        """Those who get no meal today, with the reason."""
        return self.standing("explained")

    @property
    def paused(self) -> tuple[DayDiner, ...]:
        """Those who pause, each once, however many kinds of meals are ordered."""
        return tuple({one.diner_id: one for one in self.standing("paused")}.values())

    @property
    def open_diners(self) -> tuple[DayDiner, ...]:
        """Those who are not settled yet."""
        return self.standing("open")


@dataclass(frozen=True, slots=True)
class SheetStop:
    """A line of the printed route sheet: what the courier needs at one door, and no more."""

    label: str
    place: int
    trip: int
    name: str
    address: str
    note: str
    meals: str  # as they are written on paper, in the language of whoever prints
    minds: str
    hours: str
    due: str
    begins_trip: (
        int  # the trip that begins with this door; 0 within one, or where there is one only
    )
    together: bool  # the same door as the line above

    def __repr__(self) -> str:
        return f"SheetStop({self.label})"


@dataclass(frozen=True, slots=True)
class RouteSheet:
    """Route sheet (배달 경로표) of one courier: trips, doors, and how many portions must be on board."""

    route: RouteCard
    stops: tuple[SheetStop, ...]
    portions: int


@dataclass(frozen=True, slots=True)
class CourierCard:
    """Courier (배달원) as the kitchen sees one."""

    id: int
    public_id: str
    name: str
    phone: str
    mode: str
    load: int
    speed_kmh: float | None
    weekdays: tuple[int, ...]
    shift: tuple[time, time]
    rest: tuple[int, time, time] | None
    kitchen_id: int | None
    start: tuple[float, float] | None
    end: tuple[float, float] | None
    most_trips: int | None
    organisation_id: int
    initiative_id: int
    since: date
    ended_on: date | None
    worker_key: int | None = None
    away_on: tuple[date, ...] = ()
    forbidden: int = 0

    def __repr__(self) -> str:
        return f"CourierCard({self.public_id})"

    @property
    def mode_words(self) -> Words:
        """How the courier goes, in words."""
        return MODES[self.mode]


@dataclass(frozen=True, slots=True)
class ForbiddenCard:
    """ForbiddenPair (가지 않는 집) in a courier's list; the diner masked."""

    id: int
    diner_id: int
    masked_name: str
    reason: Words
    since: date
