"""Which report an organisation's values of a period belong to."""

from collections.abc import Collection

from dure.measurement.models import Report


def report_ids(initiative_id: int, periods: Collection[str]) -> dict[tuple[int, str], int]:
    """(organisation, period) → report of an initiative. One query."""
    asked = Report.objects.within(round__initiative_id=initiative_id, round__period__in=periods)
    rows = asked.values_list("organisation_id", "round__period", "pk")
    return {(organisation, period): key for organisation, period, key in rows}
