"""The empty reports of a round: one for each organisation that is asked for something."""

from dure.engines.measure import parse_period
from dure.kernel.ids import public_id
from dure.measurement.models import Report, ReportingRound
from dure.measurement.queries.lines_asked import assignments_in, indicators_of_kind


def make_reports(the: ReportingRound) -> int:
    """Make the drafts that are missing; answers how many. Running it twice makes none twice."""
    period = parse_period(the.period)
    asked = (
        assignments_in(the.initiative_id, period)
        .filter(indicator_id__in=indicators_of_kind(the.initiative_id, period))
        .order_by("organisation_id")
        .values_list("organisation_id", flat=True)
        .distinct()
    )
    there = set(Report.objects.within(round_id=the.pk).values_list("organisation_id", flat=True))
    missing = [
        Report(round_id=the.pk, organisation_id=organisation_id, public_id=public_id())
        for organisation_id in asked
        if organisation_id not in there
    ]
    Report.objects.bulk_create(missing)
    return len(missing)
