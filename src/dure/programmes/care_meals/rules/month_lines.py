"""From what is known of a month to the lines of the ledger that its numbers are made of; no database.

What was due is counted as well as what was done: a door nobody told of, a temperature nobody took and a
place nobody filled stand in the denominator. A day that is not over is not counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from dure.kernel.clock import SEOUL
from dure.programmes.care_meals.types.door import BROUGHT
from dure.programmes.care_meals.types.month import AlertEnded, CountedLine, DoorDue, MonthKnown

WRONG, MISTAKEN = "wrong_food", "mistaken"
FOUND = frozenset({"fallen", "hospital", "doctor", "died"})  # a crisis that a door check brought up
CLOSED_DOOR = "care_meals.no_answer"
HUNDREDTH = Decimal("0.01")
Cell = tuple[str, str, date, str, str]  # kind, split, day, value of the split, place


def month_lines(known: MonthKnown, *, first: date, place_code: str) -> tuple[CountedLine, ...]:
    """Every line of the month, in a fixed order. `place_code` is the kitchen's."""
    sums: Counter[Cell] = Counter()
    for cell, number in _summed(known, place_code):
        sums[cell] += number
    lines = [_of_cell(cell, number) for cell, number in sorted(sums.items())]
    lines += _hours(known, first, place_code)
    lines += _paid(known, first, place_code)
    lines += _one_by_one(known, place_code)
    return (*lines, *_median(known.alerts, first, place_code))


def _summed(known: MonthKnown, here: str) -> Iterator[tuple[Cell, int]]:
    for door in known.doors:
        for kind, split, value, number in _of_door(door):
            yield (kind, split, door.on, value, door.place_code), number
    for check in known.checks:
        where = "van" if check.point.startswith("box") else "kitchen"
        yield ("checks_due", "point", check.on, where, here), 1
        yield ("checks_held", "point", check.on, where, here), int(check.held is True)
    for shift in known.places:
        yield ("places_due", "part", shift.on, shift.part, here), shift.need
        filled = min(shift.need, shift.worked)
        yield ("places_filled", "part", shift.on, shift.part, here), filled


def _of_door(door: DoorDue) -> Iterator[tuple[str, str, str, int]]:
    told = door.told_at is not None and door.told_at.astimezone(SEOUL).date() == door.on
    brought = door.outcome in BROUGHT
    yield "doors_due", "mode", door.mode, 1
    yield "doors_told", "mode", door.mode, int(told)
    yield "left_over", "mode", door.mode, 0 if brought else door.portions
    if brought:
        yield "drops", "mode", door.mode, 1
        yield "drops_in_time", "mode", door.mode, int(is_in_time(door))
    if door.diet and (brought or door.problem == WRONG):
        yield "diet_drops", "diet", door.diet, 1
        yield "diet_kept", "diet", door.diet, int(brought and door.as_ordered)


def is_in_time(door: DoorDue) -> bool:
    """Inside the window that was promised, to the minute."""
    if door.at is None:
        return False
    minute = door.at.astimezone(SEOUL).time().replace(second=0, microsecond=0)
    return door.opens <= minute <= door.closes


def _of_cell(cell: Cell, number: int) -> CountedLine:
    kind, split, on, value, place = cell
    key = f"{kind}:{on.isoformat()}:{value}:{place}"
    return CountedLine(key, _kind(kind), on, Decimal(number), place, None, {split: value})


def _hours(known: MonthKnown, first: date, here: str) -> Iterator[CountedLine]:
    minutes: Counter[tuple[date, str]] = Counter()
    for one in known.worked:
        minutes[one.on, one.job] += one.minutes
    for (on, job), number in sorted(minutes.items()):
        hours = (Decimal(number) / 60).quantize(HUNDREDTH, ROUND_HALF_UP)
        yield CountedLine(f"hours:{on}:{job}", _kind("hours"), on, hours, here, None, {"job": job})


def _paid(known: MonthKnown, first: date, here: str) -> Iterator[CountedLine]:
    last = last_day(first)
    for one in sorted(known.paid, key=lambda each: each.worker):
        codes = {**one.codes, "job": one.job}
        amount = Decimal(one.amount_krw)
        key = f"pay:{one.worker}"
        yield CountedLine(key, _kind("pay"), last, amount, here, one.person_id, codes)


def _one_by_one(known: MonthKnown, here: str) -> Iterator[CountedLine]:
    for hurt in known.hurt:
        key, job = f"accident:{hurt.accident}", {"job": hurt.job}
        yield CountedLine(key, _kind("accident"), hurt.on, Decimal(1), here, None, job)
    for one in known.alerts:
        if one.ladder == CLOSED_DOOR and one.outcome != MISTAKEN:
            key, minutes = f"alert:{one.alert}", Decimal(one.minutes)
            yield CountedLine(key, _kind("alert_minutes"), one.on, minutes, here)
        if one.outcome in FOUND:
            yield CountedLine(f"crisis:{one.alert}", _kind("crisis"), one.on, Decimal(1), here)


def _median(ended: Iterable[AlertEnded], first: date, here: str) -> Iterator[CountedLine]:
    """The middle of the month's alerts at closed doors; none where there was none."""
    found = [one for one in ended if one.ladder == CLOSED_DOOR and one.outcome != MISTAKEN]
    if found:
        middle = Decimal(str(median(one.minutes for one in found)))
        on = max(one.on for one in found)
        yield CountedLine("median", _kind("alert_median"), on, middle, here)


def diet_of(allergens: Iterable[str], diet: str, texture: int) -> str:
    """The split of a need: its diet, else how soft it is, else `plain` for an allergy alone.

    Nothing where everything may be in the meal.
    """
    known: Mapping[str, str] = {"low_salt": "low_salt", "diabetic": "diabetic"}
    if diet:
        return known.get(diet, "other")
    if texture < 7:  # IDDSI: 7 is regular
        return "pureed" if texture <= 4 else "chopped"
    return "plain" if list(allergens) else ""


def last_day(first: date) -> date:
    """The last day of a month."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _kind(name: str) -> str:
    return f"care_meals.{name}"
