"""Which calculations no longer say what the ledger says: the ledger has grown, or a report stands."""

from django.db.models import Exists, OuterRef

from dure.activities.queries import latest_lines
from dure.engines.measure import parse_period
from dure.measurement.models import Calculation
from dure.measurement.types.calculations import StaleCalculation


def stale_calculations() -> tuple[StaleCalculation, ...]:
    """The latest calculation of every organisation and period that needs attention. Two queries.

    A line changes only the period in which the work was done, whenever it was recorded.
    """
    runs = _latest_runs()
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


def _latest_runs() -> list[Calculation]:
    """One run of each organisation and period: of the newest head, one that differs before others.

    Two initiatives that ask for different lines each have a run of their own at the same head.
    """
    newer = Calculation.objects.filter(
        organisation_id=OuterRef("organisation_id"),
        period=OuterRef("period"),
        ledger_head__gt=OuterRef("ledger_head"),
    )
    of_lines: dict[tuple[int, str, tuple[str, ...]], Calculation] = {}
    for run in Calculation.objects.filter(~Exists(newer)).order_by("pk"):
        lines = tuple(sorted(run.trace.get("versions", ())))
        of_lines[run.organisation_id, run.period, lines] = run
    chosen: dict[tuple[int, str], Calculation] = {}
    for run in sorted(of_lines.values(), key=lambda run: (not run.trace.get("differs"), -run.pk)):
        chosen.setdefault((run.organisation_id, run.period), run)
    return sorted(chosen.values(), key=lambda run: run.pk)


def _stale(run: Calculation, newest: int, reason: str) -> StaleCalculation:
    return StaleCalculation(
        calculation_id=run.pk,
        organisation_id=run.organisation_id,
        period=run.period,
        ledger_head=run.ledger_head,
        newest_line=newest,
        reason="grown" if reason == "grown" else "differs",
    )
