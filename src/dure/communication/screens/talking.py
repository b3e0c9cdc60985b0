"""Where somebody stands in the talk of an initiative: who they are there, for whom they speak."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from dure.communication.queries import voice_in
from dure.ground.access.queries import ActingRequest
from dure.ground.files.queries import size_allowed
from dure.ground.files.types import NewFile
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_card, members_of
from dure.ground.organisations.types import InitiativeCard, OrganisationCard
from dure.kernel.clock import day_of, now
from dure.kernel.ids import public_id


@dataclass(frozen=True, slots=True)
class Here:
    """A person in an initiative, at a moment."""

    card: InitiativeCard
    actor: Actor
    voice: int | None
    at: datetime

    @property
    def on(self) -> date:
        """Today."""
        return day_of(self.at)

    @property
    def members(self) -> list[OrganisationCard]:
        """Who takes part today."""
        return [one.organisation for one in members_of(self.card.id, self.on)]

    def said(self, **more: Any) -> dict[str, Any]:
        """What every page of the talk is drawn with; `press` makes a form unrepeatable."""
        return {
            "condition": "communication",
            "initiative": self.card.name,
            "slug": self.card.slug,
            "at": self.at,
            "on": self.on,
            "voice": self.voice,
            "press": public_id(12),
            **more,
        }


def here(request: ActingRequest, slug: str) -> Here:
    """The place and the person. Refused where there is no such initiative."""
    card, at = initiative_card(slug), now()
    return Here(card, request.actor, voice_in(request.actor, card.id, day_of(at)), at)


def files_of(request: HttpRequest) -> tuple[NewFile, ...]:
    """The files of a form. One that is too large is refused before it is read."""
    found = request.FILES.getlist("file")
    for one in found:
        size_allowed(one.size or 0)
    return tuple(NewFile(one.name or "", one.read()) for one in found)
