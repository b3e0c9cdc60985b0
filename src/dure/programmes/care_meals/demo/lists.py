"""What the kitchen's paper lists say of doors, pots and shifts, from August until the phones came.

The lists are read as the days of Dure are: what is known of a month goes through the rules that count
it (`rules/month_lines.py`), and what comes of it stands in the ledger under a source of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from dure.activities.queries import lines_from, recorded_facts
from dure.activities.services import record_services
from dure.activities.types import ServiceFact
from dure.kernel.clock import SEOUL
from dure.programmes.care_meals.demo.kitchens import COUNTED_SINCE, COUNTY
from dure.programmes.care_meals.demo.list_workers import (
    REGISTERED,
    Helper,
    Shift,
    helpers_of,
    shifts_of,
)
from dure.programmes.care_meals.demo.log import LOGGED_DAYS
from dure.programmes.care_meals.demo.stage import DAY, Table, dealt, moment, told
from dure.programmes.care_meals.queries.job_types import job_type
from dure.programmes.care_meals.rules.attendance import pay_of
from dure.programmes.care_meals.rules.month_lines import diet_of, last_day, month_lines
from dure.programmes.care_meals.types.month import (
    AlertEnded,
    CheckDue,
    CountedLine,
    DoorDue,
    MonthKnown,
    Paid,
    PlacesDue,
    Worked,
)

AT_DOORS = ("care_meals.lunchbox", "care_meals.banchan")
OPENS, CLOSES = time(10, 50), time(12, 20)
MODES = ("walk", "ebike", "car")
# How often: too late, told the day after, nobody home, a meal that was not as ordered, a pot too cool.
LATE, NEXT_DAY, NOBODY, WRONG, COOL = 0.07, 0.028, 0.031, 0.008, 0.04
CORES, BOXES = 12, 4  # temperatures a day
VACANT = 0.4  # a shift of the day on which a place stays empty
ALERTED = 0.45  # a day on which a door stays shut for longer
Days = Mapping[date, Sequence[DoorDue]]


def read_the_lists(table: Table) -> None:
    """Month by month what the lists say becomes lines of the ledger, counted by the same rules."""
    doors, helpers = _doors(table), helpers_of(table)
    for first in sorted({day.replace(day=1) for day in doors}):
        days = [day for day in sorted(doors) if day.replace(day=1) == first]
        shifts = shifts_of(helpers, days)
        known = _known(table, first, {day: doors[day] for day in days}, shifts)
        _write(table, first, month_lines(known, first=first, place_code=COUNTY), shifts)


def _known(table: Table, first: date, doors: Days, shifts: Sequence[Shift]) -> MonthKnown:
    on_paper = table.stage.today - LOGGED_DAYS * DAY
    return MonthKnown(
        doors=tuple(door for day in doors for door in doors[day]),
        checks=tuple(one for day in doors if day < on_paper for one in _checks(day)),
        places=tuple(_places(shifts)),
        worked=tuple(Worked(one.on, one.who.job, one.minutes) for one in shifts),
        paid=tuple(_paid(first, shifts)),
        # Since the phones came the ladder is Dure's own, and nobody keeps a list of it.
        alerts=tuple(one for day in doors if day < COUNTED_SINCE for one in _alerts(day)),
    )


def _doors(table: Table) -> dict[date, list[DoorDue]]:
    """Each home a line of the Friday list brought something to, once a day; some where nobody was."""
    lines = lines_from(
        "meals:",
        organisation_id=table.here["organisation_id"],
        starts_on=REGISTERED,
        ends_before=table.stage.today + DAY,
    )
    brought: dict[tuple[date, int], list[datetime]] = defaultdict(list)
    for kind, person, _, at, _, _ in recorded_facts(line.source for line in lines).values():
        if kind in AT_DOORS and person is not None:
            brought[at.astimezone(SEOUL).date(), person].append(at)
    places = {key: place for place, key in enumerate(sorted({key for _, key in brought}))}
    doors: dict[date, list[DoorDue]] = defaultdict(list)
    for (day, person), times in sorted(brought.items()):
        doors[day] += _at_door(day, places[person], sorted(times))
    return doors


def _at_door(day: date, number: int, times: Sequence[datetime]) -> Iterator[DoorDue]:
    late = dealt(number, day, 1) < LATE
    at = moment(day, 12, 22 + number % 30) if late else times[0]
    told_at = moment(day + DAY, 9) if dealt(number, day, 2) < NEXT_DAY else at
    needs = told()["needs"]
    need = needs[number % len(needs)]
    yield DoorDue(
        on=day,
        mode=MODES[number % len(MODES)],
        place_code=COUNTY,
        portions=len(times),
        opens=OPENS,
        closes=CLOSES,
        outcome="left" if number % 9 == 5 else "delivered",
        at=at,
        told_at=told_at,
        diet=diet_of(need.get("allergens", ()), need.get("diet", ""), need.get("texture", 7)),
        as_ordered=dealt(number, day, 3) >= WRONG,
    )
    if dealt(number, day, 4) < NOBODY:
        yield DoorDue(
            on=day,
            mode=MODES[(number + 1) % len(MODES)],
            place_code=COUNTY,
            portions=1,
            opens=OPENS,
            closes=CLOSES,
            outcome="nobody",
            at=times[0],
            told_at=times[0],
        )


def _checks(day: date) -> Iterator[CheckDue]:
    for number in range(CORES + BOXES):
        point = "core" if number < CORES else "box_hot"
        yield CheckDue(day, point, dealt(number, day, 5) >= COOL)


def _places(shifts: Sequence[Shift]) -> Iterator[PlacesDue]:
    came = Counter((one.on, one.who.part) for one in shifts)
    for number, ((day, part), worked) in enumerate(sorted(came.items())):
        yield PlacesDue(day, part, worked + (dealt(number, day, 6) < VACANT), worked)


def _paid(first: date, shifts: Sequence[Shift]) -> Iterator[Paid]:
    minutes: Counter[Helper] = Counter()
    for one in shifts:
        minutes[one.who] += one.minutes
    for who, number in minutes.items():
        kind = job_type(who.job, first)
        pay = pay_of(kind, number, Decimal(kind.month_hours))
        yield Paid(f"list-{who.number}", who.person_id, who.job, pay.amount_krw, who.codes)


def _alerts(day: date) -> Iterator[AlertEnded]:
    luck = dealt(0, day, 7)
    if luck < ALERTED:
        outcome = ("well", "away", "well", "fallen")[day.day % 4] if day.day < 15 else "well"
        minutes = 24 + round(luck * 110)
        yield AlertEnded(f"list-{day:%m%d}", day, "care_meals.no_answer", minutes, outcome)


def _write(
    table: Table, first: date, lines: Sequence[CountedLine], shifts: Sequence[Shift]
) -> None:
    written = min(moment(last_day(first) + DAY, 9), moment(table.stage.today, 8))
    prefix = f"care_meals.list:{first:%Y-%m}:"
    facts = [
        ServiceFact(
            **table.here,
            kind=line.kind,
            occurred_at=min(written, moment(line.on, 12)),
            place_code=line.place_code,
            source=f"{prefix}{line.key}",
            quantity=line.quantity,
            person_id=line.person_id,
            attributes=line.attributes,
        )
        for line in lines
    ]
    facts += [
        ServiceFact(
            **table.here,
            kind="care_meals.shift",
            occurred_at=moment(one.on, 8),
            place_code=COUNTY,
            source=f"{prefix}shift:{one.on}:{one.who.number}",
            quantity=Decimal(one.minutes),
            unit="분",
            person_id=one.who.person_id,
            attributes={**one.who.codes, "job": one.who.job},
        )
        for one in shifts
    ]
    day = written.date()
    who = table.act(day, written.hour)
    record_services(**who, **table.here, facts=facts)
