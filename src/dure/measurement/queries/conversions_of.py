"""How members' own indicators become a shared one: the factor and the written reason (B23)."""

from django.db.models import F, Q

from dure.engines.measure import parse_period
from dure.kernel.words import Words
from dure.measurement.models import Assignment, Conversion
from dure.measurement.types.numbers import ConversionCard


def conversions_of(
    initiative_id: int, indicator_id: int, *, period: str, organisation_id: int | None = None
) -> tuple[ConversionCard, ...]:
    """The conversions in force in a period of organisations that report the indicator here; of one
    organisation for its own number. Public; one query."""
    when = parse_period(period)
    asked = Assignment.objects.filter(initiative_id=initiative_id, indicator_id=indicator_id)
    rows = Conversion.objects.filter(
        Q(until__isnull=True) | (Q(until__gt=when.starts_on) & Q(until__gt=F("since"))),
        indicator_id=indicator_id,
        organisation_id__in=asked.values("organisation_id"),
        since__lt=when.ends_before,
    )
    if organisation_id is not None:
        rows = rows.filter(organisation_id=organisation_id)
    return tuple(
        ConversionCard(
            organisation=row.organisation.name,
            own_name=row.own_name,
            factor=row.factor.normalize(),
            reason=Words(row.reason_ko, row.reason_en or row.reason_ko),
        )
        for row in rows.select_related("organisation").order_by("organisation__name_ko", "since")
    )
