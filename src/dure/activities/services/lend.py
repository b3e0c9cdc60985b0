"""The lender's verbs: say yes or no, hand out, take back with its condition, nobody came."""

from datetime import datetime

from dure.activities.models import Booking, Return
from dure.activities.queries.acting_for import acted_for
from dure.activities.queries.bookings import cost_of
from dure.activities.services.exchange_letters import tell_borrower, tell_lender
from dure.activities.services.exchange_rows import (
    SHARES,
    booking_row,
    held_booking,
    held_offer,
    of_lender,
    step_of,
)
from dure.activities.services.post_credit import post_for_booking
from dure.activities.types.exchange import CONDITIONS
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

AGREED = Words("빌려 드릴게요.", "Yes, you can have it.")
DECLINED = Words("이번에는 어려워요.", "It is not possible this time.")
CALLED_OFF = Words("예약을 취소했어요.", "The booking was called off.")
NOT_AS_IT_WAS = Words(
    "돌려받았는데 그대로가 아니에요. 무엇이 달라졌는지 봐 주세요.",
    "It came back, but not as it was. Please see what is different.",
)
MISSED = Words("약속한 시간에 아무도 오지 않았어요.", "Nobody came at the time agreed.")


@action("activities.booking.agree", may="share_resources", on=of_lender)
def agree_booking(actor: Actor, *, booking: str, at: datetime) -> Done[None]:
    """Say yes. Its time was kept free since it was asked for."""
    row = held_booking(actor, booking, at=at)
    step_of(row, actor, "agreed", at=at)
    tell_borrower(row, "agreed", AGREED, at=at)
    return Done(None, {"booking": booking})


@action("activities.booking.decline", may="share_resources", on=of_lender)
def decline_booking(actor: Actor, *, booking: str, note: str = "", at: datetime) -> Done[None]:
    """Say no; the time is free again."""
    row = held_booking(actor, booking, at=at)
    step_of(row, actor, "declined", at=at, note=note)
    tell_borrower(row, "declined", DECLINED, at=at)
    return Done(None, {"booking": booking})


def _either(*, booking: str, by: int, **_: object) -> Subject:
    row = booking_row(booking)
    if by not in (row.organisation_id, row.offer.organisation_id):
        raise Refused("activities.no_such_booking")
    return Subject("booking", booking, row.offer.initiative_id, by)


@action("activities.booking.cancel", may="share_resources", on=_either)
def cancel_booking(
    actor: Actor, *, booking: str, by: int, note: str = "", at: datetime
) -> Done[None]:
    """Call it off, by either side, until it is handed out."""
    row = _held_for(actor, booking, by, at)
    step_of(row, actor, "cancelled", at=at, note=note)
    telling = tell_lender if by == row.organisation_id else tell_borrower
    telling(row, "cancelled", CALLED_OFF, at=at)
    return Done(None, {"booking": booking})


@action("activities.booking.hand_out", may="share_resources", on=of_lender)
def hand_out(actor: Actor, *, booking: str, note: str = "", at: datetime) -> Done[None]:
    """Hand it out. Food is given for good, and posts what it costs.

    Refused: `activities.best_before_over`, `activities.too_early`.
    """
    row = held_booking(actor, booking, at=at)
    offer = row.offer
    if at < row.busy_from and day_of(at) != day_of(row.starts_at):
        raise Refused("activities.too_early")
    if offer.kind != "food":
        step_of(row, actor, "out", at=at, note=note)
        return Done(None, {"booking": booking})
    if offer.best_before is not None and at >= offer.best_before:
        raise Refused("activities.best_before_over")
    step_of(row, actor, "given", at=at, note=note)
    posted = post_for_booking(row, actor, cost_of(row), at=at)
    return Done(None, {"booking": booking, "posted": posted})


@action("activities.booking.take_back", may="share_resources", on=of_lender)
def take_back(
    actor: Actor,
    *,
    booking: str,
    condition: str,
    returned_at: datetime | None = None,
    note: str = "",
    at: datetime,
) -> Done[None]:
    """Take it back: when, in what condition; the hours it was really out post by themselves.

    Refused: `activities.condition_needed`, `.say_what_is_wrong`, `.not_on_that_day`.
    """
    if condition not in CONDITIONS:
        raise Refused("activities.condition_needed")
    if condition != "good" and not note.strip():
        raise Refused("activities.say_what_is_wrong")
    row = held_booking(actor, booking, at=at)
    came = returned_at or at
    if not row.starts_at <= came <= at and came != at:
        raise Refused("activities.not_on_that_day")
    step_of(row, actor, "back", at=at, note=note)
    late = max(int((came - row.ends_at).total_seconds()) // 60, 0)
    Return.objects.create(
        booking=row,
        returned_at=came,
        late_min=late,
        condition=condition,
        note=note.strip()[:500],
        recorded_at=at,
        by=actor.name[:160],
    )
    if condition != "good":
        tell_borrower(row, "not_as_it_was", NOT_AS_IT_WAS, at=at)
    # Back early costs what was agreed: nobody else could have it. Late costs what it really was.
    until = max(came, row.ends_at)
    posted = post_for_booking(row, actor, cost_of(row, until=until), at=at)
    return Done(None, {"booking": booking, "late_min": late, "posted": posted})


@action("activities.booking.miss", may="share_resources", on=of_lender)
def miss_booking(actor: Actor, *, booking: str, at: datetime) -> Done[None]:
    """Nobody came: the time is free again, and it stands in the record. Refused: `activities.too_early`."""
    row = held_booking(actor, booking, at=at)
    if at < row.starts_at:
        raise Refused("activities.too_early")
    step_of(row, actor, "no_show", at=at)
    tell_borrower(row, "no_show", MISSED, at=at)
    return Done(None, {"booking": booking})


def _held_for(actor: Actor, public_id: str, by: int, at: datetime) -> Booking:
    seen = booking_row(public_id)
    held_offer(seen.offer.public_id)
    row: Booking = Booking.objects.within(pk=seen.pk).select_for_update().get()
    if by not in acted_for(actor, SHARES, row.offer.initiative_id, day_of(at)):
        raise Refused("activities.not_for_that_organisation")
    return row
