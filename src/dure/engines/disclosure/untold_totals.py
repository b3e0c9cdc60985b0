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
    found = dict[Key, float]()
    for cell in table.untold:
        if told.get(cell.key, cell.value) != cell.value:
            with_it = {**known, cell.key: told[cell.key]}
            mine = [one for one in sums if cell.key in (one.total, *one.parts)]
            rests = [_rest(one, with_it, table) for one in mine]
            even = any(r == 0 and cell.key in o.parts for o, r in zip(mine, rests, strict=True))
            if even and all(rest is None or rest >= 0 for rest in rests):
                found[cell.key] = told[cell.key]
    return replace(table, untold=_grown(table.untold, found, known, sums)) if found else table


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
