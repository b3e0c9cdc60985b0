"""Booking a resource as its page asks for it."""

from datetime import timedelta
from typing import Any

from dure.activities.queries import acted_for
from dure.activities.screens.inside import Inside, organisations_by_id, places_of
from dure.activities.screens.written import moment_in, number_in, text_in
from dure.activities.services import book_resource
from dure.activities.types.exchange import OfferPage, Wanted
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.words import Words

SHARES = "share_resources"
HALF_HOUR = timedelta(minutes=30)


def booked(request: ActingRequest, where: Inside, page: OfferPage) -> str:
    """Book it; answers the address. Refused: what `book_resource` says, or where a time is missing."""
    told = request.POST
    starts, ends = moment_in(told, "day", "from"), moment_in(told, "until_day", "until")
    if starts is not None and page.card.kind == "food":
        ends = starts + HALF_HOUR
    if starts is None or ends is None:
        raise Refused("activities.booking_ends_first")
    mine = acted_for(request.actor, SHARES, where.initiative.id, day_of(now()))
    home = number_in(told, "home")
    wanted = Wanted(
        organisation_id=home if home in mine else next(iter(sorted(mine)), 0),
        starts=starts,
        ends=ends,
        purpose=text_in(told, "purpose", 200),
        amount=number_in(told, "amount"),
    )
    return str(book_resource(request.actor, offer=page.card.public_id, wanted=wanted, at=now()))


def said_of(
    request: ActingRequest, where: Inside, page: OfferPage, fault: Words | None
) -> dict[str, Any]:
    """The context of the page; one's own organisation comes last where others could book as well."""
    homes = organisations_by_id(where.initiative.id)
    mine = acted_for(request.actor, SHARES, where.initiative.id, day_of(now()))
    own = sorted((homes[one] for one in mine if one in homes), key=lambda one: one.name.ko)
    own.sort(key=lambda one: one.id == page.card.organisation_id)
    place = places_of([page.card.place_code]).get(page.card.place_code)
    said = {"page": page, "card": page.card, "own": own, "place": place, "fault": fault}
    return said | {"told": request.POST, "today": day_of(now()), "hours": range(0, 25, 6)}
