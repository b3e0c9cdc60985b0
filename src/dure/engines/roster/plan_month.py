"""The verb: people and shifts become a month's roster, or the rules that cannot hold together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dure.engines.roster.adapter import solve
from dure.engines.roster.conflict import smallest_conflict
from dure.engines.roster.rules import Book, book_of
from dure.engines.roster.types import Cost, Load, Plan, Rule, Solution, Staffed
from dure.engines.roster.wishes import Prices, priced, with_gaps
from dure.engines.voices import Tell, silent

# Looking for a conflict asks many small questions; each gets this part of the whole time.
ASKING = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Budget (시간): seconds for the search, and whom to tell how it goes."""

    seconds: float = 30
    tell: Tell = field(default=silent)


class OutOfTime(Exception):  # noqa: N818 - reads as what happened
    """Neither a roster nor a proof that there is none was found in the time."""


def plan_month(plan: Plan, *, inputs: str = "", budget: Budget | None = None) -> Solution:
    """The cheapest roster that keeps every rule.

    Where none can, the solution names the smallest set of rules that clash, and holds the
    roster with the fewest people missing. Raises OutOfTime when the seconds end before either.
    """
    budget = budget or Budget()
    book = book_of(plan)
    prices = priced(book)
    people, shifts, rules = len(plan.people), len(plan.shifts), len(book.rules)
    budget.tell(
        f"사람 {people}명, 근무 {shifts}번, 규칙 {rules}개",
        f"{people} people, {shifts} shifts, {rules} rules",
    )
    answer = solve(book.problem, seconds=budget.seconds)
    if answer.values is not None:
        return _solution(
            book, prices, answer.values, proven=answer.proven, inputs=inputs, budget=budget
        )
    if not answer.impossible:
        raise OutOfTime
    return _impossible(book, inputs, budget)


def _impossible(book: Book, inputs: str, budget: Budget) -> Solution:
    budget.tell(
        "규칙이 서로 어긋나요. 가장 적은 묶음을 찾아요",
        "the rules clash; the smallest set is sought",
    )
    seconds = budget.seconds * ASKING
    kinds = [one.code for one in book.rules]
    numbers, proven = smallest_conflict(book.problem, kinds, seconds=seconds, tell=budget.tell)
    budget.tell(
        "빈자리가 가장 적은 근무표를 찾아요",
        "the roster with the fewest missing is sought",
    )
    problem, missing = with_gaps(book.plan, book)
    nearest = solve(problem, seconds=seconds)
    values = nearest.values
    gaps = {shift: values[at] for shift, at in missing.items()} if values is not None else {}
    return Solution(
        inputs=inputs,
        possible=False,
        proven=proven,
        cost=Cost(total=0, wishes=0, evenness=0, changes=0),
        assignments=staffed(book, values, gaps) if values is not None else (),
        loads=loads(book, values) if values is not None else (),
        conflict=tuple(book.rules[number] for number in numbers),
        seconds=budget.seconds,
    )


def _solution(
    book: Book, prices: Prices, values: Sequence[int], *, proven: bool, inputs: str, budget: Budget
) -> Solution:
    unmet = [(weight, rule) for at, (weight, rule) in prices.wishes.items() if values[at]]
    wishes = sum(weight for weight, _ in unmet)
    evenness = sum(weight * values[at] for at, weight in prices.evenness.items())
    changes = prices.kept + sum(weight * values[at] for at, weight in prices.changes.items())
    return Solution(
        inputs=inputs,
        possible=True,
        proven=proven,
        cost=Cost(
            total=wishes + evenness + changes, wishes=wishes, evenness=evenness, changes=changes
        ),
        assignments=staffed(book, values, {}),
        loads=loads(book, values),
        unmet_wishes=tuple(rule for _, rule in unmet),
        seconds=budget.seconds,
    )


def staffed(book: Book, values: Sequence[int], gaps: Mapping[str, int]) -> tuple[Staffed, ...]:
    """Every shift with its people, in the order of the plan."""
    return tuple(
        Staffed(
            shift=shift.id,
            day=shift.day,
            people=tuple(
                one.id for one in book.plan.people if values[book.works[one.id, shift.id]]
            ),
            missing=gaps.get(shift.id, 0),
        )
        for shift in book.plan.shifts
    )


def loads(book: Book, values: Sequence[int]) -> tuple[Load, ...]:
    """What everybody works, in the order of the plan."""
    rows = []
    for person in book.plan.people:
        mine = [one for one in book.plan.shifts if values[book.works[person.id, one.id]]]
        minutes = sum(one.minutes for one in mine)
        share = minutes / (person.month_hours * 60) if person.month_hours else 0.0
        rows.append(
            Load(person=person.id, minutes=minutes, shifts=len(mine), share=round(share, 4))
        )
    return tuple(rows)


__all__ = ["Budget", "OutOfTime", "Rule", "plan_month"]
