"""Initiatives and members, for programs."""

from ninja import Router

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import initiatives_where, must
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card, initiatives_on, members_of
from dure.ground.organisations.types import InitiativeCard, MemberCard
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Slug
from dure.kernel.api.pages import Asked, Page, paged
from dure.kernel.clock import day_of, now

router = Router(tags=["initiatives"])


@router.get("/initiatives", response=Page[InitiativeCard])
@key_needs("see_initiative")
def initiatives(request: ActingRequest, paging: Asked) -> dict[str, object]:
    """The initiatives this key may see."""
    own = initiatives_where(request.actor, "see_initiative")
    every = initiatives_on(day_of(now()))
    return paged([each for each in every if own is None or each.id in own], paging)


@router.get("/initiatives/{slug}", response=InitiativeCard)
@key_needs("see_initiative")
def initiative(request: ActingRequest, slug: Slug) -> InitiativeCard:
    """One initiative."""
    return seen(request, slug)


@router.get("/initiatives/{slug}/members", response=Page[MemberCard])
@key_needs("see_initiative")
def members(request: ActingRequest, slug: Slug, paging: Asked) -> dict[str, object]:
    """The organisations that take part today."""
    return paged(members_of(seen(request, slug).id, day_of(now())), paging)


def seen(request: ActingRequest, slug: str) -> InitiativeCard:
    """The initiative at an address, for whoever may see it; others do not learn that it exists."""
    card = initiative_card(slug)
    must(request.actor, "see_initiative", Subject("initiative", card.id, card.id))
    return card
