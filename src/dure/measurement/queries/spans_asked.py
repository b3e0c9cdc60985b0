"""When lines are asked: as conditions on assignments, and as the spans of each line."""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from dure.engines.measure import Period
from dure.measurement.models import Assignment, AssignmentPause
from dure.measurement.rules.spans_asked import Pause, Span, spans_of

ONE_DAY = timedelta(days=1)
LINE = (
    "pk",
    "initiative_id",
    "indicator_id",
    "organisation_id",
    "place_code",
    "since",
    "until",
    "pauses__since",
    "pauses__until",
)


class Line(NamedTuple):
    """In an initiative, an organisation was asked for an indicator in a place: when."""

    id: int
    initiative_id: int
    indicator_id: int
    organisation_id: int
    place_code: str
    spans: tuple[Span, ...]


def asked_in_period(period: Period) -> Q:
    """The condition on assignments that were asked on some day of the period."""
    return _asked(period.starts_on, period.ends_before)


def asked_on_day(day: date) -> Q:
    """The condition on assignments that are asked on this day."""
    return _asked(day, day + ONE_DAY)


def lines_with_spans(assignments: QuerySet[Assignment]) -> list[Line]:
    """Each line with the days it was asked, in the order given. One statement."""
    told: dict[int, Line] = {}
    pauses: dict[int, list[Pause]] = defaultdict(list)
    for row in assignments.values_list(*LINE):
        pk, initiative, indicator, organisation, place, since, until, paused, again = row
        told[pk] = Line(pk, initiative, indicator, organisation, place, (Span(since, until),))
        if paused is not None:
            pauses[pk].append(Pause(paused, again))
    for pk, gaps in pauses.items():
        (hull,) = told[pk].spans
        told[pk] = told[pk]._replace(spans=spans_of(*hull, gaps))
    return list(told.values())


def pauses_of(assignments: QuerySet[Assignment]) -> dict[int, list[Pause]]:
    """Assignment → its pauses, oldest first; only those that have any. One statement."""
    rows = AssignmentPause.objects.filter(assignment__in=assignments.order_by())
    found: dict[int, list[Pause]] = defaultdict(list)
    for assignment_id, since, until in rows.order_by("since").values_list(
        "assignment_id", "since", "until"
    ):
        found[assignment_id].append(Pause(since, until))
    return found


def _asked(first: date, end: date) -> Q:
    """Wholly in one pause is not asked: pauses of a line never touch, so no two fill a period."""
    paused = AssignmentPause.objects.filter(
        assignment=OuterRef("pk"), since__lte=first, until__gte=end
    )
    lasting = Q(until__isnull=True) | Q(until__gt=first)
    return Q(~Exists(paused), lasting, since__lt=end)
