"""Published now: the number that a reader sees at each address, whichever release it stands in."""

from collections.abc import Collection

from django.db.models import Max

from dure.measurement.models import PublishedNumber


def published_now(
    initiative_id: int, indicator_ids: Collection[int] = ()
) -> dict[str, PublishedNumber]:
    """Address → newest published number of the initiative. Two queries."""
    rows = PublishedNumber.objects.filter(publication__initiative_id=initiative_id)
    if indicator_ids:
        rows = rows.filter(indicator_id__in=indicator_ids)
    newest = rows.values("address").annotate(newest=Max("pk")).values("newest")
    return {number.address: number for number in PublishedNumber.objects.filter(pk__in=newest)}
