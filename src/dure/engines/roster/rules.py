"""Rules (규칙): a plan's words as linear rules over who works which shift.

`Book` numbers the rules that people made, so that a conflict can name them. What nature forbids (two
places at once) has no number: it cannot give way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dure.engines.roster.problem import Linear, Problem
from dure.engines.roster.types import Person, Plan, Rule, Shift, full_minutes, whole_minutes

MANY = 1_000_000
MINUTE_SECONDS = 60
DAY_MINUTES = 24 * 60


@dataclass(slots=True)
class Book:
    """Book (규칙집): the problem as it grows, and the rules by number."""

    plan: Plan
    problem: Problem = field(default_factory=Problem)
    rules: list[Rule] = field(default_factory=list)
    works: dict[tuple[str, str], int] = field(default_factory=dict)

    def rule(self, code: str, **values: str | int | float) -> int:
        """A new rule that somebody made; its number."""
        self.rules.append(Rule(code=code, values=values))
        return len(self.rules) - 1

    def ask(self, terms: dict[int, int], low: int, high: int, rule: int = -1) -> None:
        """low ≤ terms ≤ high; nothing is asked of nothing unless it cannot hold."""
        if terms or not low <= 0 <= high:
            self.problem.linears.append(Linear(terms, low, high, rule))


def book_of(plan: Plan) -> Book:
    """Every rule of a plan, and what its wishes cost."""
    book = Book(plan)
    for person in plan.people:
        for shift in plan.shifts:
            book.works[person.id, shift.id] = book.problem.variable()
    for shift in plan.shifts:
        _staff(book, shift)
    for person in plan.people:
        _caps(book, person)
        _days(book, person)
        _one_place_at_a_time(book, person)
    _settled(book)
    return book


def _staff(book: Book, shift: Shift) -> None:
    """How many a shift needs, and how many of them with each skill."""
    everybody = {book.works[one.id, shift.id]: 1 for one in book.plan.people}
    most = shift.need if shift.most is None else shift.most
    rule = book.rule("roster.need", shift=shift.id, need=shift.need)
    book.ask(everybody, shift.need, most, rule)
    for skill, count in shift.skills.items():
        able = {book.works[one.id, shift.id]: 1 for one in book.plan.people if skill in one.skills}
        rule = book.rule("roster.skill", shift=shift.id, skill=skill, need=count)
        book.ask(able, count, MANY, rule)


def _caps(book: Book, person: Person) -> None:
    """The most, and the least, of a month, a week and a day."""
    minutes = _minutes(book, person, book.plan.shifts)
    rule = book.rule("roster.month_cap", person=person.id, hours=person.month_hours)
    book.ask(minutes, 0, full_minutes(person.month_hours), rule)
    if person.least_month_hours:
        low = whole_minutes(person.least_month_hours)
        rule = book.rule("roster.month_least", person=person.id, hours=person.least_month_hours)
        book.ask(minutes, low, MANY, rule)
    if person.week_hours is not None:
        rule = book.rule("roster.week_cap", person=person.id, hours=person.week_hours)
        for shifts in _weeks(book.plan.shifts):
            book.ask(_minutes(book, person, shifts), 0, full_minutes(person.week_hours), rule)
    if person.day_hours is not None:
        rule = book.rule("roster.day_cap", person=person.id, hours=person.day_hours)
        for shifts in _by_day(book.plan.shifts).values():
            book.ask(_minutes(book, person, shifts), 0, full_minutes(person.day_hours), rule)


def _minutes(book: Book, person: Person, shifts: Sequence[Shift]) -> dict[int, int]:
    return {book.works[person.id, one.id]: one.minutes for one in shifts if one.minutes}


def _by_day(shifts: Sequence[Shift]) -> dict[int, list[Shift]]:
    days: dict[int, list[Shift]] = {}
    for shift in shifts:
        days.setdefault(shift.day.toordinal(), []).append(shift)
    return dict(sorted(days.items()))


def _weeks(shifts: Sequence[Shift]) -> list[list[Shift]]:
    weeks: dict[tuple[int, int], list[Shift]] = {}
    for shift in shifts:
        weeks.setdefault(shift.day.isocalendar()[:2], []).append(shift)
    return list(weeks.values())


def _days(book: Book, person: Person) -> None:
    """Days off, days in a row, and the rest between one shift and the next."""
    for day in sorted(set(person.off)):
        shifts = [one for one in book.plan.shifts if one.day == day]
        if shifts:
            rule = book.rule("roster.off", person=person.id, day=day.isoformat())
            book.ask({book.works[person.id, one.id]: 1 for one in shifts}, 0, 0, rule)
    most = person.most_days_in_row or book.plan.settings.most_days_in_row
    _in_a_row(book, person, most)
    hours = book.plan.settings.rest_hours if person.rest_hours is None else person.rest_hours
    rule = book.rule("roster.rest", person=person.id, hours=hours)
    for earlier, later in _too_close(book.plan.shifts, whole_minutes(hours)):
        pair = {book.works[person.id, one.id]: 1 for one in (earlier, later)}
        book.ask(pair, 0, 1, rule)


def _in_a_row(book: Book, person: Person, most: int) -> None:
    days = _by_day(book.plan.shifts)
    if len(days) <= most:
        return
    rule = book.rule("roster.row", person=person.id, days=most)
    worked: dict[int, int] = {}
    for day, shifts in days.items():
        worked[day] = book.problem.variable()
        for one in shifts:
            book.ask({worked[day]: 1, book.works[person.id, one.id]: -1}, 0, 1, -1)
    for first in days:
        window = {worked[day]: 1 for day in range(first, first + most + 1) if day in worked}
        if len(window) > most:
            book.ask(window, 0, most, rule)


def _too_close(shifts: Sequence[Shift], minutes: int) -> Iterator[tuple[Shift, Shift]]:
    """Pairs of shifts on different days with less than this between them."""
    begin = sorted(shifts, key=begins_at)
    for at, earlier in enumerate(begin):
        for later in begin[at + 1 :]:
            if begins_at(later) - begins_at(earlier) >= 2 * DAY_MINUTES + minutes:
                break
            if earlier.day != later.day and begins_at(later) - ends_at(earlier) < minutes:
                yield earlier, later


def begins_at(shift: Shift) -> int:
    """Minutes since the first day of the calendar."""
    return shift.day.toordinal() * DAY_MINUTES + shift.starts // MINUTE_SECONDS


def ends_at(shift: Shift) -> int:
    """Minutes since the first day of the calendar."""
    return shift.day.toordinal() * DAY_MINUTES + shift.ends // MINUTE_SECONDS


def _one_place_at_a_time(book: Book, person: Person) -> None:
    for shifts in _by_day(book.plan.shifts).values():
        for a, b in combinations(shifts, 2):
            if a.starts < b.ends and b.starts < a.ends:
                book.ask({book.works[person.id, one.id]: 1 for one in (a, b)}, 0, 1)


def _settled(book: Book) -> None:
    """Pairs, and what somebody has fixed."""
    for pair in book.plan.pairs:
        rule = book.rule(f"roster.{pair.kind}", a=pair.a, b=pair.b)
        for shift in book.plan.shifts:
            a, b = book.works[pair.a, shift.id], book.works[pair.b, shift.id]
            if pair.kind == "apart":
                book.ask({a: 1, b: 1}, 0, 1, rule)
            else:
                book.ask({a: 1, b: -1}, 0, 0, rule)
    for one in book.plan.fixed:
        code = "roster.fixed" if one.works else "roster.not_fixed"
        rule = book.rule(code, person=one.person, shift=one.shift)
        value = int(one.works)
        book.ask({book.works[one.person, one.shift]: 1}, value, value, rule)
