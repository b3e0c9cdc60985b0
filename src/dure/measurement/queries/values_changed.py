"""Values that stand in reports, in the order in which they were last written: for programs that follow."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from dure.ground.journal.types import Actor
from dure.measurement.models import Assignment, Observation, Report
from dure.measurement.queries.viewing import Viewing, viewing
from dure.measurement.types.listed import StandingValue, ValuesWanted

COLUMNS = (
    "id",
    "changed_at",
    "organisation__slug",
    "indicator__code",
    "version__number",
    "period",
    "place_code",
    "cell",
    "state",
    "value",
    "numerator",
    "denominator",
    "method",
    "source",
)


def values_changed(actor: Actor, *, wanted: ValuesWanted) -> tuple[StandingValue, ...]:
    """At most `wanted.limit` values after `wanted.after`, the longest unchanged first. One statement.

    Those of reports that the actor may open: everybody's for the backbone, else one's own. The order
    is by (moment of writing, number), so that a page never skips or repeats a value that stayed.
    """
    seen = viewing(actor, wanted.initiative_id)
    rows = _within(seen, wanted)
    if wanted.since is not None:
        rows = rows.filter(changed_at__gte=wanted.since)
    if wanted.after is not None:
        rows = rows.filter(_later(*wanted.after))
    ordered = rows.order_by("changed_at", "id").values_list(*COLUMNS)
    return tuple(StandingValue(*row) for row in ordered[: wanted.limit])


def _later(moment: datetime, number: int) -> Q:
    return Q(changed_at__gt=moment) | Q(changed_at=moment, id__gt=number)


def _within(seen: Viewing, wanted: ValuesWanted) -> Any:
    """Values asked for here, of periods with a report here: another initiative's stay its own."""
    rows = Observation.objects.within(**_named(wanted)).filter(
        Exists(
            Assignment.objects.filter(
                initiative_id=seen.initiative_id,
                indicator_id=OuterRef("indicator_id"),
                organisation_id=OuterRef("organisation_id"),
                place_code=OuterRef("place_code"),
            )
        ),
        Exists(
            Report.objects.within(
                round__initiative_id=seen.initiative_id,
                organisation_id=OuterRef("organisation_id"),
                round__period=OuterRef("period"),
            )
        ),
    )
    return rows if seen.everything else rows.filter(organisation_id__in=seen.own)


def _named(wanted: ValuesWanted) -> dict[str, Any]:
    named = {
        "indicator__code": wanted.indicator,
        "period": wanted.period,
        "organisation__slug": wanted.organisation,
    }
    return {key: value for key, value in named.items() if value}
