"""Published now: the number that a reader sees at each address, whichever release it stands in."""

from collections.abc import Collection

from django.db.models import F, Max, Q, Window

from dure.engines.measure import parse_period
from dure.measurement.models import PublishedNumber


def published_now(
    initiative_id: int, indicator_ids: Collection[int] = (), periods: Collection[str] = ()
) -> dict[str, PublishedNumber]:
    """Address → newest published number of the initiative. One query, one pass over the rows.

    Where `periods` are named, of those alone: an address names its period, so nothing newer is missed.
    """
    said = Q(publication__initiative_id=initiative_id)
    if indicator_ids:
        said &= Q(indicator_id__in=indicator_ids)
    if periods:
        said &= Q(period__in=periods)
    # As a set of keys to look up, PostgreSQL without statistics works it out anew for every row.
    newest = PublishedNumber.objects.filter(said).annotate(
        newest=Window(Max("pk"), partition_by="address")
    )
    return {number.address: number for number in newest.filter(pk=F("newest"))}


def published_periods(initiative_id: int, holding: Collection[str] = ()) -> set[str]:
    """The periods of which anything is published; only those that hold one of `holding`, where named."""
    rows = PublishedNumber.objects.filter(publication__initiative_id=initiative_id)
    known = set(rows.order_by().values_list("period", flat=True).distinct())
    if not holding:
        return known
    inner = [parse_period(code) for code in holding]
    return {code for code in known if any(map(parse_period(code).contains, inner))}
