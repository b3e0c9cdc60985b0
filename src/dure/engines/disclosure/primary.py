"""Which cells are too small or too dominated to show, and how unsure readers must stay."""

import math
from collections.abc import Mapping

from dure.engines.disclosure.history import Memory
from dure.engines.disclosure.types import Cell, Key, Kind, Need, Ratio, Rule, Table, Why, Zero


def primary(table: Table, rule: Rule) -> dict[Key, Need]:
    """Return the sensitive cells with their needs, in the order of the table.

    Amounts follow the dominance rules of the SDC handbook (Hundepool et al., 2012, §4.2):
    n,k: the largest n hold more than k % of the total; p %: the second largest could estimate
    the largest to within p %. Needs are in the unit of the cell.
    """
    needs = {cell.key: need for cell in table.cells if (need := need_of(cell, rule))}
    cells = {cell.key: cell for cell in table.cells}
    for ratio in table.ratios:
        if is_unstable(ratio, cells, rule):
            numerator = cells[ratio.numerator]
            # A hidden rate between two shown numbers would be hidden from nobody.
            need = _margin(Why.SMALL_DENOMINATOR, numerator, rule)
            needs.setdefault(ratio.numerator, need)
    return needs


def sensitive(memory: Memory, rule: Rule) -> dict[Key, Need]:
    """Return every unknown that must stay unsure: by its own size, or by what came before."""
    return memory.needs | primary(memory.table, rule)


def is_unstable(ratio: Ratio, cells: Mapping[Key, Cell], rule: Rule) -> bool:
    """Whether the denominator is too small for a rate to be shown."""
    denominator = cells[ratio.denominator].value
    numerator = cells[ratio.numerator].value
    if numerator is None or denominator is None:
        return False
    return 0 < denominator < rule.rate_threshold


def need_of(cell: Cell, rule: Rule) -> Need | None:
    """Return what one cell needs by its own content, or None when it may be shown."""
    if cell.value is None:
        return None
    if cell.kind is Kind.COUNT and rule.least_small <= cell.value < rule.threshold:
        return Need(Why.THRESHOLD, spread=rule.needed_spread)
    if cell.value == 0 and rule.zero is Zero.HIDE:
        return Need(Why.ZERO, spread=1.0)
    if cell.known_sensitive:
        return _margin(Why.MARKED, cell, rule)
    if cell.contributors is not None and 0 < cell.contributors < rule.threshold:
        return _margin(Why.FEW_CONTRIBUTORS, cell, rule)
    return _dominated(cell, cell.value, rule)


def is_small_group(value: float, rule: Rule) -> bool:
    """Whether a group that can be computed is too small although no cell shows it."""
    return 0 < value < rule.threshold


def _margin(why: Why, cell: Cell, rule: Rule) -> Need:
    room = abs(cell.value or 0.0) * rule.margin
    return Need(
        why, spread=max(1.0, math.ceil(room)) if cell.kind is Kind.COUNT else max(room, 1e-3)
    )


def _dominated(cell: Cell, value: float, rule: Rule) -> Need | None:
    largest, value = sorted(map(abs, cell.largest), reverse=True), abs(value)
    if not largest:
        return None
    if rule.dominance:
        above = sum(largest[: rule.dominance.n]) * 100 / rule.dominance.k - value
        if above > 0:
            return Need(Why.DOMINANCE, below=min(above, value), above=above)
    if rule.p_percent is not None:
        above = largest[0] * rule.p_percent / 100 - (value - sum(largest[:2]))
        if above > 0:
            return Need(Why.P_PERCENT, below=min(above, value), above=above)
    return None
