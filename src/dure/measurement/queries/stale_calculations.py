"""Which calculations no longer say what the ledger says: the ledger has grown, or a report stands."""

from django.db.models import Max

from dure.activities.queries import latest_lines
from dure.engines.measure import parse_period
from dure.measurement.models import Calculation
from dure.measurement.types.calculations import StaleCalculation


def stale_calculations() -> tuple[StaleCalculation, ...]:
    """The latest calculation of every organisation and period that needs attention. Three queries.

    A line changes only the period in which the work was done, whenever it was recorded.
    """
    latest = Calculation.objects.values("organisation_id", "period").annotate(last=Max("pk"))
    runs = list(Calculation.objects.filter(pk__in=latest.values("last")).order_by("pk"))
    lines = latest_lines(after=min((run.ledger_head for run in runs), default=0))
    found = []
    for run in runs:
        months = parse_period(run.period).months
        newest = max(lines.get((run.organisation_id, month.code), 0) for month in months)
        if newest > run.ledger_head:
            found.append(_stale(run, newest, "grown"))
        elif run.trace.get("differs"):
            found.append(_stale(run, newest, "differs"))
    return tuple(found)


def _stale(run: Calculation, newest: int, reason: str) -> StaleCalculation:
    return StaleCalculation(
        calculation_id=run.pk,
        organisation_id=run.organisation_id,
        period=run.period,
        ledger_head=run.ledger_head,
        newest_line=newest,
        reason="grown" if reason == "grown" else "differs",
    )
