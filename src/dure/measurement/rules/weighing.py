"""May this entry be taken? One entry against what is asked, what stands and the hard rules."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words
from dure.measurement.rules.cells_asked import Dimensions, cell_label, cells_asked
from dure.measurement.rules.judgement import Past, hard_problems
from dure.measurement.types.asked import AskedLine, Number, StoredValue
from dure.measurement.types.entries import CellEntry, CellOutcome

FOUR_PLACES = Decimal("0.0001")
LineKey = tuple[int, str]
# A half-typed rate is kept while one types; only handing it in is refused.
UNFINISHED = "measurement.part_missing"


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is needed to judge entries: lines asked, cells standing, history, other initiatives.

    `lines` is by (indicator code, place code); the other mappings by (indicator id, place code).
    """

    lines: Mapping[tuple[str, str], AskedLine]
    dimensions: Dimensions
    standing: Mapping[LineKey, Mapping[str, StoredValue]]
    past: Mapping[LineKey, Past]
    elsewhere: Mapping[LineKey, Words]

    def cells(self, key: LineKey) -> Mapping[str, StoredValue]:
        """What stands in the cells of one line."""
        return self.standing.get(key, {})


def weigh(sheet: Sheet, entry: CellEntry, source: str) -> CellOutcome:
    """What becomes of one entry; nothing is written here."""
    try:
        return _weigh(sheet, entry, source)
    except Refused as refused:
        return CellOutcome(entry, "refused", refused=refused)


def _weigh(sheet: Sheet, entry: CellEntry, source: str) -> CellOutcome:
    line = _line(sheet, entry, source)
    refuse_resident_number(note=entry.comment)
    before = sheet.cells(line.key).get(entry.cell)
    if entry.cleared:
        _unchanged_meanwhile(sheet, line, entry, before, "")
        outcome = "cleared" if before else "unchanged"
        return CellOutcome(entry, outcome, before=before, version=line.version)
    wanted = _wanted(sheet, line, entry, source)
    _possible(sheet, line, entry, wanted)
    stored = _exact(wanted)
    if entry.keeps_comment and not entry.comment and before is not None:
        stored = replace(stored, comment=before.comment)
    _unchanged_meanwhile(sheet, line, entry, before, stored.short)
    same = before is not None and (stored.short, stored.comment) == (before.short, before.comment)
    outcome = "unchanged" if same else "saved"
    return CellOutcome(entry, outcome, stored, before=before, version=line.version)


def _line(sheet: Sheet, entry: CellEntry, source: str) -> AskedLine:
    line = sheet.lines.get((entry.indicator, entry.place_code))
    if line is None:
        raise Refused(
            "measurement.not_asked", indicator=entry.indicator, place=entry.place_code or "-"
        )
    initiative = sheet.elsewhere.get(line.key)
    if initiative is not None:
        raise _refused("measurement.reported_elsewhere", sheet, line, entry, initiative=initiative)
    if line.computed and source != "computed":
        raise _refused("measurement.computed_line", sheet, line, entry)
    return line


def _unchanged_meanwhile(
    sheet: Sheet, line: AskedLine, entry: CellEntry, before: StoredValue | None, wanted: str
) -> None:
    stands = before.short if before else ""
    # Two people who type the same agree; only a different value would be lost.
    if entry.seen is not None and stands not in (entry.seen, wanted):
        raise _refused("measurement.changed_meanwhile", sheet, line, entry, stands=stands or "-")


def _wanted(sheet: Sheet, line: AskedLine, entry: CellEntry, source: str) -> StoredValue:
    numbers = (entry.value, entry.numerator, entry.denominator)
    given = any(number is not None for number in numbers)
    if given == entry.not_applicable:
        raise _refused("measurement.one_answer", sheet, line, entry)
    if entry.not_applicable:
        return StoredValue("not_applicable", source=source, comment=entry.comment)
    parts = entry.numerator is not None or entry.denominator is not None
    if parts and (entry.value is not None or not line.version.has_parts):
        raise _refused("measurement.no_parts_here", sheet, line, entry)
    return StoredValue("value", *numbers, source=source, comment=entry.comment)


def _possible(sheet: Sheet, line: AskedLine, entry: CellEntry, wanted: StoredValue) -> None:
    known = {"", *cells_asked(line.version, sheet.dimensions)}
    problems = [
        problem
        for problem in hard_problems(line, {entry.cell: wanted}, known, sheet.dimensions)
        if problem.code != UNFINISHED
    ]
    if problems:
        first = problems[0]
        raise _refused(_own_code(first.code), sheet, line, entry, **first.values)


def _own_code(code: str) -> str:
    """The engine's `measure.negative` is refused as the room's `measurement.negative`."""
    return f"measurement.{code.partition('.')[2]}"


def _refused(
    code: str, sheet: Sheet, line: AskedLine, entry: CellEntry, **values: object
) -> Refused:
    label = cell_label(entry.cell, sheet.dimensions)
    return Refused(code, indicator=line.version.name, cell=label, **values)


def _exact(stored: StoredValue) -> StoredValue:
    """As the table keeps it: four decimals at most, whole where whole."""
    return StoredValue(
        stored.state,
        kept(stored.value),
        kept(stored.numerator),
        kept(stored.denominator),
        stored.source,
        stored.comment,
    )


def kept(number: Number | None) -> Number | None:
    """A number as it is kept: at most four decimals, an integer where it is whole."""
    if number is None or isinstance(number, int):
        return number
    if number == number.to_integral_value():
        return int(number)
    return number.quantize(FOUR_PLACES, rounding=ROUND_HALF_UP).normalize()
