"""The workers of the lists: who cooks, packs and carries beside the crew of the roster, and when."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dure.ground.people.queries import codes_of_people
from dure.ground.people.services import register_person
from dure.ground.people.types import NewPerson
from dure.programmes.care_meals.demo.crew import BEGAN
from dure.programmes.care_meals.demo.stage import DAY, Table, told
from dure.programmes.care_meals.rules.month_lines import last_day

REGISTERED = date(2026, 7, 24)
PARTS = {"public": "courier", "capability": "pack", "community": "cook"}
# A month at most: ten days of three hours, or fifteen of four.
SPANS = {"public": (10, 180), "capability": (15, 240), "community": (15, 240)}


@dataclass(frozen=True)
class Helper:
    """Somebody on the list: what kind of job, and the codes that numbers of people are split by."""

    number: int
    person_id: int
    job: str
    leaves: bool  # the place belongs to the roster's crew from October on
    codes: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)

    @property
    def part(self) -> str:
        """Their part of the work."""
        return PARTS[self.job]


@dataclass(frozen=True, slots=True)
class Shift:
    """One line of the attendance list."""

    on: date
    who: Helper
    minutes: int


def helpers_of(table: Table) -> tuple[Helper, ...]:
    """Registered in summer; as many as the roster has since October make room for it."""
    here = told()
    crew = Counter(each["job"] for each in (*here["cooks"], *here["couriers"]))
    jobs = [job for job, count in here["helpers"]["jobs"].items() for _ in range(count)]
    people = [_registered(table, number) for number in range(len(jobs))]
    codes = codes_of_people(people)
    found, left = [], Counter(crew)
    for number, (job, person) in enumerate(zip(jobs, people, strict=True)):
        left[job] -= 1
        found.append(Helper(number, person, job, left[job] >= 0, codes.get(person, {})))
    return tuple(found)


def _registered(table: Table, number: int) -> int:
    names = told()["helpers"]
    sex = "m" if number % 3 == 2 else "f"
    given = names["women" if sex == "f" else "men"]
    family = names["family"][number % len(names["family"])]
    new = NewPerson(
        name=f"{family}{given[(number // 2) % len(given)]}",
        own_number=f"P-{number + 1:02d}",
        birth_date=date(1948 + number % 13, 1 + number % 12, 1 + number % 28),
        sex=sex,
    )
    who = table.act(REGISTERED, 9 + number // 30, number % 30)
    return int(register_person(**who, **table.here, new=new))


def shifts_of(helpers: Sequence[Helper], days: Sequence[date]) -> tuple[Shift, ...]:
    """Who worked on these days of one month: in turn, so that every day has hands."""
    return tuple(shift for who in helpers for shift in _shifts(who, days))


def _shifts(who: Helper, days: Sequence[date]) -> Iterator[Shift]:
    if who.leaves and days[0] >= BEGAN:
        return
    most, minutes = SPANS[who.job]
    # Spread over the whole month: the open one has only a part of it yet.
    whole = _workdays(days[0])
    for turn, day in enumerate(days):
        if (turn + who.number) * most // whole != (turn + who.number + 1) * most // whole:
            yield Shift(day, who, minutes)


def _workdays(day: date) -> int:
    first = day.replace(day=1)
    span = (last_day(first) - first).days + 1
    return sum((first + n * DAY).isoweekday() < 6 for n in range(span))
