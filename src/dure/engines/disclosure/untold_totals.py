"""Totals that today passes over but an earlier release showed: what readers take to stand there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dure.engines.disclosure.check import tolerance
from dure.engines.disclosure.types import Cell, Join, Key, Relation, Release, Table


def as_last_told(table: Table, previous: Sequence[Release]) -> Table:
    """The table whose untold totals hold the last number told of them, where a sum is even with it.

    A total between rows is otherwise known only as no less than its parts that stand here. A reader who
    remembers the number and sees the sum above come out even with it need not look for the parts.
    """
    told: dict[Key, float] = {}
    for release in previous:
        told |= {**release.secrets, **release.values}
    known = {cell.key: cell.value for cell in table.cells}
    sums = [one for one in table.relations if one.join is Join.SUM]
    now = {cell.key: cell.value for cell in table.untold}
    other = {key: told[key] for key in now if told.get(key, now[key]) != now[key]}
    found = dict[Key, float]()
    size = -1
    while size < len(found):  # one of them may let another sum come out even
        size = len(found)
        for one in sums:
            fresh = [key for key in one.parts if key in other and key not in found]
            # A reader may remember all of a sum's totals, or one of them only.
            for some in (fresh, *([key] for key in fresh if len(fresh) > 1)):
                guess = {key: other[key] for key in some}
                sure = {**known, **found, **guess}
                if (
                    some
                    and _rest(one, {**now, **sure}, table) == 0
                    and _fits(guess, sure, sums, table)
                ):
                    found |= guess
                    break
    return replace(table, untold=_grown(table.untold, found, known, sums)) if found else table


def _fits(
    guess: Mapping[Key, float],
    values: Mapping[Key, float | None],
    sums: Sequence[Relation],
    table: Table,
) -> bool:
    """Whether no sum falls short with these totals; other totals between rows grow with them."""
    mine = [each for each in sums if any(key in guess for key in (each.total, *each.parts))]
    return all(rest is None or rest >= 0 for rest in (_rest(e, values, table) for e in mine))


def _grown(
    untold: Sequence[Cell],
    found: Mapping[Key, float],
    known: Mapping[Key, float | None],
    sums: Sequence[Relation],
) -> tuple[Cell, ...]:
    """With the other untold totals no smaller than what lies in them now."""
    values = {**known, **{cell.key: cell.value for cell in untold}, **found}
    open_ = {cell.key for cell in untold} - found.keys()
    over = [one for one in sums if one.total in open_]
    before = None
    while before != values:
        before = dict(values)
        for one in over:
            parts = sum(values.get(part) or 0.0 for part in one.parts)
            values[one.total] = max(values[one.total] or 0.0, parts)
    return tuple(replace(cell, value=values[cell.key]) for cell in untold)


def _rest(one: Relation, values: Mapping[Key, float | None], table: Table) -> float | None:
    """What the parts leave over; None where one of the numbers is not known."""
    numbers = [values.get(key) for key in (one.total, *one.parts)]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return None
    rest = known[0] - sum(known[1:])
    return 0.0 if abs(rest) <= tolerance(one, table.rounding, known[0]) else rest
