"""The sheet on which entries are judged; and the dry run that judges without writing."""

from collections.abc import Iterable, Sequence

from dure.ground.journal.types import Actor
from dure.measurement.queries.lines_asked import dimensions, lines_asked
from dure.measurement.queries.report_head import report_head
from dure.measurement.queries.values_standing import (
    own_history,
    standing_elsewhere,
    values_standing,
)
from dure.measurement.rules.judgement import Past, soft_problems
from dure.measurement.rules.weighing import Sheet, weigh
from dure.measurement.types.asked import AskedLine, StoredValue
from dure.measurement.types.entries import CellEntry, CellOutcome, Problem, SavedValues
from dure.measurement.types.reports import ReportHead


def entry_sheet(head: ReportHead, indicators: Iterable[str] | None = None) -> Sheet:
    """Everything needed to judge entries on some indicators (None: all). Six queries."""
    asked = lines_asked(
        initiative_id=head.initiative_id,
        organisation_ids=[head.organisation_id],
        period=head.period,
    )[head.organisation_id]
    wanted = None if indicators is None else set(indicators)
    lines = [line for line in asked if wanted is None or line.version.code in wanted]
    who, period = head.organisation_id, head.period
    return Sheet(
        lines={(line.version.code, line.place_code): line for line in lines},
        dimensions=dimensions(),
        standing=values_standing(
            organisation_id=who,
            period=period,
            indicator_ids={one.version.indicator_id for one in lines},
        ),
        past=own_history(organisation_id=who, period=period, lines=lines),
        elsewhere=standing_elsewhere(
            organisation_id=who, period=period, initiative_id=head.initiative_id
        ),
    )


def check_values(
    actor: Actor, *, report_id: int, entries: Sequence[CellEntry], source: str = "form"
) -> SavedValues:
    """The outcomes that `save_values` would have; nothing is written (dry run of an import)."""
    head = report_head(actor, report_id=report_id)
    sheet = entry_sheet(head, {entry.indicator for entry in entries})
    outcomes = tuple(weigh(sheet, entry, source) for entry in entries)
    return SavedValues(outcomes, hints_after(sheet, outcomes))


def hints_after(sheet: Sheet, outcomes: Sequence[CellOutcome]) -> tuple[Problem, ...]:
    """The soft findings on the lines that were touched, with the outcomes in place."""
    hints: list[Problem] = []
    for line, cells in touched_lines(sheet, outcomes):
        past = sheet.past.get(line.key, Past())
        hints += soft_problems(line, cells, past, sheet.dimensions)
    return tuple(hints)


def touched_lines(
    sheet: Sheet, outcomes: Sequence[CellOutcome]
) -> list[tuple[AskedLine, dict[str, StoredValue]]]:
    """Lines with an accepted entry, each with all its cells as they stand afterwards."""
    touched: dict[tuple[str, str], dict[str, StoredValue]] = {}
    for each in outcomes:
        if each.refused is not None:
            continue
        where = (each.entry.indicator, each.entry.place_code)
        if where not in touched:
            touched[where] = dict(sheet.cells(sheet.lines[where].key))
        if each.stored is not None:
            touched[where][each.entry.cell] = each.stored
        else:
            touched[where].pop(each.entry.cell, None)
    return [(sheet.lines[where], cells) for where, cells in touched.items()]
