"""Save what is typed into a report, one cell or many; saved as one types."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.models import Observation
from dure.measurement.queries.entry_sheet import entry_sheet, hints_after, touched_lines
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.report_status import STATE_WORDS, last_day, why_not_editable
from dure.measurement.rules.weighing import Sheet, weigh
from dure.measurement.services.keep_findings import keep_findings
from dure.measurement.services.steps import hold_report
from dure.measurement.services.subjects import the_report
from dure.measurement.types.entries import CellEntry, CellOutcome, SavedValues
from dure.measurement.types.reports import ReportHead

WRITTEN = (
    "version",
    "state",
    "value",
    "numerator",
    "denominator",
    "method",
    "source",
    "conversion",
    "comment",
    "changed_at",
    "changed_by",
)
UNIQUE = ("organisation", "period", "indicator", "place_code", "cell")


@action(
    "measurement.values.save",
    may="enter_report",
    on=the_report,
    refusal="measurement.not_your_report",
)
def save_values(
    actor: Actor,
    *,
    report_id: int,
    entries: Sequence[CellEntry],
    at: datetime,
    source: str = "form",
) -> Done[SavedValues]:
    """Take each entry that may be taken; the others come back refused, each with its sentence.

    Refused as a whole while the report is handed in, not open yet or closed. `source` is form,
    workbook, api, import or computed. The journal remembers old and new of every cell.
    """
    head = hold_report(report_id)
    refuse_unless_editable(head, at)
    sheet = entry_sheet(head, {entry.indicator for entry in entries})
    outcomes = tuple(weigh(sheet, entry, source) for entry in _last_of_each(entries))
    _write(actor, head, sheet, outcomes, at)
    hints = hints_after(sheet, outcomes)
    touched = [line for line, _ in touched_lines(sheet, outcomes)]
    keep_findings(head.id, touched, hints)
    return Done(SavedValues(outcomes, hints), {"changes": _changes(sheet, outcomes)})


def refuse_unless_editable(head: ReportHead, at: datetime) -> None:
    """Refused with `report_stands`, `round_not_open` or `period_closed`, naming the day."""
    code = why_not_editable(head.status, head.dates, day_of(at), head.extended_until)
    if code is not None:
        raise Refused(
            code,
            state=STATE_WORDS[head.status],
            period=period_words(head.period),
            opens_on=head.dates.opens_on.isoformat(),
            last_day=last_day(head.dates, head.extended_until).isoformat(),
        )


def _last_of_each(entries: Sequence[CellEntry]) -> list[CellEntry]:
    """One cell typed twice in one go: the later entry is what the person means."""
    return list({(one.indicator, one.place_code, one.cell): one for one in entries}.values())


def _write(
    actor: Actor,
    head: ReportHead,
    sheet: Sheet,
    outcomes: Sequence[CellOutcome],
    at: datetime,
) -> None:
    rows = [_row(actor, head, sheet, each, at) for each in outcomes if each.outcome == "saved"]
    if rows:
        Observation.objects.bulk_create(
            rows, update_conflicts=True, update_fields=WRITTEN, unique_fields=UNIQUE
        )
    _clear(head, sheet, [each.entry for each in outcomes if each.outcome == "cleared"])


def _row(
    actor: Actor, head: ReportHead, sheet: Sheet, each: CellOutcome, at: datetime
) -> Observation:
    entry, stored = each.entry, each.stored
    line = sheet.lines[entry.indicator, entry.place_code]
    return Observation(
        organisation_id=head.organisation_id,
        indicator_id=line.version.indicator_id,
        version_id=line.version.id,
        period=head.period,
        place_code=entry.place_code,
        cell=entry.cell,
        state=stored.state if stored else "value",
        value=stored.value if stored else None,
        numerator=stored.numerator if stored else None,
        denominator=stored.denominator if stored else None,
        source=stored.source if stored else "form",
        conversion_id=entry.conversion_id,
        comment=stored.comment if stored else "",
        changed_at=at,
        changed_by_id=actor.account_id,
    )


def _clear(head: ReportHead, sheet: Sheet, entries: Sequence[CellEntry]) -> None:
    """Not reported is no row. The line decides which rows; cells of other lines never match."""
    cells: dict[tuple[int, str], list[str]] = {}
    for entry in entries:
        line = sheet.lines[entry.indicator, entry.place_code]
        cells.setdefault(line.key, []).append(entry.cell)
    for (indicator_id, place), names in cells.items():
        Observation.objects.within(
            organisation_id=head.organisation_id,
            period=head.period,
            indicator_id=indicator_id,
            place_code=place,
            cell__in=names,
        ).delete()


def _changes(sheet: Sheet, outcomes: Sequence[CellOutcome]) -> list[dict[str, Any]]:
    return [
        {
            "indicator": each.entry.indicator,
            "place": each.entry.place_code,
            "cell": each.entry.cell,
            "old": _short(sheet, each),
            "new": each.stored.short if each.stored else None,
        }
        for each in outcomes
        if each.outcome in ("saved", "cleared")
    ]


def _short(sheet: Sheet, each: CellOutcome) -> str | None:
    line = sheet.lines[each.entry.indicator, each.entry.place_code]
    before = sheet.cells(line.key).get(each.entry.cell)
    return before.short if before else None
