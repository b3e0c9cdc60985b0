"""What every page about people has in common: the initiative, its organisations, the one chosen."""

from dataclasses import dataclass
from typing import Any

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, organisations_where
from dure.ground.organisations.types import InitiativeCard, OrganisationCard
from dure.kernel.clock import now


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

    With several nobody is shown before one is chosen: a list is a look at each of its people.
    """
    initiative = initiative_card(slug)
    found = organisations_where(request.actor, permission, initiative.id)
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
