"""The verbs of a booking as its page asks for them."""

from collections.abc import Callable
from typing import Any

from dure.activities.rules.calendars import instant
from dure.activities.screens.written import moment_in, text_in
from dure.activities.services import (
    agree_booking,
    cancel_booking,
    decline_booking,
    hand_out,
    miss_booking,
    take_back,
)
from dure.activities.types.exchange import BookingPage
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused


def do_deed(request: ActingRequest, page: BookingPage, deed: str) -> None:
    """Do what was asked. Refused: `activities.booking_not_so`, and what the verb says."""
    told, actor, at = request.POST, request.actor, now()
    here: dict[str, Any] = {"booking": page.card.public_id, "at": at}
    note = text_in(told, "note", 500)
    borrows = page.side == "borrower"
    by = page.card.organisation_id if borrows else page.card.offer.organisation_id
    came = moment_in(told, "day", "hour")
    known: dict[str, Callable[[], object]] = {
        "agreed": lambda: agree_booking(actor, **here),
        "declined": lambda: decline_booking(actor, note=note, **here),
        "cancelled": lambda: cancel_booking(actor, by=by, note=note, **here),
        "out": lambda: hand_out(actor, note=note, **here),
        "given": lambda: hand_out(actor, note=note, **here),
        "no_show": lambda: miss_booking(actor, **here),
        "back": lambda: take_back(
            actor,
            condition=text_in(told, "condition", 10),
            returned_at=min(instant(came, "Asia/Seoul"), at) if came else None,
            note=note,
            **here,
        ),
    }
    if deed not in known:
        raise Refused("activities.booking_not_so")
    known[deed]()
