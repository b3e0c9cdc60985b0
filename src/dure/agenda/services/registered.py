"""What a ballot has decided enters the register of decisions, where it stays until it is carried out."""

from collections.abc import Mapping
from datetime import datetime

from django.urls import reverse

from dure.agenda.models import Ballot, Proposal
from dure.communication.services import finish_decision, record_decision
from dure.communication.types import NewDecision
from dure.ground.access.queries import house
from dure.ground.organisations.queries import initiatives_slugs
from dure.kernel.clock import day_of
from dure.kernel.words import Words

IN_FORCE = Words("의결과 함께 효력이 생겼어요.", "In force since the vote.")


def registered(
    proposal: Proposal, ballot: Ballot, adoption: Mapping[str, object] | None, *, at: datetime
) -> None:
    """Record it once for a proposal. What the vote itself has put in force is carried out already."""
    slug = initiatives_slugs(frozenset({proposal.initiative_id}))[proposal.initiative_id]
    new = NewDecision(
        source=f"agenda.proposal:{proposal.public_id}",
        initiative_id=proposal.initiative_id,
        title=Words(proposal.title_ko, proposal.title_en or proposal.title_ko),
        decided_on=day_of(at),
        decided_by=Words("투표", "Ballot"),
        page=reverse("ballot_result", args=[slug, ballot.public_id]),
    )
    # The ballot's own gate was passed; the register is the house's.
    card = record_decision(house(), decision=new, at=at)
    if adoption and adoption.get("done") and card.is_open:
        proof = f"{IN_FORCE.ko} {IN_FORCE.en}"
        finish_decision(house(), decision=card.public_id, proof=proof, at=at)
