"""What the worker does for activities: reminds of referrals, looks after loans and food."""

from datetime import timedelta

from dure.activities.services import (
    exchange_due,
    referrals_due,
    tend_booking,
    tend_offer,
    tend_referral,
)
from dure.ground.access.queries import house
from dure.kernel.clock import now
from dure.kernel.jobs import job


@job(retries=3, backoff=300, every=timedelta(minutes=15))
def tend_referrals() -> None:
    """Each referral for which a day has passed: a reminder, the backbone, the end; one step at a time."""
    for one in referrals_due(at=now()):
        tend_referral(house(), public_id=one, at=now())


@job(retries=3, backoff=300, every=timedelta(minutes=10))
def tend_exchange() -> None:
    """Food past its best, bookings that nobody answered, loans that are late."""
    offers, bookings = exchange_due(at=now())
    for one in offers:
        tend_offer(house(), offer=one, at=now())
    for one in bookings:
        tend_booking(house(), booking=one, at=now())
