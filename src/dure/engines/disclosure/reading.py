"""From sheets to cells: numbers as people write them, keys, contributions, several linked tables."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dure.engines.disclosure.check import Fault, Unfit
from dure.engines.disclosure.contributions import contributed
from dure.engines.disclosure.sheets import Sheet
from dure.engines.disclosure.spec import Spec
from dure.engines.disclosure.types import Cell, Codes, Cost, Key, Kind, Ratio, Status

ABSENT = {Status.NOT_REPORTED.value, Status.NOT_APPLICABLE.value}
HIDDEN = {Status.PRIMARY.value, Status.SECONDARY.value}
NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?([eE][+-]?\d+)?")
RANKED = re.compile(r"(largest|top|max)_?(\d+)", re.IGNORECASE)
PARTS = ("numerator", "denominator")


@dataclass
class Read:
    """Read (읽은 표): the cells of all sheets together, and which cell each row speaks of."""

    cells: dict[Key, Cell] = field(default_factory=dict)
    ratios: list[Ratio] = field(default_factory=list)
    places: dict[Key, tuple[str, int]] = field(default_factory=dict)
    keys: dict[str, list[Codes]] = field(default_factory=dict)
    notes: list[Fault] = field(default_factory=list)


def number(text: str) -> float | None:
    """The number of a text with or without thousands commas; None where it is none."""
    if not text or not NUMBER.fullmatch(text) or not any(c.isdigit() for c in text):
        return None
    value = float(text.replace(",", ""))
    return value if math.isfinite(value) else None


def key_of(row: Mapping[str, str], spec: Spec) -> Codes:
    """The codes of a row; a dimension that its file does not have stands for the total."""
    return tuple(row.get(name, spec.layout.total) for name in spec.names)


def with_columns(spec: Spec, sheet: Sheet) -> Spec:
    """The spec with columns of contributors that are there, though nobody named them."""
    rule = spec.rule
    if spec.contributions or not (rule.dominance or rule.p_percent or spec.kind is Kind.AMOUNT):
        return spec
    found = [(int(m[2]), name) for name in sheet.heading if (m := RANKED.fullmatch(name))]
    ranked = tuple(name for _rank, name in sorted(found))
    counted = "contributors" if "contributors" in sheet.heading else ""
    return replace(spec, largest=spec.largest or ranked, contributors=spec.contributors or counted)


def read_cells(sheets: Sequence[Sheet], spec: Spec, gifts: Sheet | None) -> tuple[Read, Spec]:
    """The cells of all sheets and the spec with the kind of their numbers; `Unfit` names every fault."""
    if spec.kind is None:
        spec = replace(spec, kind=_kind(sheets, spec))
    read, faults = Read(), list[Fault]()
    for sheet in sheets:
        faults += _take(read, sheet, spec)
    if faults or not read.cells:
        raise Unfit(faults or [Fault("disclosure.empty", {}, sheets[0].name)])
    if gifts is not None and spec.contributions:
        read.cells, more = contributed(read.cells, gifts, spec, number)
        read.notes += more
    _judge(read, spec)
    return read, spec


def _kind(sheets: Sequence[Sheet], spec: Spec) -> Kind:
    """Counts are whole and not below nothing; contributors stand behind amounts."""
    if spec.is_rate:
        return Kind.COUNT
    if spec.contributors or spec.largest or spec.contributions:
        return Kind.AMOUNT
    found = [number(row[spec.value]) for sheet in sheets for _n, row in sheet.numbered()]
    values = [value for value in found if value is not None]
    parts = sum(value != int(value) for value in values)
    # One number with a point among many whole ones is a slip; where most have one, it is money.
    asked = spec.rule.dominance or spec.rule.p_percent is not None
    return Kind.AMOUNT if 2 * parts > len(values) or (asked and parts) else Kind.COUNT


def _take(read: Read, sheet: Sheet, spec: Spec) -> Iterator[Fault]:
    seen: dict[Codes, int] = {}
    keys = read.keys.setdefault(sheet.name, [])
    for line, row in sheet.numbered():
        try:
            key, made = key_of(row, spec), list(_made(row, spec))
        except _Wrong as wrong:
            yield Fault(wrong.code, {"value": row[wrong.column]}, sheet.name, line, wrong.column)
            continue
        if key in seen:
            yield Fault(
                "disclosure.row_twice", {"key": key, "first_row": seen[key]}, sheet.name, line
            )
            continue
        seen[key] = line
        keys.append(key)
        if spec.is_rate and key not in read.places:
            above, below = made
            read.ratios.append(Ratio(key, above.key, below.key, _is_share(above, below)))
        for cell in made:
            before = read.cells.setdefault(cell.key, cell)
            if before.value != cell.value:
                named = {"key": key, "value": cell.value, "other": before.value}
                yield Fault("disclosure.linked_differ", named, sheet.name, line, spec.value)
            read.places.setdefault(cell.key, (sheet.name, line))
        read.places.setdefault(key, (sheet.name, line))


def _is_share(numerator: Cell, denominator: Cell) -> bool:
    return (numerator.value or 0.0) <= (denominator.value or 0.0)


class _Wrong(Exception):  # noqa: N818
    def __init__(self, code: str, column: str) -> None:
        super().__init__(code)
        self.code, self.column = code, column


def _made(row: Mapping[str, str], spec: Spec) -> Iterator[Cell]:
    for name in spec.names:
        if row.get(name, spec.layout.total) == "":
            raise _Wrong("disclosure.no_code", name)
    key, status = key_of(row, spec), row.get("status", "")
    if status in HIDDEN and not row[spec.value]:
        raise _Wrong("disclosure.already_hidden", "status")
    if spec.is_rate:
        for part, column in zip(PARTS, (spec.numerator, spec.denominator), strict=True):
            yield _cell((*key, part), row, spec, column)
    else:
        yield _cell(key, row, spec, spec.value)


def _cell(key: Codes, row: Mapping[str, str], spec: Spec, column: str) -> Cell:
    status = row.get("status", "")
    is_absent = status in ABSENT or not row[column]
    contributors = _number(row, spec.contributors)
    return Cell(
        key=key,
        value=None if is_absent else _number(row, column),
        kind=spec.kind or Kind.COUNT,
        cost=_number(row, spec.cost) if spec.rule.cost is Cost.GIVEN else None,
        known_sensitive=bool(spec.sensitive) and row[spec.sensitive] in {"1", "true", "yes", "y"},
        contributors=None if contributors is None else int(contributors),
        largest=tuple(v for c in spec.largest if (v := _number(row, c)) is not None),
        absent=Status(status) if status in ABSENT else Status.NOT_REPORTED,
    )


def _number(row: Mapping[str, str], column: str) -> float | None:
    if not column or not row.get(column):
        return None
    found = number(row[column])
    if found is None:
        raise _Wrong("disclosure.not_a_number", column)
    return found


def _judge(read: Read, spec: Spec) -> None:
    """What the rules need to know of who stands behind a number, where no column says it."""
    rule = spec.rule
    asked = rule.dominance or rule.p_percent is not None
    known = any(cell.largest or cell.contributors is not None for cell in read.cells.values())
    if spec.kind is Kind.AMOUNT and asked and not any(c.largest for c in read.cells.values()):
        raise Unfit([Fault("disclosure.needs_contributions")])
    if spec.kind is Kind.COUNT and asked:
        # Of people each contributes one.
        most = max(2, rule.dominance.n if rule.dominance else 2)
        for key, cell in read.cells.items():
            ones = min(int(cell.value or 0), most)
            read.cells[key] = replace(cell, largest=cell.largest or (1.0,) * ones)
    if spec.kind is Kind.AMOUNT and not (known or spec.sensitive) and rule.threshold:
        below = {"threshold": rule.threshold}
        read.notes.append(Fault("disclosure.note_small_amounts", below))
        for key, cell in read.cells.items():
            small = cell.value is not None and 0 < abs(cell.value) < rule.threshold
            read.cells[key] = replace(cell, known_sensitive=small)
