"""The approver's desk: who has handed in, and what differs from last time, largest first."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.measurement.models import Approval, Finding
from dure.measurement.queries.changed_since import changed_since_last_time
from dure.measurement.queries.findings_of import findings_of, is_explained
from dure.measurement.queries.lines_asked import lines_asked
from dure.measurement.queries.lines_counted import Counted, counted_in_round
from dure.measurement.queries.reminded import reminded
from dure.measurement.queries.report_head import heads, report_head
from dure.measurement.queries.report_history import steps_of
from dure.measurement.queries.rounds import round_card
from dure.measurement.queries.values_standing import periods_before, totals_standing
from dure.measurement.rules.differences import largest_first, share_of
from dure.measurement.rules.report_status import due_state
from dure.measurement.types.asked import AskedLine, StoredValue
from dure.measurement.types.desk import (
    ChangedValue,
    Desk,
    DeskRow,
    Difference,
    RoundCard,
    WaitingReport,
)
from dure.measurement.types.reports import FindingCard, ReportHead, StepCard

PAGE = 8
NOTHING = Counted(0, 0)
Totals = Mapping[tuple[int, str, int, str], StoredValue]


def approvers_desk(
    actor: Actor, *, initiative_id: int, round_id: int, on: date, page: int = 1
) -> Desk:
    """One round: a row for every organisation, and eight waiting reports in full.

    Thirteen statements, however many organisations report; the longest waiting come first.
    Refused with `measurement.not_your_desk` without the right to see all reports there.
    """
    _refuse_others(actor, initiative_id)
    the = round_card(initiative_id=initiative_id, round_id=round_id)
    reports = heads(order=("organisation__name_ko", "pk"), round_id=round_id)
    since = _last_steps(round_id)
    waiting = sorted(
        (head for head in reports if head.status == "submitted"),
        key=lambda head: (since.get(head.id) is None, since.get(head.id), head.id),
    )
    shown = waiting[(page - 1) * PAGE : page * PAGE]
    rows = _rows(the, reports, since, on)
    counted = Counter(row.state for row in rows)
    return Desk(
        round=RoundCard(the.id, the.initiative_id, the.period, the.period_kind, the.dates, counted),
        rows=rows,
        waiting=_in_full(initiative_id, the.period, shown),
        waiting_total=len(waiting),
    )


def report_differences(actor: Actor, *, report_id: int) -> WaitingReport:
    """One report against the period before, with its findings and what changed since handed in."""
    head = report_head(actor, report_id=report_id)
    return _in_full(head.initiative_id, head.period, [head])[0]


def _refuse_others(actor: Actor, initiative_id: int) -> None:
    if not may(actor, "see_all_reports", Subject("reports", "", initiative_id)):
        raise Refused("measurement.not_your_desk")


def _last_steps(round_id: int) -> dict[int, datetime]:
    """Report → when it last moved. One statement."""
    rows = Approval.objects.filter(report__round_id=round_id).order_by().values_list("report_id")
    return dict(rows.annotate(last=Max("at")))


def _rows(
    the: RoundCard, reports: Sequence[ReportHead], since: Mapping[int, datetime], on: date
) -> tuple[DeskRow, ...]:
    counted = counted_in_round(the.initiative_id, the.period)
    found, open_ones = _findings(the.id)
    letters = reminded(the.id, the.initiative_id)
    return tuple(
        DeskRow(
            report_id=head.id,
            public_id=head.public_id,
            organisation_id=head.organisation_id,
            organisation=head.organisation,
            state=due_state(head.status, head.dates, on, head.extended_until),
            step_at=since.get(head.id),
            asked=counted.get(head.organisation_id, NOTHING).asked,
            filled=counted.get(head.organisation_id, NOTHING).filled,
            findings=found[head.id],
            unexplained=open_ones[head.id],
            reminded_at=letters.get(head.id),
        )
        for head in reports
    )


def _findings(round_id: int) -> tuple[Counter[int], Counter[int]]:
    """Report → its findings, and those of them that nobody has explained yet. One statement."""
    rows = list(
        Finding.objects.filter(report__round_id=round_id)
        .order_by()
        .values_list("report_id", "values", "explanation")
    )
    found = Counter(report_id for report_id, _, _ in rows)
    return found, Counter(row[0] for row in rows if not is_explained(row[1], row[2]))


@dataclass(frozen=True, slots=True)
class _Material:
    """What the reports of one page are made of, fetched together."""

    period: str
    last_period: str
    lines: Mapping[int, Sequence[AskedLine]]
    totals: Totals
    findings: Mapping[int, Sequence[FindingCard]]
    steps: Mapping[int, Sequence[StepCard]]
    changed: Mapping[int, Sequence[ChangedValue]]


def _in_full(
    initiative_id: int, period: str, reports: Sequence[ReportHead]
) -> tuple[WaitingReport, ...]:
    ids = [head.id for head in reports]
    organisations = [head.organisation_id for head in reports]
    last_period = periods_before(period, 1)[0]
    steps = steps_of(ids)
    material = _Material(
        period=period,
        last_period=last_period,
        lines=lines_asked(
            initiative_id=initiative_id, organisation_ids=organisations, period=period
        ),
        totals=totals_standing(organisation_ids=organisations, periods=[period, last_period]),
        findings=findings_of(ids),
        steps=steps,
        changed=changed_since_last_time(initiative_id, steps),
    )
    return tuple(_waiting(head, material) for head in reports)


def _waiting(head: ReportHead, material: _Material) -> WaitingReport:
    lines = material.lines.get(head.organisation_id, ())
    findings = material.findings.get(head.id, ())
    by_line: dict[tuple[int, str], list[FindingCard]] = defaultdict(list)
    for finding in findings:
        by_line[finding.indicator_id, finding.place_code].append(finding)
    differences = [_difference(line, material, by_line.get(line.key, ())) for line in lines]
    submitted = [each for each in material.steps.get(head.id, ()) if each.step == "submitted"]
    return WaitingReport(
        head=head,
        submitted_at=submitted[-1].at if submitted else None,
        submitted_by=submitted[-1].by if submitted else "",
        times_submitted=len(submitted),
        asked=len(lines),
        filled=sum(1 for each in differences if each.now is not None),
        differences=largest_first(differences),
        findings=tuple(findings),
        changed=tuple(material.changed.get(head.id, ())),
    )


def _difference(
    line: AskedLine, material: _Material, findings: Sequence[FindingCard]
) -> Difference:
    now = material.totals.get((line.organisation_id, material.period, *line.key))
    before = material.totals.get((line.organisation_id, material.last_period, *line.key))
    new = now.written(line.version) if now else None
    old = before.written(line.version) if before else None
    same = before is None or before.version_id in (0, line.version.id)
    known = same and new is not None and old is not None
    return Difference(
        version=line.version,
        place_code=line.place_code,
        now=now,
        before=before,
        change=new - old if same and new is not None and old is not None else None,
        share=share_of(float(new or 0), float(old or 0)) if known else None,
        findings=tuple(findings),
        redefined=not same,
    )
