"""The reporter's one page: every line asked for, what stands, what stood, what was noticed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from dure.engines.measure import parse_period
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.kernel.words import Words
from dure.measurement.models import Evidence, Target
from dure.measurement.queries.findings_of import findings_of
from dure.measurement.queries.lines_asked import dimensions, lines_asked
from dure.measurement.queries.recipes import kinds_of_versions
from dure.measurement.queries.report_head import report_head, report_head_of, subject_of
from dure.measurement.queries.report_history import last_return
from dure.measurement.queries.values_standing import (
    cells_filled,
    periods_before,
    standing_elsewhere,
    totals_standing,
)
from dure.measurement.rules.cells_asked import count_asked
from dure.measurement.rules.report_status import due_state, why_not_editable
from dure.measurement.rules.weighing import kept
from dure.measurement.types.asked import AskedLine, Dimension, Number, StoredValue
from dure.measurement.types.reports import (
    EvidenceCard,
    FindingCard,
    FormLine,
    ReportForm,
    ReportHead,
)

LineKey = tuple[int, str]


def report_form(actor: Actor, *, report_id: int, on: date) -> ReportForm:
    """The form of one report; refused with `measurement.not_your_report`.

    Eleven statements, however many indicators and cells, and one or two more where lines are counted
    from records: disaggregation cells are only counted here and fetched by `report_cells` when
    somebody opens a line.
    """
    return _form(actor, report_head(actor, report_id=report_id), on)


def report_form_of(actor: Actor, *, organisation_id: int, round_id: int, on: date) -> ReportForm:
    """The same, for an organisation's report in a round."""
    head = report_head_of(actor, organisation_id=organisation_id, round_id=round_id)
    return _form(actor, head, on)


def _form(actor: Actor, head: ReportHead, on: date) -> ReportForm:
    lines = lines_asked(
        initiative_id=head.initiative_id,
        organisation_ids=[head.organisation_id],
        period=head.period,
    )[head.organisation_id]
    beside = _beside(head, lines)
    cards = tuple(beside.card(line) for line in lines)
    closed = why_not_editable(head.status, head.dates, on, head.extended_until)
    return ReportForm(
        head=head,
        state=due_state(head.status, head.dates, on, head.extended_until),
        editable=closed is None and may(actor, "enter_report", subject_of(head)),
        last_period=beside.last_period,
        lines=cards,
        asked=len(cards),
        filled=sum(1 for card in cards if card.current is not None),
        returned=last_return(head.id) if head.status == "returned" else None,
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the lines of one report, each by its own key."""

    head: ReportHead
    last_period: str
    totals: Mapping[tuple[int, str, int, str], StoredValue]
    filled: Mapping[LineKey, int]
    targets: Mapping[tuple[int, str, str], Number]
    findings: Mapping[LineKey, Sequence[FindingCard]]
    evidence: Mapping[int, Sequence[EvidenceCard]]
    elsewhere: Mapping[LineKey, Words]
    dimensions: Mapping[str, Dimension]
    kinds: Mapping[int, tuple[str, ...]]

    def card(self, line: AskedLine) -> FormLine:
        """The line with everything beside it."""
        who, key = self.head.organisation_id, line.key
        return FormLine(
            version=line.version,
            place_code=line.place_code,
            computed=line.computed,
            current=self.totals.get((who, self.head.period, *key)),
            last=self.totals.get((who, self.last_period, *key)),
            target=self.targets.get((*key, "target")),
            baseline=self.targets.get((*key, "baseline")),
            cells_asked=count_asked(line.version, self.dimensions),
            cells_filled=self.filled.get(key, 0),
            findings=tuple(self.findings.get(key, ())),
            evidence=tuple(self.evidence.get(key[0], ())),
            locked_by=self.elsewhere.get(key),
            kinds=self.kinds.get(line.version.id, ()) if line.computed else (),
        )


def _beside(head: ReportHead, lines: Sequence[AskedLine]) -> _Beside:
    last_period = periods_before(head.period, 1)[0]
    who, period = head.organisation_id, head.period
    by_line: dict[LineKey, list[FindingCard]] = defaultdict(list)
    for finding in findings_of([head.id]).get(head.id, ()):
        by_line[finding.indicator_id, finding.place_code].append(finding)
    return _Beside(
        head=head,
        last_period=last_period,
        totals=totals_standing(
            organisation_ids=[head.organisation_id], periods=[head.period, last_period]
        ),
        filled=cells_filled(organisation_id=who, period=period),
        targets=_targets(head, lines),
        findings=by_line,
        evidence=_evidence(head),
        elsewhere=standing_elsewhere(
            organisation_id=who, period=period, initiative_id=head.initiative_id
        ),
        dimensions=dimensions(),
        kinds=kinds_of_versions(
            {line.version.id for line in lines if line.computed}, parse_period(period)
        ),
    )


def _targets(head: ReportHead, lines: Sequence[AskedLine]) -> dict[tuple[int, str, str], Number]:
    """(indicator, place, role) → the organisation's own value; `""` as place holds everywhere.

    A target stands for its period; a baseline for ever after, the newest one first.
    """
    rows = (
        Target.objects.filter(
            Q(period=head.period) | Q(role="baseline"),
            initiative_id=head.initiative_id,
            organisation_id=head.organisation_id,
        )
        .order_by("period")
        .values_list("indicator_id", "place_code", "role", "value")
    )
    given = {row[:3]: kept(row[3]) for row in rows}
    found: dict[tuple[int, str, str], Number] = {}
    for indicator_id, place in {line.key for line in lines}:
        for role in ("target", "baseline"):
            value = given.get((indicator_id, place, role), given.get((indicator_id, "", role)))
            if value is not None:
                found[indicator_id, place, role] = value
    return found


def _evidence(head: ReportHead) -> dict[int, list[EvidenceCard]]:
    rows = (
        Evidence.objects.filter(report_id=head.id)
        .order_by("id")
        .values_list("indicator_id", "quote", "attachment__public_id", "consent_state")
    )
    found: dict[int, list[EvidenceCard]] = defaultdict(list)
    for indicator_id, quote, attachment, consent_state in rows:
        found[indicator_id].append(
            EvidenceCard(indicator_id, quote, attachment or "", consent_state)
        )
    return found
