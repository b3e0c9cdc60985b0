"""Refuse what cannot be protected honestly, naming every fault at once."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dure.engines.disclosure.types import Cell, Join, Key, Kind, Relation, Rule, Table, Zero


@dataclass(frozen=True)
class Fault:
    """Fault (오류): a code, the values its sentence needs, and the place in a file if any."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    file: str = ""
    row: int | None = None
    column: str = ""


class Unfit(ValueError):  # noqa: N818 - reads as what happened
    """Unfit (받을 수 없음): the input cannot be taken; `faults` says why, all of it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{f.code} {dict(f.values)}" for f in faults))
        self.faults = tuple(faults)


class Unprotectable(Unfit):
    """Unprotectable (보호 불가): an attacker would still compute the cells named.

    `final` where that holds though everything is hidden: no other search finds a way either.
    """

    def __init__(self, faults: Sequence[Fault], *, final: bool = False) -> None:
        super().__init__(faults)
        self.final = final


def check(table: Table, rule: Rule) -> None:
    """Raise `Unfit` unless table and rule make sense together. Values in the cells' unit."""
    faults = [
        *_rule_faults(rule),
        *_cell_faults(table.cells),
        *_key_faults(table),
    ]
    if not faults:
        faults = list(_sum_faults(table))
    if faults:
        raise Unfit(faults)


def tolerance(relation: Relation, rounding: float, size: float = 0.0) -> float:
    """How far rounded amounts of one relation may miss their total of `size`, in the value's unit."""
    return rounding * (len(relation.parts) + 1) / 2 + 1e-6 + 1e-12 * abs(size)


def _rule_faults(rule: Rule) -> Iterable[Fault]:
    least = 3 if rule.zero is Zero.PUBLISH else 2
    if rule.threshold != 0 and rule.threshold < least:
        # With 2 and published zeros, "fewer than 2" would say: exactly one person.
        yield Fault("disclosure.threshold_tells", {"threshold": rule.threshold, "least": least})
    widest = rule.threshold - 1 - rule.least_small
    if rule.threshold and not 1 <= rule.needed_spread <= max(widest, 1):
        yield Fault("disclosure.spread_too_wide", {"spread": rule.needed_spread, "most": widest})
    if not 0 <= rule.margin < 1:
        yield Fault("disclosure.margin", {"margin": rule.margin})


def _cell_faults(cells: Sequence[Cell]) -> Iterable[Fault]:
    seen: set[Key] = set()
    for cell in cells:
        if cell.key in seen:
            yield Fault("disclosure.cell_twice", {"key": cell.key})
        seen.add(cell.key)
        if cell.value is not None:
            yield from _value_faults(cell, cell.value)
        if cell.cost is not None and not (math.isfinite(cell.cost) and cell.cost >= 0):
            yield Fault("disclosure.cost_invalid", {"key": cell.key, "cost": cell.cost})


def _value_faults(cell: Cell, value: float) -> Iterable[Fault]:
    named = {"key": cell.key, "value": value}
    if not math.isfinite(value):
        yield Fault("disclosure.not_a_number", named)
    elif value < 0 and cell.kind is Kind.COUNT:
        yield Fault("disclosure.negative", named)
    elif abs(value) > 1e12:
        yield Fault("disclosure.too_large", named)
    elif cell.kind is Kind.COUNT and value != int(value):
        yield Fault("disclosure.part_of_a_person", named)


def _key_faults(table: Table) -> Iterable[Fault]:
    keys = {cell.key for cell in (*table.cells, *table.untold)}
    for relation in table.relations:
        for key in (relation.total, *relation.parts):
            if key not in keys:
                yield Fault("disclosure.unknown_key", {"key": key, "total": relation.total})
        if relation.total in relation.parts or len(set(relation.parts)) < len(relation.parts):
            yield Fault("disclosure.circular", {"total": relation.total})
    for ratio in table.ratios:
        for key in (ratio.numerator, ratio.denominator):
            if key not in keys:
                yield Fault("disclosure.unknown_key", {"key": key, "total": ratio.key})


def _sum_faults(table: Table) -> Iterable[Fault]:
    if table.signed:
        return  # among amounts of either sign no total is too small for its parts
    values = {cell.key: cell.value for cell in (*table.cells, *table.untold)}
    told: list[dict[str, object]] = []
    for relation in table.relations:
        total = values[relation.total]
        parts = [v for k in relation.parts if (v := values[k]) is not None]
        if total is None or not parts:
            continue
        is_whole = len(parts) == len(relation.parts)
        named = {"total": relation.total, "value": total, "sum": sum(parts)}
        slip = tolerance(relation, table.rounding, total)
        if relation.join is Join.SUM and sum(parts) > total + slip:
            if named not in told:  # two dimensions may say the same of one total
                yield Fault("disclosure.parts_exceed_total", named)
            told.append(named)
        most = sum(parts) + slip if is_whole else math.inf
        if relation.join is Join.DISTINCT and not max(parts) <= total <= most:
            yield Fault("disclosure.distinct_impossible", named)
