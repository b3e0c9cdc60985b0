"""The clock of the exchange: food that is past its best, bookings nobody answered, loans that are late."""

from datetime import datetime

from dure.activities.models import Booking, BookingStep, ResourceOffer, ResourceRequest
from dure.activities.services.exchange_letters import tell_borrower
from dure.activities.services.exchange_rows import booking_row, held_offer, offer_row, step_of
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.words import Words

LATE = Words(
    "돌려줄 시간이 지났어요. 돌려주거나 빌려준 곳에 알려 주세요.",
    "It is due back: please return it or call the lender.",
)
SPOILT = Words(
    "먹을 수 있는 기한이 지나 예약이 끝났어요.", "It is past its best, and the booking has ended."
)
UNANSWERED = Words(
    "답이 없는 채 시간이 되어 예약이 끝났어요.",
    "Its time came without an answer, and the booking has ended.",
)
KEEPS = "keep_credit"


def exchange_due(*, at: datetime) -> tuple[list[str], list[str]]:
    """The offers and the bookings for which the clock asks something; requests that are over just end."""
    requests = ResourceRequest.objects.everywhere("the clock looks at everybody's")
    requests.filter(state="open", ends_at__lte=at).update(state="expired")
    offers = ResourceOffer.objects.everywhere("the clock looks at everybody's")
    spoilt = offers.filter(ended_at__isnull=True, best_before__lte=at).order_by("pk")
    bookings = Booking.objects.everywhere("the clock looks at everybody's")
    waiting = bookings.filter(state="asked", starts_at__lte=at)
    reminded = BookingStep.objects.within(kind="reminded").values("booking_id")
    late = bookings.filter(state="out", ends_at__lt=at).exclude(pk__in=reminded)
    names = [
        *waiting.values_list("public_id", flat=True),
        *late.values_list("public_id", flat=True),
    ]
    return list(spoilt.values_list("public_id", flat=True)), names


def _of_offer(*, offer: str) -> Subject:
    row = offer_row(offer)
    return Subject("offer", offer, row.initiative_id, row.organisation_id)


def _of_booking(*, booking: str) -> Subject:
    row = booking_row(booking)
    return Subject("booking", booking, row.offer.initiative_id, row.offer.organisation_id)


@action("activities.offer.tend", may="keep_credit", on=_of_offer)
def tend_offer(actor: Actor, *, offer: str, at: datetime) -> Done[int]:
    """Food past its best leaves the board, and what was promised of it ends; answers how many."""
    row = held_offer(offer)
    if row.ended_at is not None or row.best_before is None or row.best_before > at:
        return Done(0, {"offer": offer})
    row.ended_at, row.ended_why = at, "best_before"
    row.save(update_fields=["ended_at", "ended_why"])
    open_ones = Booking.objects.within(offer_id=row.pk, state__in=("asked", "agreed"))
    ended = list(open_ones.select_for_update())
    for one in ended:
        step_of(one, actor, "expired", at=at)
        tell_borrower(one, "expired", SPOILT, at=at)
    return Done(len(ended), {"offer": offer, "ended": len(ended)})


@action("activities.booking.tend", may="keep_credit", on=_of_booking)
def tend_booking(actor: Actor, *, booking: str, at: datetime) -> Done[str]:
    """A booking that was never answered ends when its time comes; who is late is reminded once."""
    seen = booking_row(booking)
    held_offer(seen.offer.public_id)
    row: Booking = Booking.objects.within(pk=seen.pk).select_for_update().get()
    did = ""
    if row.state == "asked" and row.starts_at <= at:
        did = "expired"
        tell_borrower(row, did, UNANSWERED, at=at)
    elif row.state == "out" and row.ends_at < at and not _reminded(row):
        did = "reminded"
        tell_borrower(row, did, LATE, at=at)
    if did:
        step_of(row, actor, did, at=at)
    return Done(did, {"booking": booking, "did": did})


def _reminded(row: Booking) -> bool:
    return bool(BookingStep.objects.within(booking_id=row.pk, kind="reminded").exists())
