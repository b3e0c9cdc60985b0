"""Wishes (희망): what is not liked, as costs: wishes unmet, work unevenly shared, changes."""

from dataclasses import dataclass, field

from dure.engines.roster.problem import Problem
from dure.engines.roster.rules import Book
from dure.engines.roster.types import Person, Plan, Rule, Shift, Wish, full_minutes


@dataclass(slots=True)
class Prices:
    """Prices (값): variables whose value is a cost of this kind, with their weights."""

    wishes: dict[int, tuple[int, Rule]] = field(default_factory=dict)
    evenness: dict[int, int] = field(default_factory=dict)
    changes: dict[int, int] = field(default_factory=dict)
    kept: int = 0  # what is paid before anything is decided: for each old place left empty


def priced(book: Book) -> Prices:
    """Puts the cost of every wish into the book's problem."""
    prices = Prices()
    for person in book.plan.people:
        for wish in person.wishes:
            _wish(book, prices, person, wish)
    if book.plan.settings.evenness:
        _evenness(book, prices)
    if book.plan.previous and book.plan.settings.change:
        _changes(book, prices)
    return prices


def _wish(book: Book, prices: Prices, person: Person, wish: Wish) -> None:
    """One variable that is 1 where the wish is not met."""
    shifts = [one for one in book.plan.shifts if _is_about(wish, one)]
    if not shifts:
        return
    unmet = book.problem.variable()
    works = [book.works[person.id, one.id] for one in shifts]
    if wish.want == "no":
        for one in works:
            book.ask({unmet: 1, one: -1}, 0, 1)
    else:
        book.ask({unmet: 1, **dict.fromkeys(works, 1)}, 1, len(works) + 1)
    about = wish.shift or (wish.day.isoformat() if wish.day else "")
    rule = Rule(code=f"roster.wish_{wish.want}", values={"person": person.id, "about": about})
    prices.wishes[unmet] = (wish.weight, rule)
    book.problem.charge(unmet, wish.weight)


def _is_about(wish: Wish, shift: Shift) -> bool:
    if wish.shift is not None:
        return shift.id == wish.shift
    return wish.day == shift.day


def _evenness(book: Book, prices: Prices) -> None:
    """Shifts by which somebody is further than one shift from an even share.

    An even share is what everybody would work if all worked the same part of what they may. One
    shift more or less cannot be helped and costs nothing.
    """
    shifts, people = book.plan.shifts, book.plan.people
    longest = max((one.minutes for one in shifts), default=0)
    caps = {one.id: full_minutes(one.month_hours) for one in people}
    if not longest or not sum(caps.values()):
        return
    needed = sum(one.need * one.minutes for one in shifts)
    for person in people:
        even = round(needed * caps[person.id] / sum(caps.values()))
        minutes = {book.works[person.id, one.id]: one.minutes for one in shifts if one.minutes}
        most = sum(minutes.values()) + even + longest
        beyond = book.problem.variable(0, most // longest + 1)
        above = {beyond: longest, **{at: -n for at, n in minutes.items()}}
        book.ask(above, -even - longest, most * 2)
        book.ask({beyond: longest, **minutes}, even - longest, most * 3)
        prices.evenness[beyond] = book.plan.settings.evenness
        book.problem.charge(beyond, book.plan.settings.evenness)


def _changes(book: Book, prices: Prices) -> None:
    """Each place of the known roster that is left, and each that is new."""
    before = {(one.person, one.shift) for one in book.plan.previous if one.works}
    weight = book.plan.settings.change
    for key, variable in book.works.items():
        price = -weight if key in before else weight
        prices.changes[variable] = price
        book.problem.charge(variable, price)
    prices.kept = weight * sum(key in before for key in book.works)


def with_gaps(plan: Plan, book: Book) -> tuple[Problem, dict[str, int]]:
    """The same rules with a variable for each shift that says how many are missing; cost: only that.

    What a shift lacks in people may be lacking in each of its skills as well.
    """
    missing = {shift.id: book.problem.variable(0, shift.need) for shift in plan.shifts}
    problem = Problem(bounds=list(book.problem.bounds))
    for one in book.problem.linears:
        rule = book.rules[one.rule] if one.rule >= 0 else None
        if rule is not None and rule.code in {"roster.need", "roster.skill"}:
            gap = missing[str(rule.values["shift"])]
            problem.linears.append(type(one)({**one.terms, gap: 1}, one.low, one.high, one.rule))
        else:
            problem.linears.append(one)
    problem.cost = dict.fromkeys(missing.values(), 1)
    return problem, missing
