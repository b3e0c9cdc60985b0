"""What is voted on, clause by clause or as an amendment: so that a reason can name its place."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from dure.agenda.models import Amendment, Proposal
from dure.agenda.queries.agenda_tree import agenda_tree
from dure.agenda.queries.ballots import seen_ballot
from dure.agenda.queries.clause_talk import amendment_card
from dure.agenda.queries.seeing import must_see
from dure.agenda.types import AmendmentCard, NodeCard
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class AmendmentAsked:
    """An amendment with the clause it would change."""

    card: AmendmentCard
    key: str
    clause: Words
    is_gone: bool  # the clause was taken out of the draft


@dataclass(frozen=True, slots=True)
class ProposalHead:
    """A proposal in one line."""

    public_id: str
    title: Words
    state: str


def clauses_voted_on(actor: Actor, ballot: str) -> tuple[NodeCard, ...]:
    """The clauses of the version that a ballot is about; none for an amendment or plain words."""
    row = seen_ballot(actor, ballot)
    return agenda_tree(row.proposal.agenda_id).nodes if row.proposal.agenda_id else ()


def amendments_to_decide(actor: Actor, initiative_id: int) -> tuple[AmendmentAsked, ...]:
    """The amendments that wait and are not before the members already, in the order of their clauses."""
    must_see(actor, initiative_id)
    asked = Proposal.objects.within(
        initiative_id=initiative_id, state__in=("waiting", "voting"), amendment__isnull=False
    )
    rows = Amendment.objects.within(
        node__agenda__initiative_id=initiative_id, state="open", node__removed_at=None
    ).exclude(pk__in=asked.values("amendment_id"))
    return _told(rows.select_related("organisation", "node").order_by("node__position", "pk"))


def amendment_asked(actor: Actor, proposal: str) -> AmendmentAsked | None:
    """The amendment that a proposal is about; None where it is about something else."""
    row = Proposal.objects.within(public_id=proposal).first()
    if row is None:
        raise Refused("agenda.no_such_proposal")
    must_see(actor, row.initiative_id)
    rows = Amendment.objects.within(pk=row.amendment_id).select_related("organisation", "node")
    return next(iter(_told(rows)), None)


def _told(rows: Iterable[Any]) -> tuple[AmendmentAsked, ...]:
    return tuple(
        AmendmentAsked(
            amendment_card(row), row.node.key, row.node.title, row.node.removed_at is not None
        )
        for row in rows
    )


def votes_on_amendments(amendment_ids: Collection[int]) -> dict[int, ProposalHead]:
    """Amendment → the latest proposal that put it before the members. One query."""
    rows = Proposal.objects.within(amendment_id__in=amendment_ids).exclude(state="withdrawn")
    return {
        row.amendment_id: ProposalHead(row.public_id, row.title, row.state)
        for row in rows.order_by("proposed_at")
    }
