"""Checks (점검) of one report: hard rules block it, soft findings ask for an explanation.

Plain values in, findings out: codes and values, no sentences. History is the organisation's own,
oldest first, without the value that is being checked.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from statistics import median

from dure.engines.measure.cells import TOTAL, partitions
from dure.engines.measure.kinds.plain import exact
from dure.engines.measure.types import Definition, Entry, Finding, Number

TOO_LARGE = 10**15
# 3.5 scaled deviations: Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers.
OUTLIER_SCORE = Decimal("3.5")
MAD_TO_SIGMA = Decimal("0.6745")
HISTORY_NEEDED = 4
JUMP_SHARE = Decimal("0.5")
SMALL_CHANGE = 10
ZEROS_NEEDED = 6
COPIES_NEEDED = 3

Cells = Mapping[str, Entry]
Facts = dict[str, object]


def hard_findings(
    definition: Definition, cells: Cells, *, known_cells: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """What may not be accepted, in order of cells; empty means that the report may go on."""
    findings: list[Finding] = []
    for cell, entry in sorted(cells.items()):
        if known_cells is not None and cell not in known_cells:
            findings.append(Finding("measure.unknown_cell", "hard", cell))
        findings += [
            Finding(code, "hard", cell, values) for code, values in _broken(definition, entry)
        ]
    return tuple(findings)


def soft_findings(
    definition: Definition,
    cells: Cells,
    *,
    history: Mapping[str, Sequence[Number | float | None]] | None = None,
    previous: Cells | None = None,
) -> tuple[Finding, ...]:
    """What is unusual and needs a word of explanation; `previous` is the last report's cells."""
    findings: list[Finding] = []
    for cell, entry in sorted(cells.items()):
        value = written_value(definition, entry)
        kept = (history or {}).get(cell, ())
        past: list[Number] = [exact(one) for one in kept if one is not None]
        if value is not None:
            findings += _against_history(cell, value, past)
        findings += _exceeding(definition, cell, entry)
    findings += _unlike_its_cells(definition, cells)
    findings += _copied(cells, previous or {})
    return tuple(findings)


def written_value(definition: Definition, entry: Entry) -> Number | None:
    """The value as it is shown: from its parts for a rate, otherwise as entered; None if none."""
    if entry.numerator is not None and entry.denominator:
        return Decimal(exact(entry.numerator)) * definition.scale / exact(entry.denominator)
    return None if entry.value is None else exact(entry.value)


def _broken(definition: Definition, entry: Entry) -> list[tuple[str, Facts]]:
    numbers = {
        name: exact(number)
        for name, number in (
            ("value", entry.value),
            ("numerator", entry.numerator),
            ("denominator", entry.denominator),
        )
        if number is not None
    }
    faults: list[tuple[str, Facts]] = []
    for name, number in numbers.items():
        faults += _impossible(definition, name, number)
    if not faults:
        faults += _out_of_bounds(definition, entry)
    return faults


def _impossible(definition: Definition, name: str, number: Number) -> list[tuple[str, Facts]]:
    values: dict[str, object] = {"part": name, "value": number}
    if isinstance(number, Decimal) and not number.is_finite():
        return [("measure.not_a_number", values)]
    if not -TOO_LARGE < number < TOO_LARGE:
        return [("measure.too_large", values)]
    whole = definition.kind in {"count", "distinct"} or definition.counts_people
    if whole and name == "value" and number % 1:
        return [("measure.not_whole", values)]
    never_below = name == "denominator" or (name == "numerator" and _counts_up(definition))
    if never_below and number < 0:
        return [("measure.negative", values)]
    return []


def _counts_up(definition: Definition) -> bool:
    """A part of a rate that is not below zero is counted; the sum of a mean may be anything."""
    return definition.kind == "ratio" and (definition.lowest is None or definition.lowest >= 0)


def _out_of_bounds(definition: Definition, entry: Entry) -> list[tuple[str, Facts]]:
    faults: list[tuple[str, Facts]] = []
    above, below = entry.numerator, entry.denominator
    if definition.kind == "ratio" and above is not None and below is not None:
        # Out of nothing there can be nothing; otherwise only a share is bounded by one.
        share = definition.highest is not None and not definition.may_exceed
        if exact(above) > exact(below) and (share or not below):
            values: dict[str, object] = {"numerator": above, "denominator": below}
            return [("measure.numerator_above_denominator", values)]
    value = written_value(definition, entry)
    if value is None:
        return faults
    if definition.lowest is not None and value < definition.lowest:
        code = "measure.negative" if value < 0 <= definition.lowest else "measure.below_bound"
        faults.append((code, {"value": value, "lowest": definition.lowest}))
    if definition.highest is not None and value > definition.highest and not definition.may_exceed:
        faults.append(("measure.above_bound", {"value": value, "highest": definition.highest}))
    return faults


def _against_history(cell: str, value: Number, past: Sequence[Number]) -> list[Finding]:
    if not past:
        return []
    zeros = past[-ZEROS_NEEDED:]
    if value == 0 and len(zeros) == ZEROS_NEEDED and all(zeros):
        return [Finding("measure.sudden_zero", "soft", cell, {"before": past[-1]})]
    if _is_outlier(value, past):
        middle = _median(past)
        return [Finding("measure.outlier", "soft", cell, {"value": value, "usual": middle})]
    # With a real history the history is the better judge of what is a jump.
    if len(past) < HISTORY_NEEDED and _jumps(value, past[-1]):
        return [Finding("measure.jump", "soft", cell, {"value": value, "before": past[-1]})]
    return []


def _is_outlier(value: Number, past: Sequence[Number]) -> bool:
    if len(past) < HISTORY_NEEDED:
        return False
    middle = _median(past)
    spread = _median([abs(one - middle) for one in past])
    # A history without any spread would flag every first change: allow some of its level.
    spread = max(spread, abs(middle) / 20, Decimal("0.5"))
    return MAD_TO_SIGMA * abs(value - middle) / spread > OUTLIER_SCORE


def _median(numbers: Sequence[Number]) -> Decimal:
    return median([Decimal(number) for number in numbers])


def _jumps(value: Number, before: Number) -> bool:
    change, usual = abs(Decimal(value) - before), abs(Decimal(before))
    return change > JUMP_SHARE * usual and change > SMALL_CHANGE


def _exceeding(definition: Definition, cell: str, entry: Entry) -> list[Finding]:
    """A share above its whole, told by its parts or, where it has none, by itself."""
    if definition.kind != "ratio" or not definition.may_exceed:
        return []
    above, below = entry.numerator, entry.denominator
    if above is not None and below is not None and exact(above) > exact(below):
        values: Facts = {"numerator": above, "denominator": below}
        return [Finding("measure.denominator_smaller", "soft", cell, values)]
    value = written_value(definition, entry)
    most = definition.scale if definition.highest is None else definition.highest
    if value is None or value <= most:
        return []
    return [Finding("measure.above_whole", "soft", cell, {"value": value, "highest": most})]


def _unlike_its_cells(definition: Definition, cells: Cells) -> list[Finding]:
    if definition.kind in {"ratio", "mean"}:
        return []
    findings: list[Finding] = []
    for (parent, dimension), split in sorted(partitions(cells).items()):
        whole = cells[parent].value if parent in cells else None
        values = [cells[key].value for key in split]
        numbers = [exact(one) for one in values if one is not None]
        if whole is None or not numbers:
            continue
        complete = len(numbers) == len(values)
        code = _unlike(definition, exact(whole), numbers, complete=complete)
        if code:
            facts = {"dimension": dimension, "total": whole, "sum": sum(numbers)}
            findings.append(Finding(code, "soft", parent, facts))
    return findings


def _unlike(
    definition: Definition, whole: Number, parts: Sequence[Number], *, complete: bool
) -> str:
    if definition.kind == "distinct":
        return "measure.part_above_total" if max(parts) > whole else ""
    if sum(parts) > whole or (complete and sum(parts) != whole):
        return "measure.parts_differ_from_total"
    return ""


def _copied(cells: Cells, previous: Cells) -> list[Finding]:
    values = {cell: entry[:3] for cell, entry in cells.items() if any(entry[:3])}
    before = {cell: entry[:3] for cell, entry in previous.items() if any(entry[:3])}
    # One equal number is chance; several at once are last month's sheet sent again.
    if len(values) < COPIES_NEEDED or values != before:
        return []
    return [Finding("measure.unchanged_copy", "soft", TOTAL, {"cells": len(values)})]
