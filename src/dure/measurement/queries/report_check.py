"""One report as its approver reads it: differences, curves, evidence, steps, and who is next."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import Max

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.ground.places.queries import names as place_names
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Evidence, Report
from dure.measurement.queries.approvers_desk import report_differences
from dure.measurement.queries.lines_asked import dimensions
from dure.measurement.queries.report_head import report_named, subject_of
from dure.measurement.queries.report_history import steps_of
from dure.measurement.queries.values_standing import periods_before, totals_standing
from dure.measurement.rules.cells_asked import cell_label
from dure.measurement.rules.report_status import due_state, is_closed
from dure.measurement.types.asked import StoredValue
from dure.measurement.types.desk import CheckLine, ReportCheck, WaitingReport
from dure.measurement.types.reports import EvidenceCard, ReportHead

CURVE_PERIODS = 12


def report_check(actor: Actor, *, public_id: str, on: date) -> ReportCheck:
    """Everything an approver needs for one report; refused with `measurement.not_your_desk`.

    A fixed number of statements, however many lines the report has.
    """
    head = report_named(actor, public_id=public_id)
    if not may(actor, "see_all_reports", subject_of(head)):
        raise Refused("measurement.not_your_desk")
    report = report_differences(actor, report_id=head.id)
    cells = {each.cell for each in report.changed if each.cell}
    closed = is_closed(head.dates, on, head.extended_until)
    state = due_state(head.status, head.dates, on, head.extended_until)
    return ReportCheck(
        report=report,
        state=state,
        lines=_lines(head, report, on),
        cells=_cell_words(cells),
        steps=tuple(steps_of([head.id]).get(head.id, ())),
        waiting=_waiting(head.round_id),
        may_approve=may(actor, "approve_report", subject_of(head)),
        may_return=state in ("submitted", "approved") and not closed,
        may_reopen=may(actor, "manage_rounds", subject_of(head)) and closed,
    )


def _lines(head: ReportHead, report: WaitingReport, on: date) -> tuple[CheckLine, ...]:
    periods = [*periods_before(head.period, CURVE_PERIODS), head.period]
    totals = totals_standing(organisation_ids=[head.organisation_id], periods=periods)
    places = place_names({one.place_code for one in report.differences if one.place_code}, on)
    evidence = _evidence(head.id)
    lines = []
    for each in report.differences:
        key = (each.version.indicator_id, each.place_code)
        stored = [totals.get((head.organisation_id, period, *key)) for period in periods]
        known = [one.written(each.version) if one else None for one in stored]
        lines.append(
            CheckLine(
                difference=each,
                place=places.get(each.place_code, Words(each.place_code, each.place_code)),
                curve=tuple(None if value is None else float(value) for value in known),
                breaks=_breaks(stored),
                evidence=tuple(evidence.get(each.version.indicator_id, ())),
            )
        )
    return tuple(lines)


def _breaks(stored: Sequence[StoredValue | None]) -> tuple[int, ...]:
    """Where along the curve another definition begins to count; gaps have none of their own."""
    found, before = [], 0
    for at, one in enumerate(stored):
        own = one.version_id if one else 0
        if own and before and own != before:
            found.append(at)
        before = own or before
    return tuple(found)


def _evidence(report_id: int) -> Mapping[int, list[EvidenceCard]]:
    rows = (
        Evidence.objects.filter(report_id=report_id)
        .order_by("id")
        .values_list("indicator_id", "quote", "attachment__public_id", "consent_state")
    )
    found: dict[int, list[EvidenceCard]] = defaultdict(list)
    for indicator_id, quote, attachment, consent_state in rows:
        card = EvidenceCard(indicator_id, quote, attachment or "", consent_state)
        found[indicator_id].append(card)
    return found


def _cell_words(cells: Collection[str]) -> dict[str, Words]:
    ways = dimensions() if cells else {}
    return {cell: cell_label(cell, ways) for cell in cells}


def _waiting(round_id: int) -> tuple[str, ...]:
    """The reports of the round that wait, longest first, as on the desk."""
    rows = Report.objects.within(round_id=round_id, status="submitted")
    ordered = rows.annotate(since=Max("steps__at")).order_by("since", "pk")
    return tuple(ordered.values_list("public_id", flat=True))
