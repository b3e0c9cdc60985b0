"""The clock of the exchange: food that is past its best, bookings nobody answered, loans that are late."""

from datetime import datetime, timedelta
from typing import Any

from dure.activities.models import Booking, BookingStep, ResourceOffer, ResourceRequest
from dure.activities.rules.booking_states import LONG_OVERDUE
from dure.activities.services.exchange_letters import tell_borrower, tell_keepers, tell_lender
from dure.activities.services.exchange_rows import booking_row, held_offer, offer_row, step_of
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.words import Words

LATE = Words(
    "돌려줄 시간이 지났어요. 돌려주거나 빌려준 곳에 알려 주세요.",
    "It is due back: please return it or call the lender.",
)
DUE_BACK = Words(
    "돌려받을 시간이 지났어요. 돌아왔으면 ‘돌려받았어요’라고 적고, 아니면 빌려 간 곳에 물어봐 주세요.",
    "It was due back: please say so if it is back, or ask the borrower.",
)
OVERDUE = Words(
    "돌려줄 시간이 사흘 넘게 지났어요. 빌린 곳, 빌려준 곳, 백본 조직에 함께 알려요.",
    "It is more than three days overdue. The borrower, the lender and the backbone are all told.",
)
SPOILT = Words(
    "먹을 수 있는 기한이 지나 예약이 끝났어요.", "It is past its best, and the booking has ended."
)
UNANSWERED = Words(
    "답이 없는 채 시간이 되어 예약이 끝났어요.",
    "Its time came without an answer, and the booking has ended.",
)
UNSURE = Words(
    "예약한 시간이 지났는데 내주었는지 적혀 있지 않아요. 알려 주지 않으면 일주일 뒤에 없던 일로 끝나요.",
    "Its time is over, and nobody has said whether it was handed out. Please say so: "
    "in a week the booking ends as if nothing had been lent.",
)
FORGOTTEN = Words(
    "내주었다는 말이 없어 예약이 끝났어요. 품앗이에는 아무것도 적지 않았어요.",
    "Nobody said that it was handed out, so the booking has ended; nothing was posted.",
)
KEEPS = "keep_credit"
# So long a promise nobody speaks of still counts against what the borrower may owe.
A_WEEK = timedelta(days=7)
# What the clock does first once the time of a booking is over, what after that, and how long after.
STAGES = {"agreed": ("unsure", "expired", A_WEEK), "out": ("reminded", "climbed", LONG_OVERDUE)}


def exchange_due(*, at: datetime) -> tuple[list[str], list[str]]:
    """The offers and the bookings for which the clock asks something; requests that are over just end."""
    requests = ResourceRequest.objects.everywhere("the clock looks at everybody's")
    requests.filter(state="open", ends_at__lte=at).update(state="expired")
    offers = ResourceOffer.objects.everywhere("the clock looks at everybody's")
    spoilt = offers.filter(ended_at__isnull=True, best_before__lte=at).order_by("pk")
    bookings = Booking.objects.everywhere("the clock looks at everybody's")
    waiting = bookings.filter(state="asked", starts_at__lte=at)
    out = bookings.filter(state="out", ends_at__lt=at)
    late = out.exclude(pk__in=_told_once("reminded"))
    overdue = out.filter(ends_at__lte=at - LONG_OVERDUE).exclude(pk__in=_told_once("climbed"))
    over = bookings.filter(state="agreed", ends_at__lt=at).exclude(offer__in=spoilt)
    unsure = over.exclude(pk__in=_told_once("unsure"))
    forgotten = over.filter(ends_at__lte=at - A_WEEK)
    found = (row for rows in (waiting, late, overdue, unsure, forgotten) for row in rows)
    names = list(dict.fromkeys(row.public_id for row in found))
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
    """What the clock makes of a booking: it ends, or one side is reminded, once.

    Never answered, it ends when its time comes. Agreed and never handed out, its lender is asked, and
    a week later it ends and is promised no more. Late, both sides are reminded; days later the backbone
    hears of it as well.
    """
    seen = booking_row(booking)
    held_offer(seen.offer.public_id)
    row: Booking = Booking.objects.within(pk=seen.pk).select_for_update().get()
    did = _next(row, at)
    _tell(row, did, at=at)
    if did:
        step_of(row, actor, did, at=at)
    return Done(did, {"booking": booking, "did": did})


def _tell(row: Booking, did: str, *, at: datetime) -> None:
    if did == "unsure":
        tell_lender(row, did, UNSURE, at=at)
    elif did == "reminded":
        tell_borrower(row, did, LATE, at=at)
        tell_lender(row, did, DUE_BACK, at=at)
    elif did == "climbed":
        for tells in (tell_borrower, tell_lender, tell_keepers):
            tells(row, did, OVERDUE, at=at)
    elif did and row.state == "asked":
        tell_borrower(row, did, UNANSWERED, at=at)
    elif did:
        tell_lender(row, did, FORGOTTEN, at=at)
        tell_borrower(row, did, FORGOTTEN, at=at)


def _next(row: Booking, at: datetime) -> str:
    if row.state == "asked":
        return "expired" if row.starts_at <= at else ""
    if row.ends_at >= at or row.state not in ("agreed", "out"):
        return ""
    first, then, after = STAGES[row.state]
    told = _told_once(first).filter(booking_id=row.pk)
    if not told.exists():
        return first
    if row.ends_at > at - after or _told_once(then).filter(booking_id=row.pk).exists():
        return ""
    return then


def _told_once(kind: str) -> Any:
    return BookingStep.objects.within(kind=kind).values("booking_id")
