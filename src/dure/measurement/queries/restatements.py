"""Restatements: what changed of what was published, number by number and release by release (B21)."""

from django.db.models import Count, Min

from dure.ground.organisations.types import InitiativeCard
from dure.kernel.words import Words
from dure.measurement.models import Publication, Restatement
from dure.measurement.rules.labels import period_words
from dure.measurement.rules.public_status import public_status
from dure.measurement.types.numbers import Restated, RestatedRelease

MOST = 200


def restatements(initiative: InitiativeCard, address: str = "") -> tuple[Restated, ...]:
    """Every change of one number or of all, the newest first; at most two hundred. One query."""
    rows = Restatement.objects.filter(publication__initiative_id=initiative.id)
    if address:
        rows = rows.filter(address=address)
    related = ("old_number", "new_number__version", "by")
    return tuple(restated(row) for row in rows.select_related(*related).order_by("-pk")[:MOST])


def restated_releases(initiative: InitiativeCard) -> tuple[RestatedRelease, ...]:
    """One line for each time that numbers were put right, with the total that changed. Three queries."""
    changed = Restatement.objects.filter(publication__initiative_id=initiative.id)
    counted = changed.order_by().values("publication_id").annotate(count=Count("id"))
    counts = {row["publication_id"]: row["count"] for row in counted}
    totals = changed.filter(
        new_number__organisation=None, new_number__place_code="", new_number__cell=""
    )
    shortest = totals.order_by().values("publication_id").annotate(first=Min("pk"))
    shown = {
        row.publication_id: restated(row)
        for row in Restatement.objects.filter(
            pk__in=[each["first"] for each in shortest]
        ).select_related("old_number", "new_number__version", "by")
    }
    releases = Publication.objects.filter(pk__in=counts).order_by("-number")
    return tuple(
        RestatedRelease(
            number=row.number,
            made_at=row.made_at,
            count=counts[row.pk],
            example=shown.get(row.pk),
        )
        for row in releases
    )


def restated(row: Restatement) -> Restated:
    """The card of one change; its numbers and its author must have been selected along."""
    version = row.new_number.version
    return Restated(
        address=row.address,
        name=version.name,
        unit=version.unit,
        decimals=version.decimals,
        period_words=period_words(row.new_number.period),
        old=row.old_number.value,
        old_status=public_status(row.old_number.status),
        new=row.new_number.value,
        new_status=public_status(row.new_number.status),
        cause=row.cause,
        words=Words(row.cause_ko, row.cause_en or row.cause_ko),
        at=row.at,
        by=row.by.name,
    )
