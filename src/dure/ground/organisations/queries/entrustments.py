"""Contracts on processing, asked: whose holds on a day, and every one that ever was."""

from datetime import date

from dure.ground.organisations.models import Entrustment
from dure.ground.organisations.types import EntrustmentCard


def entrustments_on(initiative_id: int, on: date) -> dict[int, EntrustmentCard]:
    """Organisation → the contract that holds for it on a day; the newest where there are several."""
    rows = Entrustment.objects.within(
        initiative_id=initiative_id, starts_on__lte=on, ends_on__gte=on
    ).select_related("ended")
    cards = [_card(row) for row in rows.order_by("id")]
    return {one.organisation_id: one for one in cards if one.holds_on(on)}


def entrustments_of(initiative_id: int) -> tuple[EntrustmentCard, ...]:
    """Every contract of an initiative, the newest first."""
    rows = Entrustment.objects.within(initiative_id=initiative_id).select_related("ended")
    return tuple(_card(row) for row in rows.order_by("-id"))


def _card(row: Entrustment) -> EntrustmentCard:
    ended = getattr(row, "ended", None)
    return EntrustmentCard(
        id=row.pk,
        organisation_id=row.organisation_id,
        contracted_on=row.contracted_on,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        purpose=row.purpose,
        items=tuple(row.items),
        opens_names=row.opens_names,
        recorded_by=row.recorded_by,
        ended_on=ended.ended_on if ended else None,
    )
