"""Published now: the number that a reader sees at each address, whichever release it stands in."""

from collections.abc import Collection

from django.db.models import F, Max, Window

from dure.measurement.models import PublishedNumber


def published_now(
    initiative_id: int, indicator_ids: Collection[int] = ()
) -> dict[str, PublishedNumber]:
    """Address → newest published number of the initiative. One query, one pass over the rows."""
    rows = PublishedNumber.objects.filter(publication__initiative_id=initiative_id)
    if indicator_ids:
        rows = rows.filter(indicator_id__in=indicator_ids)
    # As a set of keys to look up, PostgreSQL without statistics works it out anew for every row.
    newest = rows.annotate(newest=Window(Max("pk"), partition_by="address"))
    return {number.address: number for number in newest.filter(pk=F("newest"))}
