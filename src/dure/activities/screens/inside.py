"""What the pages of activities have in common: the initiative, and where somebody may do things."""

from dataclasses import dataclass
from typing import Any

from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiative_card, members_of, organisations_where
from dure.ground.organisations.types import InitiativeCard, OrganisationCard
from dure.ground.places.queries import names
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Inside:
    """An initiative as seen by whoever asks, with the organisations in which she may act."""

    initiative: InitiativeCard
    mine: tuple[OrganisationCard, ...]

    @property
    def ids(self) -> frozenset[int]:
        """The keys of the organisations."""
        return frozenset(each.id for each in self.mine)

    def said(self, **more: Any) -> dict[str, Any]:
        """The context of a page."""
        return {
            "condition": "activities",
            "initiative": self.initiative.name,
            "slug": self.initiative.slug,
            "mine": self.mine,
            **more,
        }


def inside(request: ActingRequest, slug: str, permission: str) -> Inside:
    """The initiative and where the permission is held; refused where it is held nowhere."""
    card = initiative_card(slug)
    return Inside(card, organisations_where(request.actor, permission, card.id))


def looking(request: ActingRequest, slug: str) -> Inside:
    """The same for pages that everybody in the initiative may read: `mine` may be empty."""
    card = initiative_card(slug)
    if not may(
        request.actor, "see_initiative", Subject("initiative", card.id, card.id)
    ) and not any(
        reach.initiative_id in {None, card.id} and "see_initiative" in reach.permissions
        for reach in request.actor.reaches
    ):
        raise Refused("journal.not_allowed", verb="see_initiative")
    try:
        mine = organisations_where(request.actor, "record_service", card.id)
    except Refused:
        mine = ()
    return Inside(card, mine)


def organisations_by_id(initiative_id: int) -> dict[int, OrganisationCard]:
    """The organisations of today by key."""
    members = members_of(initiative_id, day_of(now()))
    return {each.organisation.id: each.organisation for each in members}


def places_of(codes: Any) -> dict[str, Words]:
    """The names of places by code."""
    return names(codes, day_of(now()))
