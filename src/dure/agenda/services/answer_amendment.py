"""After a vote on an amendment: its words go into the draft, or it is declined; told beside the result."""

from collections.abc import Mapping
from datetime import datetime

from dure.agenda.models import Proposal
from dure.agenda.services.decided_amendment import decline_decided, write_decided
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of


def answered(actor: Actor, proposal: Proposal, outcome: str, at: datetime) -> Mapping[str, object]:
    """What became of the amendment. The vote stands also where that is refused, and it is said why."""
    assert proposal.amendment is not None  # noqa: S101 - the caller has looked
    told = {"clause": proposal.amendment.node.title.as_dict(), "outcome": outcome}
    verb = write_decided if outcome == "adopted" else decline_decided
    titles = " · ".join(dict.fromkeys(filter(None, (proposal.title_ko, proposal.title_en))))
    try:
        verb(actor, amendment_id=proposal.amendment_id, decided=titles, at=at)
    except Refused as refused:
        return {"done": False, **told, "why": words_of(refused).as_dict()}
    return {"done": True, **told}
