"""Places, for programs: find a code, ask what it was called on a day."""

from ninja import Router

from dure.ground.access.queries import ActingRequest
from dure.ground.places.queries import place_on, search
from dure.ground.places.types import PlaceCard
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Code, Line, MaybeDay
from dure.kernel.clock import day_of, now

router = Router(tags=["places"])
NEWEST = 100


@router.get("/places", response=list[PlaceCard])
@key_needs("see_initiative")
def places(request: ActingRequest, q: Line, on: MaybeDay = None) -> list[PlaceCard]:
    """Places by name or by the beginning of a code, as of a day (today when none is named)."""
    return list(search(q, on or day_of(now()), limit=NEWEST))


@router.get("/places/{code}", response=PlaceCard)
@key_needs("see_initiative")
def place(request: ActingRequest, code: Code, on: MaybeDay = None) -> PlaceCard:
    """One place as it stood on a day."""
    return place_on(code, on or day_of(now()))
