"""What every page about people has in common: the initiative, its organisations, the one chosen."""

from dataclasses import dataclass
from typing import Any

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import (
    initiative_card,
    members_of,
    organisations_where,
)
from dure.ground.organisations.types import InitiativeCard, OrganisationCard
from dure.kernel.clock import day_of, now


@dataclass(frozen=True, slots=True)
class Inside:
    """An initiative as seen by whoever asks, with the organisation whose people are shown."""

    initiative: InitiativeCard
    organisations: tuple[OrganisationCard, ...]
    chosen: OrganisationCard | None

    def said(self, **more: Any) -> dict[str, Any]:
        """The context of a page."""
        return {
            "condition": "activities",
            "initiative": self.initiative.name,
            "slug": self.initiative.slug,
            "organisations": self.organisations,
            "chosen": self.chosen,
            **more,
        }


def inside(request: ActingRequest, slug: str, permission: str) -> Inside:
    """The initiative, and whose people: named in the address (`?org=`), or the only one there is.

    With several nobody is shown before one is chosen: a list is a look at each of its people. One that
    has left is there for its own people alone.
    """
    initiative = initiative_card(slug)
    own = {reach.organisation_id for reach in request.actor.reaches}
    own |= {each.organisation.id for each in members_of(initiative.id, day_of(now()))}
    every = organisations_where(request.actor, permission, initiative.id)
    found = tuple(each for each in every if each.id in own)
    wanted = request.GET.get("org") or request.POST.get("org") or ""
    chosen = next((each for each in found if each.slug == wanted), None)
    if chosen is None and len(found) == 1:
        chosen = found[0]
    return Inside(initiative, found, chosen)


def within(slug: str) -> dict[str, Any]:
    """The context of a page about one person."""
    card = initiative_card(slug)
    return {
        "condition": "activities",
        "initiative": card.name,
        "initiative_id": card.id,
        "slug": slug,
        "today": now().date(),
    }
