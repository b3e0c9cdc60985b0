"""Which clauses have come up for review, when others will, and how earlier reviews ended."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.db.models import Count

from dure.agenda.models import Review, ReviewOccasion
from dure.agenda.types.writing import OccasionCard, ReviewCard


def reviews_of(initiative_id: int, *, open_only: bool = False) -> tuple[ReviewCard, ...]:
    """The reviews of an initiative: what waits first, then the newest."""
    rows = Review.objects.within(occasion__initiative_id=initiative_id)
    if open_only:
        rows = rows.filter(state="open")
    rows = rows.select_related("node", "node__agenda").order_by("-raised_at", "-id")
    cards = [_review(row) for row in rows]
    return tuple(sorted(cards, key=lambda one: one.state != "open"))


def occasions_of(initiative_id: int, keys: Collection[str] = ()) -> tuple[OccasionCard, ...]:
    """What was agreed on and still holds, for the whole agenda or for some clauses."""
    rows = ReviewOccasion.objects.within(initiative_id=initiative_id, ended_at=None)
    if keys:
        rows = rows.filter(key__in=keys)
    return tuple(_occasion(row) for row in rows.order_by("due_on", "id"))


def thresholds_watched() -> tuple[OccasionCard, ...]:
    """Every value that is watched, in all initiatives: for whoever knows the numbers."""
    rows = ReviewOccasion.objects.everywhere("numbers are compared for all initiatives at once")
    watched = rows.filter(ended_at=None).exclude(indicator="").annotate(raised=Count("reviews"))
    return tuple(replace(_occasion(row), raised=row.raised) for row in watched.order_by("id"))


def _occasion(row: Any) -> OccasionCard:
    return OccasionCard(
        id=row.pk,
        initiative_id=row.initiative_id,
        key=row.key,
        due_on=row.due_on,
        indicator=row.indicator,
        crosses=row.crosses,
        threshold=row.threshold,
        set_by=row.set_by,
        set_at=row.set_at,
    )


def _review(row: Any) -> ReviewCard:
    return ReviewCard(
        id=row.pk,
        key=row.node.key,
        node_id=row.node_id,
        agenda_number=row.node.agenda.number,
        title=row.node.title,
        told=row.told,
        raised_at=row.raised_at,
        state=row.state,
        reason=row.reason,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )
