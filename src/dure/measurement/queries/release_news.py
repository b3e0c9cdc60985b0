"""What is new for readers: the releases of the last weeks."""

from datetime import datetime, timedelta

from django.db.models import Count

from dure.kernel.words import Words
from dure.measurement.models import Publication
from dure.measurement.types.today import ReleaseNews

NEW_FOR = timedelta(days=45)


def release_news(*, initiative_id: int, at: datetime) -> tuple[ReleaseNews, ...]:
    """Releases and restatements of the last 45 days, the newest first. Public; one query."""
    rows = Publication.objects.filter(initiative_id=initiative_id, made_at__gt=at - NEW_FOR)
    return tuple(
        ReleaseNews(
            number=row.number,
            title=Words(row.title_ko, row.title_en),
            made_at=row.made_at,
            numbers=row.count,
            cause=row.cause,
        )
        for row in rows.annotate(count=Count("numbers")).order_by("-number")
    )
