"""What was arranged, as lists: assignments, targets, conversions, population values, disaggregations."""

from dataclasses import replace

from dure.ground.journal.queries import may, must
from dure.ground.journal.types import Actor, Subject
from dure.kernel.words import Words
from dure.measurement.models import (
    Assignment,
    Conversion,
    Disaggregation,
    PopulationValue,
    Target,
)
from dure.measurement.queries.spans_asked import pauses_of
from dure.measurement.types.listed import (
    AssignmentLine,
    ConversionLine,
    DisaggregationLine,
    PauseLine,
    PopulationLine,
    TargetLine,
)

SEES_ALL = "see_all_reports"
OWN = "see_own_reports"


def assignments_listed(
    actor: Actor, *, initiative_id: int, indicator: str = ""
) -> tuple[AssignmentLine, ...]:
    """Who is asked for what: everybody's for the backbone, one's own for a member. Two queries."""
    rows = Assignment.objects.filter(initiative_id=initiative_id)
    if indicator:
        rows = rows.filter(indicator__code=indicator)
    own = _own_only(actor, initiative_id)
    if own is not None:
        rows = rows.filter(organisation_id__in=own)
    columns = ("id", "indicator__code", "organisation__slug", "place_code", "since", "until")
    ordered = rows.order_by("indicator__code", "organisation__slug", "place_code")
    paused = pauses_of(rows)
    return tuple(
        replace(
            AssignmentLine(*row),
            pauses=tuple(PauseLine(*each) for each in paused.get(row[0], ())),
        )
        for row in ordered.values_list(*columns, "computed")
    )


def targets_listed(
    actor: Actor, *, initiative_id: int, indicator: str = ""
) -> tuple[TargetLine, ...]:
    """Baselines and targets; a member sees everybody's common ones and its own. One query."""
    rows = Target.objects.filter(initiative_id=initiative_id)
    if indicator:
        rows = rows.filter(indicator__code=indicator)
    own = _own_only(actor, initiative_id)
    if own is not None:
        rows = rows.filter(organisation_id__in=own) | rows.filter(organisation__isnull=True)
    columns = ("indicator__code", "organisation__slug", "place_code", "period", "role", "value")
    ordered = rows.order_by("indicator__code", "period", "role", "organisation__slug", "place_code")
    return tuple(TargetLine(*row) for row in ordered.values_list(*columns))


def conversions_listed(
    actor: Actor, *, initiative_id: int, organisation_id: int
) -> tuple[ConversionLine, ...]:
    """A member's own indicators and what they become; for itself and the backbone. One query."""
    subject = Subject("conversion", organisation_id, initiative_id, organisation_id)
    if not may(actor, OWN, subject):
        must(actor, SEES_ALL, subject)
    rows = Conversion.objects.filter(organisation_id=organisation_id)
    return tuple(
        ConversionLine(
            organisation=row.organisation.slug,
            own_name=row.own_name,
            indicator=row.indicator.code,
            factor=row.factor,
            reason=Words(row.reason_ko, row.reason_en),
            since=row.since,
            until=row.until,
        )
        for row in rows.select_related("organisation", "indicator").order_by("own_name", "since")
    )


def population_listed(
    *, indicator: str, place: str = "", period: str = ""
) -> tuple[PopulationLine, ...]:
    """Public statistics of one indicator, of one place or period where named. One query."""
    rows = PopulationValue.objects.filter(indicator__code=indicator)
    if place:
        rows = rows.filter(place_code=place)
    if period:
        rows = rows.filter(period=period)
    columns = ("indicator__code", "place_code", "period", "cell", "value", "source", "synthetic")
    return tuple(
        PopulationLine(*row)
        for row in rows.order_by("place_code", "period", "cell").values_list(*columns)
    )


def disaggregations_listed() -> tuple[DisaggregationLine, ...]:
    """Every way to split a number, with its categories. One query."""
    return tuple(
        DisaggregationLine(
            row.code,
            Words(row.name_ko, row.name_en),
            {one["code"]: Words(one["ko"], one["en"]) for one in row.categories},
        )
        for row in Disaggregation.objects.order_by("code")
    )


def _own_only(actor: Actor, initiative_id: int) -> frozenset[int] | None:
    """The organisations to which this reader is narrowed; None for who sees all."""
    if may(actor, SEES_ALL, Subject("reports", "", initiative_id)):
        return None
    return frozenset(
        reach.organisation_id
        for reach in actor.reaches
        if OWN in reach.permissions
        and reach.organisation_id is not None
        and reach.initiative_id in (None, initiative_id)
    )
