"""Verification (검산): every rule of a plan, looked at again in a finished roster."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from dure.engines.roster.rules import begins_at, ends_at
from dure.engines.roster.types import Person, Plan, Shift, Solution, full_minutes, whole_minutes


def broken_rules(plan: Plan, solution: Solution) -> list[str]:
    """What the roster breaks, as `code:who`; for rosters changed by hand and for tests."""
    who = {one.shift: one.people for one in solution.assignments}
    found = [*_shifts(plan, who), *_settled(plan, who)]
    for person in plan.people:
        mine = [one for one in plan.shifts if person.id in who.get(one.id, ())]
        found += _person(plan, person, sorted(mine, key=begins_at))
    return found


def _shifts(plan: Plan, who: dict[str, tuple[str, ...]]) -> Iterator[str]:
    people = {one.id: one for one in plan.people}
    for shift in plan.shifts:
        here = who.get(shift.id, ())
        most = shift.need if shift.most is None else shift.most
        if not shift.need <= len(set(here)) <= most or len(set(here)) != len(here):
            yield f"need:{shift.id}"
        for skill, count in shift.skills.items():
            if sum(skill in people[one].skills for one in here) < count:
                yield f"skill:{shift.id}"


def _person(plan: Plan, person: Person, mine: Sequence[Shift]) -> Iterator[str]:
    minutes = sum(one.minutes for one in mine)
    least, most = whole_minutes(person.least_month_hours), full_minutes(person.month_hours)
    if not least <= minutes <= most:
        yield f"month:{person.id}"
    if any(one.day in person.off for one in mine):
        yield f"off:{person.id}"
    by_day: dict[date, int] = {}
    by_week: dict[tuple[int, int], int] = {}
    for one in mine:
        week = one.day.isocalendar()[:2]
        by_day[one.day] = by_day.get(one.day, 0) + one.minutes
        by_week[week] = by_week.get(week, 0) + one.minutes
    if _is_above(by_day.values(), person.day_hours):
        yield f"day:{person.id}"
    if _is_above(by_week.values(), person.week_hours):
        yield f"week:{person.id}"
    yield from _rest(plan, person, mine, sorted(by_day))


def _is_above(minutes: Iterable[int], hours: float | None) -> bool:
    return hours is not None and max(minutes, default=0) > full_minutes(hours)


def _rest(plan: Plan, person: Person, mine: Sequence[Shift], days: Sequence[date]) -> Iterator[str]:
    rest = plan.settings.rest_hours if person.rest_hours is None else person.rest_hours
    for earlier, later in pairwise(mine):
        gap = begins_at(later) - ends_at(earlier)
        if gap < 0:
            yield f"two_places:{person.id}"
        elif earlier.day != later.day and gap < whole_minutes(rest):
            yield f"rest:{person.id}"
    most = person.most_days_in_row or plan.settings.most_days_in_row
    for first in days:
        if all(first + timedelta(days=n) in days for n in range(most + 1)):
            yield f"row:{person.id}"


def _settled(plan: Plan, who: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for pair in plan.pairs:
        for here in who.values():
            if pair.kind == "apart" and {pair.a, pair.b} <= set(here):
                yield f"apart:{pair.a}"
            if pair.kind == "together" and (pair.a in here) != (pair.b in here):
                yield f"together:{pair.a}"
    for one in plan.fixed:
        if (one.person in who.get(one.shift, ())) != one.works:
            yield f"fixed:{one.person}"
