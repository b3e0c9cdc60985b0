"""Whether an initiative is still beginning: it has never opened a round."""

from datetime import date

from django.db.models import Q

from dure.measurement.models import Assignment, Indicator, ReportingRound
from dure.measurement.types.today import Beginning


def beginning(*, initiative_id: int, on: date) -> Beginning | None:
    """What already stands of the first steps; None once a round was opened, which is one query."""
    if ReportingRound.objects.filter(initiative_id=initiative_id).exists():
        return None
    lasting = Q(until__isnull=True) | Q(until__gt=on)
    asked = Assignment.objects.filter(lasting, initiative_id=initiative_id)
    return Beginning(in_library=Indicator.objects.count(), has_assignments=asked.exists())
