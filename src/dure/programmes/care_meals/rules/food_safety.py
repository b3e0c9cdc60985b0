"""Food safety (식품안전): which limit holds where, whether a reading keeps to it, how long things keep."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from dure.kernel.dated import DatedValue
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.types.kitchen_log import Delivery

Law = Callable[[str], DatedValue]

# Each point: how a cook calls it, the value of the law, and on which side of it one must be.
POINTS: dict[str, tuple[Words, str, str]] = {
    "core": (Words("중심온도", "Core temperature"), "food.core_temperature_c", "least"),
    "hot": (Words("뜨거운 보관", "Hot holding"), "food.hot_holding_c", "least"),
    "cold": (Words("찬 보관 (냉장고)", "Cold holding (fridge)"), "food.cold_holding_c", "most"),
    "freezer": (Words("냉동고", "Freezer"), "food.sample_temperature_c", "most"),
    "box_hot": (Words("온장 배달통", "Hot delivery box"), "food.hot_holding_c", "least"),
    "box_cold": (Words("냉장 배달통", "Cold delivery box"), "food.cold_holding_c", "most"),
}
SHELLFISH = frozenset({"shellfish", "oyster", "abalone", "mussel"})
COLDEST, HOTTEST = Decimal(-60), Decimal(300)
COOKED = ("core",)
ON_THE_WAY = ("box_hot", "box_cold")


@dataclass(frozen=True, slots=True)
class Limit:
    """What a reading must keep to, and where that was read."""

    point: str
    side: str  # least, most
    celsius: Decimal
    citation: str
    minutes: int = 0

    def holds(self, celsius: Decimal, minutes: int | None = None) -> bool:
        """Whether a reading keeps to it; a core is hot enough only for long enough."""
        if self.minutes and minutes is not None and minutes < self.minutes:
            return False
        return celsius >= self.celsius if self.side == "least" else celsius <= self.celsius

    @property
    def words(self) -> Words:
        """`75 °C 이상` or `5 °C 이하`."""
        if self.side == "least":
            return Words(f"{self.celsius} °C 이상", f"at least {self.celsius} °C")
        return Words(f"{self.celsius} °C 이하", f"at most {self.celsius} °C")


def limit_of(point: str, law: Law, *, inside: frozenset[str] = frozenset()) -> Limit:
    """The limit of a point. Shellfish inside asks for more heat. Refused: `care_meals.no_such_point`."""
    if point not in POINTS:
        raise Refused("care_meals.no_such_point", point=point[:20])
    _, code, side = POINTS[point]
    if point == "core" and inside & SHELLFISH:
        code = "food.core_temperature_shellfish_c"
    entry = law(code)
    minutes = int(law("food.core_minutes").value) if point == "core" else 0
    return Limit(point, side, Decimal(entry.value), entry.citation, minutes)


def read_celsius(told: Decimal) -> Decimal:
    """A reading to a tenth. Refused with `care_meals.no_such_temperature`: a slip of the finger."""
    if not told.is_finite() or not COLDEST <= told <= HOTTEST:
        raise Refused("care_meals.no_such_temperature", found=str(told))
    return told.quantize(Decimal("0.1"))


def belongs_to(on: date, told_on: date) -> bool:
    """Whether something done on a day can be of the meals of another: some are cooked the evening before,
    some are cleared away after midnight; nobody measures the meals of last week or of next year.
    """
    return abs((told_on - on).days) <= 1


def dispose_after(stored_at: datetime, law: Law) -> datetime:
    """Until when a preserved sample has to be kept."""
    return stored_at + timedelta(hours=int(law("food.sample_hours").value))


def eat_before(cooked_at: datetime, law: Law) -> datetime:
    """Until when what was cooked must be at the door."""
    return cooked_at + timedelta(hours=int(law("food.eat_within_hours").value))


def kept_until(on: date, months: int) -> date:
    """The last day of a record that is kept so many months."""
    month = on.month - 1 + months
    year, month = on.year + month // 12, month % 12 + 1
    for day in (on.day, 30, 29, 28):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """A meal that leaves for a door: when it was cooked, when it is there, what was measured on the way."""

    cooked_at: datetime
    reaches_at: datetime
    kept_warm: bool = False  # a delivery box was read within its limit since it left


def must_come_back(meal: OnItsWay, law: Law) -> bool:
    """Whether a meal may not be handed over: it comes later than allowed and nobody measured it."""
    return meal.reaches_at > eat_before(meal.cooked_at, law) and not meal.kept_warm


# What is asked before somebody touches food; one yes and they do not cook today.
HEALTH_QUESTIONS = {
    "stomach": Words("설사나 구토가 있나요?", "Diarrhoea or vomiting?"),
    "wound": Words("손에 상처나 고름이 있나요?", "A wound or a sore on the hands?"),
    "fever": Words("열이 나거나 목이 아픈가요?", "A fever or a sore throat?"),
}


def may_touch_food(answers: dict[str, bool]) -> bool:
    """Whether somebody may cook today. Refused with `care_meals.health_unanswered`."""
    if set(answers) != set(HEALTH_QUESTIONS):
        raise Refused("care_meals.health_unanswered")
    return not any(answers.values())


def faults_of(delivery: Delivery, on: date, law: Law) -> tuple[str, ...]:
    """Why a delivery may not be taken, as codes; empty when it may. The gravest first."""
    found = []
    if delivery.use_by is not None and delivery.use_by < on:
        found.append("care_meals.delivery_expired")
    limit = {"cold": "food.cold_holding_c", "frozen": "food.sample_temperature_c"}
    if delivery.keeps in limit:
        if delivery.celsius is None:
            found.append("care_meals.delivery_unmeasured")
        elif delivery.celsius > Decimal(law(limit[delivery.keeps]).value):
            found.append("care_meals.delivery_warm")
    if not delivery.whole:
        found.append("care_meals.delivery_broken")
    if not delivery.origin.strip():
        found.append("care_meals.delivery_origin")
    return tuple(found)
