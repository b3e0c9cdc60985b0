"""The stage of care meals: who acts at which hour, and the dice by which the demo deals things out."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import cos, sin
from typing import Any

from dure.kernel.clock import SEOUL
from dure.kernel.programmes import DemoStage, programme

CODE = "care_meals"
HEAD, WORKER, BACKBONE = "sonmat-head", "sonmat-worker", "halmae-director"
HOLIDAYS = {date(2026, 9, 24), date(2026, 9, 25), date(2026, 10, 5), date(2026, 10, 9)}
DAY = timedelta(days=1)
SATURDAY = 6
GOLDEN, TURN = 0.618034, 2.399963  # spread without clumps


def told() -> dict[str, Any]:
    """What the demo of care meals tells."""
    known = programme(CODE)
    return dict(known.pack("demo")) if known else {}


@dataclass(slots=True)
class Table:
    """손맛 주방 while its demo is laid: its key, its people by name, and whose turn it is."""

    stage: DemoStage
    kitchen: int = 0
    hall: int = 0
    diners: dict[str, int] = field(default_factory=dict)  # key of the person → diner
    workers: dict[str, int] = field(default_factory=dict)  # name → worker
    couriers: dict[str, str] = field(default_factory=dict)  # name → courier's public id

    @property
    def here(self) -> dict[str, Any]:
        """The initiative and the kitchen's organisation."""
        stage = self.stage
        return {
            "initiative_id": stage.initiatives["halmae"],
            "organisation_id": stage.organisations["sonmat"],
        }

    def act(self, day: date, hour: int, minute: int = 0, *, who: str = HEAD) -> dict[str, Any]:
        """Somebody at a moment, as verbs are asked: `verb(**table.act(day, 7), …)`."""
        at = moment(day, hour, minute)
        return {"actor": self.stage.actor(who, at), "at": at}


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """That day in Seoul."""
    return datetime.combine(day, time(hour, minute), SEOUL)


def workdays_before(today: date, count: int) -> list[date]:
    """So many days of deliveries before a day, the earliest first."""
    found: list[date] = []
    day = today - DAY
    while len(found) < count:
        if day.isoweekday() < SATURDAY and day not in HOLIDAYS:
            found.append(day)
        day -= DAY
    return found[::-1]


def spread(number: int, least: float, most: float) -> tuple[float, float]:
    """A point around nought for each number; never two at one place."""
    far = least + (most - least) * ((number * GOLDEN) % 1)
    return far * cos(number * TURN), far * sin(number * TURN)


def dealt(number: int, day: date, turn: int) -> float:
    """Between 0 and 1, always the same for a place in the list, a day and a question asked of it."""
    return (number * GOLDEN + day.toordinal() * 0.754878 + turn * 0.569840) % 1


def first_eaters(people: list[str], today: date) -> tuple[set[str], set[date]]:
    """Whose meals are told at the door, and on which days before today: no list counts them as well."""
    here = told()
    return set(people[: here["diners"]]), set(workdays_before(today, here["past_days"]))
