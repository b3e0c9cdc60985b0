"""Import reported values: a long table, or a partner's own wide sheet, into the reports they belong to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import transaction

from dure.engines.measure import cell_key, cell_values, parse_period
from dure.engines.tables import Address, Fault
from dure.engines.tables.coerce import Reading, State, read_decimal
from dure.engines.tables.types import Scalar
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.queries.lines_asked import dimensions
from dure.measurement.queries.report_ids import report_ids
from dure.measurement.rules.import_lines import Line, lines_of, whole_or_decimal
from dure.measurement.rules.labels import METHODS
from dure.measurement.rules.value_changes import ValuesTold
from dure.measurement.services.importing import Job
from dure.measurement.services.misplaced import Placed, told_by_place
from dure.measurement.services.paired_parts import key_of, paired, part_named
from dure.measurement.services.save_values import save_values
from dure.measurement.types.entries import CellEntry, CellOutcome
from dure.measurement.types.imports import RowFault, Taken

READING = Words("보고값을 읽고 있어요", "Reading the values")
WRITING = Words("보고서에 담고 있어요", "Writing into the reports")
PARTS = ("value", "numerator", "denominator")
Weighed = tuple[Placed, CellOutcome]


@dataclass(slots=True)
class Read:
    """What was read of a file: entries, faults, and how many cells said nothing."""

    entries: list[Placed] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    silent: int = 0


def import_reports(job: Job) -> Taken:
    """Save every value into its report by the same rules as the form; refused cells name theirs.

    A blank cell is "not reported" and changes nothing; `-` or 해당없음 is "not applicable"; a hidden
    value (`*`) is refused. Rows of periods that are closed or not asked for are refused.
    """
    read = _read(job)
    read.entries = [_converted(job, each) for each in paired(read.entries)]
    read.faults += _doubles(read.entries)
    doubled = {fault.row for fault in read.faults}
    entries = [each for each in read.entries if each.row not in doubled]
    changes = ValuesTold(dimensions())
    saved, unchanged, refused = _saved(job, entries, changes)
    faults = (*read.faults, *told_by_place(job.request.initiative_id, refused, entries))
    told = tuple(changes.first)
    return Taken(saved, unchanged, faults, _silence(read.silent), told, changed=changes.count)


def _silence(cells: int) -> tuple[Words, ...]:
    if not cells:
        return ()
    return (
        Words(
            f"값이 없어 ‘보고 없음’으로 둔 칸: {cells}개", f"Cells left as “not reported”: {cells}"
        ),
    )


def _read(job: Job) -> Read:
    read = Read()
    rows = len(job.request.table.rows)
    for done, line in enumerate(lines_of(job.request.table, job.columns)):
        if done % 2_000 == 0:
            job.tell(READING, done, rows)
        entries = list(_entries(job, line, read))
        read.faults += line.faults
        if not line.faults:
            read.entries += entries
    return read


def _entries(job: Job, line: Line, read: Read) -> Iterator[Placed]:
    organisation_id = job.organisation_in(line)
    period = line.period()
    if period is None and not line.faults:
        line.fault("period", "import.value_needed", what="period")
    if organisation_id is None or period is None:
        return
    place = job.place_in(line, _day(period))
    split = job.cell_in(line)
    # Dure's own exchange files say there how a number was counted: that is nobody's note.
    comment = line.text("comment")[:500]
    comment = "" if comment in METHODS else comment
    for code, cell, fields in _asked(job, line, split):
        said = {part: _said(line, key) for part, key in fields.items()}
        blank = CellEntry(code, place, cell, comment=comment, keeps_comment=not comment)
        entry = _entry(line, blank, fields, said)
        if entry is None:
            read.silent += not line.faults
        else:
            where = next(iter(fields.values()))
            yield Placed(line.number, where, organisation_id, period, entry)


def _converted(job: Job, each: Placed) -> Placed:
    entry = job.conversions.applied(each.organisation_id, each.period, each.entry)
    return replace(each, entry=entry)


def _day(period: str) -> date:
    return parse_period(period).starts_on


def _asked(
    job: Job, line: Line, split: dict[str, str]
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """(indicator, cell, part → field) of a row: one for a long table, one a group of wide columns."""
    wide = job.columns.wide
    if not wide:
        code, part_of = part_named(line.text("indicator", needed=True))
        present = {part: part for part in PARTS if part in job.columns.positions}
        if part_of and "value" in present:
            present = {part_of: "value"}
        if code:
            yield code, cell_key(split), present
        return
    groups: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for key in wide:
        part, code, *cell = key.split(":", 2)
        own = dict(cell_values(cell[0])) if cell else {}
        groups[code, cell_key({**split, **own})][part] = key
    for (code, where), fields in groups.items():
        yield code, where, fields


def _said(line: Line, key: str) -> "Reading[Any] | None":
    return line.reading(key, _number)


def _number(cell: Scalar, at: Address) -> "Reading[Any] | Fault":
    # No limit here: how large a value may be is the indicator's rule, the same at every door.
    reading = read_decimal(cell, at, most=None)
    if isinstance(reading, Fault):
        return reading
    value = None if reading.value is None else whole_or_decimal(reading.value)
    return Reading(reading.state, value, reading.flags, reading.unit)


def _entry(
    line: Line,
    blank: CellEntry,
    fields: dict[str, str],
    said: dict[str, "Reading[Any] | None"],
) -> CellEntry | None:
    readings = {part: reading for part, reading in said.items() if reading is not None}
    hidden = [part for part, reading in readings.items() if reading.state is State.HIDDEN]
    if hidden:
        line.fault(fields[hidden[0]], "import.value_hidden")
        return None
    numbers = {part: reading.value for part, reading in readings.items()}
    if any(number is not None for number in numbers.values()):
        return replace(
            blank,
            value=numbers.get("value"),
            numerator=numbers.get("numerator"),
            denominator=numbers.get("denominator"),
        )
    if any(reading.state is State.NOT_APPLICABLE for reading in readings.values()):
        return replace(blank, not_applicable=True)
    return None


def _doubles(entries: Sequence[Placed]) -> list[RowFault]:
    first: dict[tuple[object, ...], Placed] = {}
    faults = []
    for each in entries:
        key = key_of(each)
        if key in first:
            values = {"what": each.entry.indicator, "first": first[key].row}
            faults.append(RowFault(each.row, each.field, "import.twice_in_file", values))
        else:
            first[key] = each
    return faults


def _saved(
    job: Job, entries: Sequence[Placed], changes: ValuesTold
) -> tuple[int, int, list[RowFault]]:
    grouped: dict[tuple[int, str], list[Placed]] = defaultdict(list)
    for each in entries:
        grouped[each.organisation_id, each.period].append(each)
    reports = report_ids(job.request.initiative_id, {period for _, period in grouped})
    rows: dict[int, list[str]] = {}
    faults: list[RowFault] = []
    for done, (key, group) in enumerate(grouped.items()):
        job.tell(WRITING, done, len(grouped))
        weighed, wrong = _into_report(job, reports.get(key), group)
        faults += wrong
        for placed, outcome in weighed:
            for row in placed.rows:
                rows.setdefault(row, []).append(outcome.outcome)
            if outcome.outcome in ("saved", "cleared"):
                where = (job.request.table.sheet, placed.row, placed.period)
                changes.add(where, outcome)
    refused = {fault.row for fault in faults}
    saved = sum("saved" in said for row, said in rows.items() if row not in refused)
    unchanged = sum(set(said) == {"unchanged"} for said in rows.values())
    return saved, unchanged, faults


def _into_report(
    job: Job, report_id: int | None, group: Sequence[Placed]
) -> tuple[Sequence[Weighed], list[RowFault]]:
    first = group[0]
    if report_id is None:
        whose = organisation_cards(frozenset({first.organisation_id}))[first.organisation_id]
        values = {"organisation": whose.name, "period": first.period}
        return (), _every_row(group, "import.no_report", values)
    try:
        return _whole_rows(job, report_id, group)
    except Refused as refused:
        # The whole report refuses (closed, handed in), and with it every row that is meant for it.
        return (), _every_row(group, refused.code, refused.values)


def _whole_rows(
    job: Job, report_id: int, group: Sequence[Placed]
) -> tuple[Sequence[Weighed], list[RowFault]]:
    """A row that is refused in one cell is left out with all its others: no row is half taken."""
    with transaction.atomic():
        weighed = _weighed(job, report_id, group)
        wrong = [(placed, one.refused) for placed, one in weighed if one.refused is not None]
        faults = [
            RowFault(row, placed.field, refused.code, refused.values)
            for placed, refused in wrong
            for row in placed.rows
        ]
        left_out = {fault.row for fault in faults}
        rest = [placed for placed in group if placed.row not in left_out]
        if len(rest) + len(wrong) == len(group):
            return weighed, faults
        transaction.set_rollback(True)
    return _weighed(job, report_id, rest) if rest else (), faults


def _weighed(job: Job, report_id: int, group: Sequence[Placed]) -> Sequence[Weighed]:
    outcomes = save_values(
        job.actor,
        report_id=report_id,
        entries=[each.entry for each in group],
        at=job.at,
        source="import",
    ).outcomes
    return tuple(zip(group, outcomes, strict=True))


def _every_row(group: Sequence[Placed], code: str, values: Mapping[str, object]) -> list[RowFault]:
    """None is left out of the count or of the file of refused rows: what was not taken is told."""
    rows = dict.fromkeys(row for placed in group for row in placed.rows)
    return [RowFault(row, "period", code, values) for row in rows]
