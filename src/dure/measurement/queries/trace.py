"""Trace: from a number down to the reports and values behind it, for those who may see them."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from dure.engines.measure import Period, parse_period
from dure.ground.journal.queries import may, must
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import organisation_cards
from dure.ground.organisations.types import OrganisationCard
from dure.kernel.errors import Refused
from dure.measurement.models import (
    Approval,
    Assignment,
    Finding,
    IndicatorVersion,
    Observation,
    Report,
)
from dure.measurement.queries.conversions import converted_words
from dure.measurement.queries.links_behind import links_behind
from dure.measurement.queries.place_lines import place_lines
from dure.measurement.queries.recipes import kinds_of_versions
from dure.measurement.queries.release_figures import covered_periods
from dure.measurement.queries.spans_asked import lines_with_spans
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.report_status import counts
from dure.measurement.rules.spans_asked import Span, is_asked_in
from dure.measurement.types.trace import Trace, TraceStep, TraceValue, TraceWanted


def trace(
    actor: Actor,
    *,
    initiative_id: int,
    indicator: str,
    period: str,
    cell: str = "",
    organisation: str = "",
) -> Trace:
    """The values behind a number. Members see their own; the backbone sees everybody's.

    A longer period is traced to the periods it was made of. A fixed number of queries.
    """
    version = _version(indicator)
    seen = _organisations(actor, initiative_id, version, organisation)
    periods = covered_periods(period, period, version.period_kind) or [period]
    asked = _lines(initiative_id, version)
    reports = _reports(initiative_id, periods, seen)
    values = _values(
        [row for row in _rows(version, periods, cell, seen) if _own(row, asked)], reports
    )
    told = {value.organisation for value in values}
    when = parse_period(period)
    silent = [one for one in seen if one.slug not in told and _is_asked(asked, one.id, when)]
    return Trace(
        indicator=version.indicator.code,
        name=version.name,
        unit=version.unit,
        decimals=version.decimals,
        period=period,
        period_words=period_words(period),
        cell=cell,
        values=values,
        not_reported=tuple(one.name for one in silent),
        links=links_behind(actor, initiative_id, version, period),
    )


def members_trace(actor: Actor, wanted: TraceWanted) -> Trace | None:
    """The same for a page that others may read too: None for who may not see a single report.

    With a place, only the values reported for it or for what lies in it.
    """
    cards = [
        card
        for card in _asked(wanted.initiative_id, _version(wanted.indicator))
        if wanted.organisation in {"", card.slug}
    ]
    if not _seen(actor, wanted.initiative_id, cards):
        return None
    found = trace(
        actor,
        initiative_id=wanted.initiative_id,
        indicator=wanted.indicator,
        period=wanted.period,
        cell=wanted.cell,
        organisation=wanted.organisation,
    )
    return _within(found, wanted.place, wanted.on) if wanted.place and wanted.on else found


def _rows(
    version: IndicatorVersion, periods: list[str], cell: str, seen: list[OrganisationCard]
) -> QuerySet[Observation]:
    rows: QuerySet[Observation] = Observation.objects.within(
        indicator_id=version.indicator_id,
        period__in=periods,
        cell=cell,
        organisation_id__in=[one.id for one in seen],
    )
    related = ("organisation", "changed_by", "calculation", "conversion", "version")
    return rows.select_related(*related).order_by("organisation__name_ko", "period", "place_code")


def _own(row: Observation, asked: Container[tuple[int, str]]) -> bool:
    """What the house reports for other places is another initiative's number."""
    return (row.organisation_id, row.place_code) in asked


def _values(
    rows: Sequence[Observation], reports: Mapping[tuple[int, str], "_Behind"]
) -> tuple[TraceValue, ...]:
    kinds = _kinds(rows)
    return tuple(
        replace(
            _value(row, reports.get((row.organisation_id, row.period))),
            kinds=kinds.get(row.version_id, ()),
        )
        for row in rows
    )


def _kinds(rows: Iterable[Observation]) -> dict[int, tuple[str, ...]]:
    """Version → the kinds of service records that its computed values are made of."""
    computed = {row.version_id: row.period for row in rows if row.calculation_id}
    if not computed:
        return {}
    return kinds_of_versions(computed.keys(), parse_period(max(computed.values())))


def _lines(
    initiative_id: int, version: IndicatorVersion
) -> dict[tuple[int, str], tuple[Span, ...]]:
    """(organisation, place) → when it was asked here."""
    rows = Assignment.objects.filter(initiative_id=initiative_id, indicator_id=version.indicator_id)
    return {(one.organisation_id, one.place_code): one.spans for one in lines_with_spans(rows)}


def _is_asked(
    lines: Mapping[tuple[int, str], Iterable[Span]], organisation_id: int, period: Period
) -> bool:
    """True when the organisation was asked in the period: who came later or had left was not."""
    return any(
        is_asked_in(spans, period)
        for (organisation, _), spans in lines.items()
        if organisation == organisation_id
    )


def _within(found: Trace, place: str, on: date) -> Trace:
    lines = place_lines({value.place_code for value in found.values}, on)
    inside = tuple(value for value in found.values if place in lines[value.place_code])
    return replace(found, values=inside, not_reported=())


def _version(code: str) -> IndicatorVersion:
    found = IndicatorVersion.objects.filter(indicator__code=code).select_related("indicator")
    version = found.order_by("-number").first()
    if version is None:
        raise Refused("measurement.no_such_indicator", indicator=code)
    return version


def _organisations(
    actor: Actor, initiative_id: int, version: IndicatorVersion, slug: str
) -> list[OrganisationCard]:
    found = [card for card in _asked(initiative_id, version) if slug in {"", card.slug}]
    here = _seen(actor, initiative_id, found)
    if not here:
        must(actor, "see_all_reports", Subject("initiative", initiative_id, initiative_id))
    return here


def _asked(initiative_id: int, version: IndicatorVersion) -> list[OrganisationCard]:
    asked = Assignment.objects.filter(
        initiative_id=initiative_id, indicator_id=version.indicator_id
    ).values_list("organisation_id", flat=True)
    return list(organisation_cards(frozenset(asked)).values())


def _seen(
    actor: Actor, initiative_id: int, cards: Iterable[OrganisationCard]
) -> list[OrganisationCard]:
    everyone = may(actor, "see_all_reports", Subject("initiative", initiative_id, initiative_id))
    return [
        one
        for one in cards
        if everyone
        or may(
            actor,
            "see_own_reports",
            Subject("organisation", one.id, initiative_id, organisation_id=one.id),
        )
    ]


class _Behind:
    """A report with its steps and explanations."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.steps: list[TraceStep] = []
        self.explanations: dict[int, list[str]] = defaultdict(list)


def _reports(
    initiative_id: int, periods: list[str], seen: list[OrganisationCard]
) -> dict[tuple[int, str], _Behind]:
    rows = Report.objects.within(
        round__initiative_id=initiative_id,
        round__period__in=periods,
        organisation_id__in=[one.id for one in seen],
    ).select_related("round")
    found = {row.pk: _Behind(row) for row in rows}
    steps = Approval.objects.filter(report_id__in=found).select_related("by").order_by("pk")
    for step in steps:
        found[step.report_id].steps.append(
            TraceStep(step=step.step, by=step.by.name, at=step.at, comment=step.comment)
        )
    explained = Finding.objects.filter(report_id__in=found).exclude(explanation="")
    for finding in explained:
        found[finding.report_id].explanations[finding.indicator_id].append(finding.explanation)
    return {
        (each.report.organisation_id, each.report.round.period): each for each in found.values()
    }


def _value(row: Observation, behind: _Behind | None) -> TraceValue:
    return TraceValue(
        organisation=row.organisation.slug,
        organisation_words=row.organisation.name,
        report=behind.report.public_id if behind else "",
        report_status=behind.report.status if behind else "",
        counts=behind is not None and counts(behind.report.status),
        period=row.period,
        place_code=row.place_code,
        state=row.state,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        source=row.source,
        method=row.method,
        entered_by=row.changed_by.name if row.changed_by and row.source != "computed" else "",
        entered_at=row.changed_at,
        version=row.version.number,
        calculation=row.calculation_id,
        ledger_head=row.calculation.ledger_head if row.calculation else None,
        records_read=row.calculation.records_read if row.calculation else None,
        converted=converted_words(row.conversion) if row.conversion else None,
        explanations=tuple(behind.explanations[row.indicator_id]) if behind else (),
        steps=tuple(behind.steps) if behind else (),
    )
