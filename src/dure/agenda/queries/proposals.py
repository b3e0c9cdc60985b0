"""Proposals: what waits, what is voted on and what was decided."""

from datetime import datetime

from dure.agenda.models import Ballot, Proposal
from dure.agenda.queries.ballots import ballot_card_of
from dure.agenda.queries.seeing import must_see
from dure.agenda.rules.meeting_law import SUBJECTS
from dure.agenda.types.deciding import BallotCard, ProposalCard
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.errors import Refused
from dure.kernel.words import Words

ORDER = {"voting": 0, "waiting": 1, "adopted": 2, "rejected": 2, "withdrawn": 3}


def proposals_of(actor: Actor, initiative_id: int) -> tuple[ProposalCard, ...]:
    """What is open first, the latest first within."""
    must_see(actor, initiative_id)
    rows = Proposal.objects.within(initiative_id=initiative_id).select_related("agenda")
    ordered = sorted(rows, key=lambda row: (ORDER[row.state], -row.proposed_at.timestamp()))
    return _cards(ordered)


def proposal_card(actor: Actor, public_id: str) -> ProposalCard:
    """One proposal. Refused: `agenda.no_such_proposal`."""
    row = Proposal.objects.within(public_id=public_id).select_related("agenda").first()
    if row is None:
        raise Refused("agenda.no_such_proposal")
    must_see(actor, row.initiative_id)
    return _cards([row])[0]


def ballots_of(actor: Actor, public_id: str, at: datetime) -> tuple[BallotCard, ...]:
    """The ballots on a proposal, the latest first."""
    proposal_card(actor, public_id)
    rows = Ballot.objects.within(proposal__public_id=public_id).select_related(
        "proposal", "meeting"
    )
    return tuple(ballot_card_of(row, at) for row in rows.order_by("-opened_at"))


def _cards(rows: list[Proposal]) -> tuple[ProposalCard, ...]:
    names = organisation_cards(
        frozenset(row.organisation_id for row in rows if row.organisation_id)
    )
    return tuple(
        ProposalCard(
            public_id=row.public_id,
            initiative_id=row.initiative_id,
            subject=SUBJECTS[row.subject],
            subject_code=row.subject,
            title=row.title,
            text=Words(row.text_ko, row.text_en or row.text_ko),
            reason=Words(row.reason_ko, row.reason_en or row.reason_ko),
            by=names[row.organisation_id].name if row.organisation_id else None,
            proposed_at=row.proposed_at,
            state=row.state,
            agenda_number=row.agenda.number if row.agenda else None,
        )
        for row in rows
    )
