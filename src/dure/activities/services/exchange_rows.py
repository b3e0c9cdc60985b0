"""What the verbs of the exchange share: rows held for one of them, what is taken, what a booking costs."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from dure.activities.models import (
    Booking,
    BookingStep,
    CreditAccount,
    ResourceOffer,
)
from dure.activities.queries.acting_for import must_act_for
from dure.activities.queries.bookings import cost_of
from dure.activities.queries.credit import balance_of, credit_limit_of
from dure.activities.rules.booking_states import HOLDING, booking_after
from dure.activities.rules.credit import check_limit
from dure.ground.journal.types import Actor, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

SHARES = "share_resources"


def offer_row(public_id: str) -> ResourceOffer:
    """One offer; refused with `activities.no_such_offer`."""
    rows = ResourceOffer.objects.everywhere("the gate follows").filter(public_id=public_id)
    row: ResourceOffer | None = rows.first()
    if row is None:
        raise Refused("activities.no_such_offer")
    return row


def booking_row(public_id: str) -> Booking:
    """One booking with its offer; refused with `activities.no_such_booking`."""
    rows = Booking.objects.everywhere("the gate follows").filter(public_id=public_id)
    row: Booking | None = rows.select_related("offer").first()
    if row is None:
        raise Refused("activities.no_such_booking")
    return row


def of_offer(*, offer: str, **_: object) -> Subject:
    """The offer as its own organisation sees it."""
    row = offer_row(offer)
    return Subject("offer", offer, row.initiative_id, row.organisation_id)


def of_lender(*, booking: str, **_: object) -> Subject:
    """The booking as the lender sees it."""
    row = booking_row(booking)
    return Subject("booking", booking, row.offer.initiative_id, row.offer.organisation_id)


def held_offer(public_id: str) -> ResourceOffer:
    """The offer, held: whoever books it waits for whoever is booking it."""
    seen = offer_row(public_id)
    row: ResourceOffer = ResourceOffer.objects.within(pk=seen.pk).select_for_update().get()
    return row


def held_booking(actor: Actor, public_id: str, *, at: datetime) -> Booking:
    """The booking for its lender, with its offer held first, always in this order."""
    seen = booking_row(public_id)
    held_offer(seen.offer.public_id)
    row: Booking = Booking.objects.within(pk=seen.pk).select_for_update().get()
    must_act_for(actor, SHARES, row.offer.initiative_id, row.offer.organisation_id, day_of(at))
    return row


def step_of(row: Booking, actor: Actor, kind: str, *, at: datetime, note: str = "") -> None:
    """Write a step and what the rule makes of it. Refused as `booking_after`."""
    after = booking_after(row.state, kind)
    refuse_resident_number(note=note)
    BookingStep.objects.create(
        booking=row,
        kind=kind,
        at=at,
        account_id=actor.account_id,
        by=actor.name[:160],
        note=note.strip()[:500],
    )
    if after != row.state:
        row.state = after
        row.save(update_fields=["state"])


def check_credit(row: ResourceOffer, organisation_id: int, costs: Decimal, at: datetime) -> None:
    """The borrower may owe so much more, counting what is promised. Refused: `activities.over_the_limit`.

    Their account is held: of two bookings at one moment the second counts the first.
    """
    if not costs or organisation_id == row.organisation_id:
        return
    account: dict[str, Any] = {
        "initiative_id": row.initiative_id,
        "organisation_id": organisation_id,
        "unit": row.price_unit,
    }
    CreditAccount.objects.within(**account).get_or_create(**account)
    CreditAccount.objects.within(**account).select_for_update().get()
    here: dict[str, Any] = {"initiative_id": row.initiative_id, "unit": row.price_unit}
    check_limit(
        balance_of(organisation_id, **here),
        _promised(row, organisation_id),
        costs,
        credit_limit_of(organisation_id, **here, on=day_of(at)),
    )


def _promised(row: ResourceOffer, organisation_id: int) -> Decimal:
    rows = Booking.objects.within(
        offer__initiative_id=row.initiative_id,
        offer__price_unit=row.price_unit,
        organisation_id=organisation_id,
        state__in=HOLDING,
    ).exclude(offer__organisation_id=organisation_id)
    return sum((cost_of(one) for one in rows.select_related("offer")), Decimal(0))
