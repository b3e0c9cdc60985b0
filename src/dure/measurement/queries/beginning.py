"""Whether an initiative is still beginning: no report was ever handed in."""

from datetime import date

from django.db.models import Q

from dure.measurement.models import Assignment, Indicator, Report, ReportingRound
from dure.measurement.types.today import Beginning


def beginning(*, initiative_id: int, on: date) -> Beginning | None:
    """What already stands of the first steps; None once a report was handed in, which is one query."""
    reports = Report.objects.within(round__initiative_id=initiative_id)
    if reports.exclude(status="draft").exists():
        return None
    lasting = Q(until__isnull=True) | Q(until__gt=on)
    asked = Assignment.objects.filter(lasting, initiative_id=initiative_id)
    rounds = ReportingRound.objects.filter(initiative_id=initiative_id)
    return Beginning(
        in_library=Indicator.objects.count(),
        has_assignments=asked.exists(),
        has_round=rounds.exists(),
    )
