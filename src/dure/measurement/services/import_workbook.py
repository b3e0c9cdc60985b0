"""Take back a workbook of reports: every period in it, all of it or nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dure.engines.tables import Table
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.refusals import refusal_texts
from dure.kernel.words import Words
from dure.measurement.queries.lines_asked import dimensions
from dure.measurement.queries.report_head import report_named
from dure.measurement.rules.import_faults import broken_cells, refused_rows
from dure.measurement.rules.value_changes import change_of
from dure.measurement.rules.workbook_rows import ROW_KEY, Written, columns_of_sheet, rows_changed
from dure.measurement.services.save_values import save_values
from dure.measurement.types.entries import CellOutcome
from dure.measurement.types.imports import (
    ImportOutcome,
    RefusedRow,
    RowFault,
    Taken,
    Tell,
    ValueChange,
    silent,
)
from dure.measurement.types.reports import ReportHead

SAID_BY_THE_KEY = frozenset(
    {
        "measurement.no_such_report",
        "measurement.not_your_report",
        "measurement.not_asked",
        "measurement.unknown_cell",
    }
)
WRITING = Words("보고서에 담고 있어요", "Writing into the reports")


@dataclass(frozen=True, slots=True)
class How:
    """Whether to look only, whether to take the rows without faults, and whose reports are meant.

    `initiative_id` and `organisation_id` (None: any) narrow what somebody may write who may write
    everywhere: reports of others are refused.
    """

    dry_run: bool = False
    partial: bool = False
    initiative_id: int | None = None
    organisation_id: int | None = None

    def refuse_others(self, head: ReportHead) -> None:
        """Refused: `measurement.not_your_report`."""
        asked = (self.initiative_id, self.organisation_id)
        found = (head.initiative_id, head.organisation_id)
        if any(one is not None and one != each for one, each in zip(asked, found, strict=True)):
            raise Refused("measurement.not_your_report")


TAKE = How()


def import_workbook(
    actor: Actor,
    *,
    tables: Sequence[Table],
    name: str,
    at: datetime,
    how: How = TAKE,
    tell: Tell = silent,
) -> ImportOutcome:
    """Save what somebody changed in the workbook, by the rules of the form.

    With a refused row nothing is taken, unless `partial` asks for the rest. The gate is that of
    `save_values`, report by report: a row of another organisation's report is refused.
    """
    with transaction.atomic():
        refused: list[RefusedRow] = []
        taken = Taken(0)
        for done, table in enumerate(tables):
            tell(WRITING, done, len(tables))
            one = _sheet(actor, table, at, how)
            taken = _joined(taken, one)
            refused += _told(one.faults, table, name)
        written = not how.dry_run and (how.partial or not refused)
        if not written:
            transaction.set_rollback(True)
    return ImportOutcome(
        kind="workbook",
        rows=sum(len(table.rows) + len(table.totals) for table in tables),
        taken=taken.taken,
        unchanged=taken.unchanged,
        refused=tuple(refused),
        notes=(),
        fingerprint="",
        written=written,
        changes=taken.changes,
        changed=len(taken.changes),
    )


def _told(faults: Sequence[RowFault], table: Table, name: str) -> tuple[RefusedRow, ...]:
    columns = columns_of_sheet(table)
    return refused_rows(faults, table=table, columns=columns, name=name, texts=refusal_texts())


def _joined(one: Taken, other: Taken) -> Taken:
    return Taken(
        one.taken + other.taken,
        one.unchanged + other.unchanged,
        changes=(*one.changes, *other.changes),
    )


def _sheet(actor: Actor, table: Table, at: datetime, how: How) -> Taken:
    written, faults, same = rows_changed(table)
    broken = broken_cells(table)
    faults += broken
    # A cell with an error of Excel reads as empty: a refused row would take back what stands.
    spoilt = {fault.row for fault in broken}
    written = [each for each in written if each.row not in spoilt]
    by_report: dict[str, list[Written]] = defaultdict(list)
    for each in _once(written, faults):
        by_report[each.report].append(each)
    changes: list[ValueChange] = []
    for report, group in by_report.items():
        try:
            head = report_named(actor, public_id=report)
            how.refuse_others(head)
            outcomes = _saved(actor, head, group, at)
        except Refused as refused:
            # The whole report refuses (closed, handed in, another's): said once, at its first row.
            faults.append(_fault(group[0], refused))
            continue
        faults += _refused(group, outcomes)
        changes += _changes(head, table.sheet, group, outcomes)
        same += sum(outcome.outcome == "unchanged" for outcome in outcomes)
    return Taken(len(changes), same, tuple(faults), changes=tuple(changes))


def _once(written: Sequence[Written], faults: list[RowFault]) -> Iterator[Written]:
    """A row that was copied stands twice; nobody can tell which one is meant."""
    first: dict[tuple[str, ...], int] = {}
    for each in written:
        entry = each.entry
        key = (each.report, entry.indicator, entry.place_code, entry.cell)
        if key in first:
            values = {"what": entry.indicator, "first": first[key]}
            faults.append(RowFault(each.row, each.field, "import.twice_in_file", values))
        else:
            first[key] = each.row
            yield each


def _saved(
    actor: Actor, head: ReportHead, group: Sequence[Written], at: datetime
) -> tuple[CellOutcome, ...]:
    outcomes: tuple[CellOutcome, ...] = save_values(
        actor,
        report_id=head.id,
        entries=[each.entry for each in group],
        at=at,
        source="workbook",
    ).outcomes
    return outcomes


def _refused(group: Sequence[Written], outcomes: Sequence[CellOutcome]) -> list[RowFault]:
    return [
        _fault(each, outcome.refused)
        for each, outcome in zip(group, outcomes, strict=False)
        if outcome.refused is not None
    ]


def _fault(written: Written, refused: Refused) -> RowFault:
    # What the hidden key says - the report, the indicator, the place - is no fault of the value beside it.
    field = ROW_KEY if refused.code in SAID_BY_THE_KEY else written.field
    return RowFault(written.row, field, refused.code, refused.values)


def _changes(
    head: ReportHead, sheet: str, group: Sequence[Written], outcomes: Sequence[CellOutcome]
) -> list[ValueChange]:
    ways = dimensions()
    return [
        change_of((sheet, each.row, head.period), outcome, ways)
        for each, outcome in zip(group, outcomes, strict=False)
        if outcome.outcome in ("saved", "cleared")
    ]
