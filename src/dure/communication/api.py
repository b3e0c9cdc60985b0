"""The register of decisions for programs: what was decided, by when, and how it stands."""

from datetime import date
from typing import Literal

from ninja import Router, Schema

from dure.communication.queries import decisions_in
from dure.communication.types import DecisionCard
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.api.gate import key_needs
from dure.kernel.api.given import Slug
from dure.kernel.api.pages import Asked, Page, paged
from dure.kernel.api.shapes import SaidWords
from dure.kernel.clock import day_of

router = Router(tags=["decisions"])


class DecisionTold(Schema):
    """A decision and how far it is carried out; who wrote it and what proves it stand on its page."""

    public_id: str
    title: SaidWords
    decided_on: date
    decided_by: SaidWords
    state: Literal["open", "done", "lifted"]
    organisation: SaidWords | None
    due_on: date | None
    ended_on: date | None
    lifted_by: str
    actions: int
    actions_done: int


@router.get("/initiatives/{slug}/decisions", response=Page[DecisionTold])
@key_needs("see_initiative")
def decisions(
    request: ActingRequest,
    slug: Slug,
    paging: Asked,
    open_only: bool = False,  # noqa: FBT001, FBT002 - a word of the address, as programs write it
) -> dict[str, object]:
    """The register: what is still to be carried out first."""
    here = initiative_card(slug)
    found = decisions_in(request.actor, initiative_id=here.id, open_only=open_only)
    return paged([_told(one) for one in found], paging)


def _told(one: DecisionCard) -> dict[str, object]:
    return {
        "public_id": one.public_id,
        "title": one.title,
        "decided_on": one.decided_on,
        "decided_by": one.decided_by,
        "state": one.state,
        "organisation": one.organisation,
        "due_on": one.due_on,
        "ended_on": day_of(one.ended_at) if one.ended_at else None,
        "lifted_by": one.lifted_by,
        "actions": one.total,
        "actions_done": one.done,
    }
