"""What the reader is told about each cell and rate, and why."""

from collections.abc import Mapping

import numpy as np

from dure.engines.disclosure.adapter import Flags
from dure.engines.disclosure.history import Memory
from dure.engines.disclosure.primary import is_unstable, sensitive
from dure.engines.disclosure.problem import Problem
from dure.engines.disclosure.rows import Unseen
from dure.engines.disclosure.types import Cell, Key, Past, Ratio, Rule, Status, Table, Why


def labels_of(
    table: Table, memory: Memory, problem: Problem, hidden: Flags, rule: Rule, quiet: Flags
) -> dict[Key, Status]:
    """Return a status for every cell and every rate of the table.

    Of what is `quiet` readers hear that it is hidden, and no more.
    """
    labels = {cell.key: _open_label(cell) for cell in table.cells}
    for at in np.flatnonzero(hidden | quiet):
        key = problem.keys[at]
        if key in labels:
            small = problem.hidden[at] and not quiet[at]
            labels[key] = Status.PRIMARY if small else Status.SECONDARY
    # Too late to protect what an earlier release has told, yet no reason to say it again.
    needs = sensitive(memory, rule)
    labels |= {key: Status.PRIMARY for key in memory.pinned if key in needs and key in labels}
    return with_rates(table, labels, rule)


def with_rates(table: Table, labels: Mapping[Key, Status], rule: Rule) -> dict[Key, Status]:
    """The labels with those of the rates, as those of their parts ask for."""
    cells = {cell.key: cell for cell in table.cells}
    rates = {ratio.key: _ratio_label(ratio, cells, labels, rule) for ratio in table.ratios}
    return {**labels, **rates}


def whys_of(
    table: Table, memory: Memory, labels: Mapping[Key, Status], rule: Rule
) -> dict[Key, Why]:
    """Return the reason of each hidden cell and rate."""
    needs = sensitive(memory, rule)
    whys = {}
    for key, label in labels.items():
        if label is Status.PRIMARY:
            whys[key] = needs[key].why if key in needs else Why.SMALL_DENOMINATOR
        elif label is Status.SECONDARY:
            whys[key] = Why.PROTECTS
    rates = {ratio.key for ratio in table.ratios if labels[ratio.key] is Status.SECONDARY}
    return whys | dict.fromkeys(rates, Why.PART_HIDDEN)


def protected_by(seen: Problem, labels: Mapping[Key, Status]) -> dict[Key, tuple[Key, ...]]:
    """Return for each further hidden cell the sensitive ones that share a relation with it.

    Where none does, the cell stands at the other end of a chain: the hidden neighbours are
    named instead, so that the chain can be followed.
    """
    matrix = seen.matrix
    ties: dict[int, set[int]] = {}
    for start, stop in zip(matrix.indptr, matrix.indptr[1:], strict=False):
        line = [int(c) for c in matrix.indices[start:stop] if seen.hidden[c]]
        for at in line:
            ties.setdefault(at, set()).update(line)
    found: dict[Key, tuple[Key, ...]] = {}
    for column in map(int, np.flatnonzero(seen.hidden)):
        if labels.get(seen.keys[column]) is not Status.SECONDARY:
            continue
        beside = sorted(ties.get(column, set()) - {column})
        first = [c for c in beside if seen.needy[c]] or beside
        found[seen.keys[column]] = tuple(dict.fromkeys(_name(seen.keys[c]) for c in first))
    return found


def _name(key: Key) -> Key:
    named = key.beside if isinstance(key, Unseen) else key
    return named.key if isinstance(named, Past) else named


def _open_label(cell: Cell) -> Status:
    if cell.value is None:
        return cell.absent
    return Status.ZERO if cell.value == 0 else Status.PUBLISHED


def _ratio_label(
    ratio: Ratio, cells: Mapping[Key, Cell], labels: Mapping[Key, Status], rule: Rule
) -> Status:
    for key in (ratio.numerator, ratio.denominator):
        if cells[key].value is None:
            return cells[key].absent
    # "Too few people" says nothing only of a denominator that is shown: else the label would bound it,
    # and a rate that is hidden for another reason, or not applicable, would bound it just as well.
    if labels[ratio.denominator].is_hidden:
        return Status.SECONDARY
    if not cells[ratio.denominator].value:
        return Status.NOT_APPLICABLE
    if is_unstable(ratio, cells, rule):
        return Status.PRIMARY
    # A rate beside its denominator would tell the numerator.
    return Status.SECONDARY if labels[ratio.numerator].is_hidden else Status.PUBLISHED
