"""Book a resource: its time, its amount and the credit are looked at while nobody else can book it."""

from datetime import datetime

from dure.activities.models import Booking, ResourceOffer
from dure.activities.queries.acting_for import account_of, must_act_for
from dure.activities.queries.bookings import calendar_of, cost_of, given_of, taken_of
from dure.activities.rules.calendars import busy, check_calendar, check_free, instant
from dure.activities.services.exchange_letters import tell_lender
from dure.activities.services.exchange_rows import (
    SHARES,
    check_credit,
    held_offer,
    offer_row,
    step_of,
)
from dure.activities.types.exchange import Wanted
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import members_of
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words

ASKED = Words("빌리고 싶다고 해요.", "Somebody would like to borrow it.")
BOOKED = Words("예약이 들어왔어요.", "It has been booked.")


def _of_borrower(*, offer: str, wanted: Wanted) -> Subject:
    return Subject("offer", offer, offer_row(offer).initiative_id, wanted.organisation_id)


@action("activities.booking.make", may="share_resources", on=_of_borrower)
def book_resource(actor: Actor, *, offer: str, wanted: Wanted, at: datetime) -> Done[str]:
    """Book it. Where the lender need not be asked, and for one's own, it is agreed at once.

    Refused: `activities.offer_over`, `.no_such_time`, whatever `check_calendar` and `check_free` say,
    `.best_before_over`, `.over_the_limit`, `.purpose_needed`.
    """
    row = held_offer(offer)
    _check_borrower(actor, row, wanted, at)
    start, end = instant(wanted.starts, row.zone), instant(wanted.ends, row.zone)
    calendar = calendar_of(row)
    check_calendar(calendar, start, end, at=at)
    busy_from, busy_until = busy(calendar, start, end)
    if row.kind == "food":
        _check_food(row, wanted, end)
    else:
        taken = taken_of(row, at=at)
        check_free(taken, busy_from, busy_until, wanted=wanted.amount, amount=row.amount)
    made = Booking(
        public_id=public_id(),
        offer=row,
        organisation_id=wanted.organisation_id,
        starts_at=start,
        ends_at=end,
        busy_from=busy_from,
        busy_until=busy_until,
        amount=wanted.amount,
        purpose=wanted.purpose.strip()[:200],
        state="",
        made_at=at,
        made_by_id=account_of(actor),
    )
    check_credit(row, wanted.organisation_id, cost_of(made), at)
    made.save()
    waits = row.asks and wanted.organisation_id != row.organisation_id
    step_of(made, actor, "asked" if waits else "agreed", at=at)
    if wanted.organisation_id != row.organisation_id:
        tell_lender(made, "asked", ASKED if waits else BOOKED, at=at)
    return Done(made.public_id, {"booking": made.public_id, "offer": offer})


def _check_borrower(actor: Actor, row: ResourceOffer, wanted: Wanted, at: datetime) -> None:
    must_act_for(actor, SHARES, row.initiative_id, wanted.organisation_id, day_of(at))
    if row.ended_at is not None:
        raise Refused("activities.offer_over")
    if not wanted.purpose.strip():
        raise Refused("activities.purpose_needed")
    if wanted.amount < 1:
        raise Refused("activities.amount_needed")
    here = {each.organisation.id for each in members_of(row.initiative_id, day_of(at))}
    if wanted.organisation_id not in here:
        raise Refused("activities.not_taking_part")
    refuse_resident_number(purpose=wanted.purpose)


def _check_food(row: ResourceOffer, wanted: Wanted, end: datetime) -> None:
    if row.best_before is not None and end > row.best_before:
        raise Refused("activities.best_before_over")
    left = row.amount - given_of([row.pk]).get(row.pk, 0)
    if wanted.amount > left:
        raise Refused("activities.not_so_much", left=max(left, 0))
