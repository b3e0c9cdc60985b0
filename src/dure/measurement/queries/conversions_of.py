"""How members' own indicators become a shared one: the factor and the written reason (B23)."""

from dure.kernel.words import Words
from dure.measurement.models import Assignment, Conversion
from dure.measurement.types.numbers import ConversionCard


def conversions_of(initiative_id: int, indicator_id: int) -> tuple[ConversionCard, ...]:
    """The conversions of organisations that report the indicator here. Public; one query."""
    asked = Assignment.objects.filter(initiative_id=initiative_id, indicator_id=indicator_id)
    rows = Conversion.objects.filter(
        indicator_id=indicator_id, organisation_id__in=asked.values("organisation_id")
    )
    return tuple(
        ConversionCard(
            organisation=row.organisation.name,
            own_name=row.own_name,
            factor=row.factor.normalize(),
            reason=Words(row.reason_ko, row.reason_en or row.reason_ko),
        )
        for row in rows.select_related("organisation").order_by("organisation__name_ko", "since")
    )
