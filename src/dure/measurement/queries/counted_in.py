"""Upward: from one line of the service ledger to the numbers it was counted in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from dure.engines.measure import Period, parse_period
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.words import Words
from dure.measurement.models import Calculation, Observation, PublishedNumber, Report
from dure.measurement.queries.recipes import kinds_counted, recipes_of
from dure.measurement.rules.computation import Recipe
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.report_status import counts


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFact:
    """What the way up must know of a line: whose, which kind, which day, from when to when it stood."""

    organisation_id: int
    kind: str
    occurred_on: date
    record_id: int
    taken_back_by: int | None = None

    def stood_at(self, head: int) -> bool:
        """Whether the line counted when the ledger ended at `head`."""
        return self.record_id <= head and (self.taken_back_by is None or self.taken_back_by > head)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedIn:
    """One number that the line went into: indicator, calculation, report, and where it is published."""

    indicator: str
    name: Words
    period: str
    period_words: Words
    made_at: datetime
    ledger_head: int
    still_in: bool  # False where the line was taken back since
    report: str
    report_counts: bool
    published: tuple[str, ...]  # addresses of the organisation's number and of the whole


def counted_in(
    actor: Actor, fact: LedgerFact, *, initiative_id: int
) -> tuple[CountedIn, ...] | None:
    """The numbers that were worked out with the line, by indicator.

    None for whoever may not see the organisation's reports: not to know is not the same as nowhere.
    """
    where = Subject("reports", fact.organisation_id, initiative_id, fact.organisation_id)
    if not any(may(actor, right, where) for right in ("see_own_reports", "see_all_reports")):
        return None
    rows = [row for row in _values(fact) if _counts(row, fact)]
    reports = _reports(fact, initiative_id, {row.period for row in rows})
    numbers = _numbers(fact, initiative_id, rows)
    return tuple(
        _card(row, row.calculation, fact, reports, numbers) for row in rows if row.calculation
    )


def _values(fact: LedgerFact) -> list[Observation]:
    """The values whose own run read the line. A run after the approval does not take them away."""
    runs = Calculation.objects.filter(
        organisation_id=fact.organisation_id, ledger_head__gte=fact.record_id
    )
    known = runs.order_by("period").values_list("period", flat=True).distinct()
    rows = Observation.objects.within(
        organisation_id=fact.organisation_id,
        period__in=[code for code in known if _holds(parse_period(code), fact.occurred_on)],
        calculation__ledger_head__gte=fact.record_id,
        cell="",
    )
    joined = rows.select_related("indicator", "version", "calculation")
    return list(joined.order_by("indicator__code", "period"))


def _holds(period: Period, day: date) -> bool:
    return period.starts_on <= day < period.ends_before


def _counts(row: Observation, fact: LedgerFact) -> bool:
    recipe: Recipe | None = recipes_of([row.version_id], parse_period(row.period)).get(
        row.version_id
    )
    if recipe is None:
        return False
    kinds = kinds_counted(recipe)
    return kinds is None or fact.kind in kinds


def _reports(fact: LedgerFact, initiative_id: int, periods: set[str]) -> dict[str, Report]:
    rows = Report.objects.within(
        round__initiative_id=initiative_id,
        round__period__in=periods,
        organisation_id=fact.organisation_id,
    )
    return {row.round.period: row for row in rows.select_related("round")}


def _numbers(
    fact: LedgerFact, initiative_id: int, rows: Iterable[Observation]
) -> dict[tuple[int, str], tuple[str, ...]]:
    told = list(rows)
    found = PublishedNumber.objects.filter(
        Q(organisation_id=fact.organisation_id) | Q(organisation__isnull=True),
        publication__initiative_id=initiative_id,
        indicator_id__in={row.indicator_id for row in told},
        period__in={row.period for row in told},
        cell="",
        place_code="",
    ).order_by("organisation_id", "pk")
    by_number: dict[tuple[int, str], dict[str, None]] = {}
    for row in found:
        by_number.setdefault((row.indicator_id, row.period), {})[row.address] = None
    return {key: tuple(addresses) for key, addresses in by_number.items()}


def _card(
    row: Observation,
    run: Calculation,
    fact: LedgerFact,
    reports: Mapping[str, Report],
    numbers: Mapping[tuple[int, str], tuple[str, ...]],
) -> CountedIn:
    report = reports.get(row.period)
    return CountedIn(
        indicator=row.indicator.code,
        name=row.version.name,
        period=row.period,
        period_words=period_words(row.period),
        made_at=run.made_at,
        ledger_head=run.ledger_head,
        still_in=fact.stood_at(run.ledger_head),
        report=report.public_id if report else "",
        report_counts=report is not None and counts(report.status),
        published=numbers.get((row.indicator_id, row.period), ()),
    )
