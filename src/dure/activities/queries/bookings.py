"""Bookings as the rules take them: the calendar of an offer, what is taken of it, what one comes to."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from dure.activities.models import Booking, ResourceOffer
from dure.activities.rules.booking_states import HOLDING
from dure.activities.rules.calendars import hours_used
from dure.activities.rules.credit import cost
from dure.activities.types.exchange import Calendar, Taken


def calendar_of(row: ResourceOffer) -> Calendar:
    """The calendar of an offer with its days off."""
    return Calendar(
        zone=row.zone,
        opening=row.opening,
        whole=row.whole,
        before_min=row.before_min,
        after_min=row.after_min,
        longest_h=row.longest_h,
        closures=tuple(row.closures.values_list("starts_on", "ends_before")),
    )


def taken_of(row: ResourceOffer, *, at: datetime) -> tuple[Taken, ...]:
    """What others have or are promised. What is out and late is out until now and its buffer at least."""
    rows = Booking.objects.within(offer_id=row.pk, state__in=HOLDING)
    return tuple(_taken(one, row, at) for one in rows)


def given_of(offer_ids: Iterable[int]) -> dict[int, int]:
    """Of food: how much is promised or gone, by offer."""
    found: dict[int, int] = {}
    rows = Booking.objects.within(offer_id__in=list(offer_ids), state__in=(*HOLDING, "back"))
    for offer_id, amount in rows.values_list("offer_id", "amount"):
        found[offer_id] = found.get(offer_id, 0) + amount
    return found


def cost_of(row: Booking, *, until: datetime | None = None) -> Decimal:
    """What a booking comes to, as it was agreed or until it really came back."""
    offer = row.offer
    return cost(
        offer.price_unit,
        offer.price,
        hours=hours_used(row.starts_at, until or row.ends_at),
        amount=row.amount,
        food=offer.kind == "food",
    )


def _taken(one: Booking, row: ResourceOffer, at: datetime) -> Taken:
    until = one.busy_until
    if one.state == "out":
        until = max(until, at + timedelta(minutes=row.after_min))
    return Taken(one.busy_from, until, one.amount)
