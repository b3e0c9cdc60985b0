"""What the pages of writing share: the initiative, who is asking, and how a deed is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from dure.agenda.queries import (
    amends_agenda,
    holds_here,
    must_see_agenda,
    speaks_for,
    writes_agenda,
)
from dure.agenda.types import Wording
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Desk:
    """An initiative as seen by whoever asks: may she write, may she comment, for whom does she speak."""

    initiative: InitiativeCard
    writes: bool
    amends: bool
    organisation_id: int | None
    proposes: bool = False

    def said(self, **more: Any) -> dict[str, Any]:
        """The context of a page."""
        return {
            "condition": "agenda",
            "initiative": self.initiative.name,
            "slug": self.initiative.slug,
            "desk": self,
            **more,
        }


def desk_of(request: ActingRequest, slug: str) -> Desk:
    """The desk of an initiative; refused to strangers."""
    card = initiative_card(slug)
    must_see_agenda(request.actor, card.id)
    return Desk(
        card,
        writes_agenda(request.actor, card.id),
        amends_agenda(request.actor, card.id),
        speaks_for(request.actor, card.id),
        holds_here(request.actor, card.id, "propose"),
    )


def did(request: ActingRequest, deed: Callable[[], object], done: Words, href: str) -> HttpResponse:
    """Do it, say so on the next page, or say there why not."""
    try:
        deed()
    except Refused as refused:
        messages.error(request, str(words_of(refused)))
    else:
        messages.success(request, str(done))
    return HttpResponseRedirect(href)


def wording_from(posted: Any) -> Wording:
    """The words of a clause as they were typed."""
    return Wording(
        Words(posted.get("title_ko", ""), posted.get("title_en", "")),
        Words(posted.get("text_ko", ""), posted.get("text_en", "")),
    )


def whole(text: str) -> int:
    """A number of an address or a hidden field; 0 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def href(name: str, *values: object) -> str:
    """An address of this room."""
    return reverse(name, args=values)
