"""Checks (점검): what a plan says about itself that cannot be true, each with its place."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dure.engines.plans import Fault, clock_of
from dure.engines.roster.types import Fixed, Person, Plan, Shift

# Beyond this the model no longer fits into a morning or a small machine.
MOST_PLACES = 200_000


def check_plan(plan: Plan) -> list[Fault]:
    """Every fault of a plan whose parts are well formed; empty when it can be planned."""
    people, shifts = {one.id for one in plan.people}, {one.id for one in plan.shifts}
    faults = [*_names("people", plan.people), *_names("shifts", plan.shifts), *_size(plan)]
    for number, shift in enumerate(plan.shifts):
        faults += _shift(f"shifts[{number}]", shift)
    for number, person in enumerate(plan.people):
        faults += _person(f"people[{number}]", person, shifts)
    for number, pair in enumerate(plan.pairs):
        faults += _known(f"pairs[{number}]", [pair.a, pair.b], people)
        if pair.a == pair.b:
            faults.append(Fault("roster.pair_of_one", {"id": pair.a}, place=f"pairs[{number}]"))
    faults += _settled("fixed", plan.fixed, people, shifts)
    faults += _settled("previous", plan.previous, people, shifts)
    return faults


def _names(place: str, ones: Sequence[Person] | Sequence[Shift]) -> Iterator[Fault]:
    for name, times in Counter(one.id for one in ones).items():
        if times > 1:
            yield Fault("plans.id_twice", {"id": name}, place=place)


def _size(plan: Plan) -> Iterator[Fault]:
    places = len(plan.people) * len(plan.shifts)
    if places > MOST_PLACES:
        values = {"people": len(plan.people), "shifts": len(plan.shifts), "most": MOST_PLACES}
        yield Fault("roster.too_large", values, place="shifts")


def _shift(place: str, shift: Shift) -> Iterator[Fault]:
    if shift.ends <= shift.starts:
        values = {"from": clock_of(shift.starts), "until": clock_of(shift.ends)}
        yield Fault("plans.window_backwards", values, place=f"{place}.ends")
    elif shift.minutes <= 0:
        found = {"minutes": shift.break_minutes}
        yield Fault("roster.only_break", found, place=f"{place}.break_minutes")
    if shift.most is not None and shift.most < shift.need:
        bounds = {"most": shift.most, "need": shift.need}
        yield Fault("roster.most_below_need", bounds, place=f"{place}.most")


def _person(place: str, person: Person, shifts: set[str]) -> Iterator[Fault]:
    if person.least_month_hours > person.month_hours:
        values = {"least": f"{person.least_month_hours:g}", "most": f"{person.month_hours:g}"}
        yield Fault("roster.least_above_most", values, place=f"{place}.least_month_hours")
    for number, wish in enumerate(person.wishes):
        where = f"{place}.wishes[{number}]"
        if (wish.day is None) == (wish.shift is None):
            yield Fault("roster.wish_about_what", place=where)
        elif wish.shift is not None:
            yield from _known(f"{where}.shift", [wish.shift], shifts)


def _settled(
    place: str, rows: Sequence[Fixed], people: set[str], shifts: set[str]
) -> Iterator[Fault]:
    for number, one in enumerate(rows):
        yield from _known(f"{place}[{number}].person", [one.person], people)
        yield from _known(f"{place}[{number}].shift", [one.shift], shifts)


def _known(place: str, names: Sequence[str], known: set[str]) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            yield Fault("plans.unknown_id", {"id": name}, place=place)
