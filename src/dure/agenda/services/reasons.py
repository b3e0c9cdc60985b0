"""Reasons of votes: what is kept of one, and the consent that it stands beside the adopted words."""

from datetime import datetime
from typing import Any

from dure.agenda.models import AgendaNode, Ballot, BallotPaper
from dure.agenda.queries.ballot_box import marks_in
from dure.agenda.queries.who_votes import as_voter, stands_for
from dure.agenda.rules.ballot_marks import Marks
from dure.agenda.rules.voting_methods import METHODS, NO
from dure.agenda.services.deciding_subjects import of_seat
from dure.agenda.types.deciding import VoteDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


def why_kept(row: Ballot, said: Marks, told: VoteDraft) -> dict[str, Any]:
    """What a paper keeps of the reason. A secret one keeps only what its voter wants read, nameless."""
    ko, en = told.reason.ko.strip(), told.reason.en.strip()
    against = METHODS[row.method].is_motion and said == ((NO, 1),)
    if not (ko or en) or (row.is_secret and not (against and told.shows_reason)):
        return {}
    clause = told.clause.strip() if against else ""
    if clause and not _stands(row, clause):
        raise Refused("agenda.no_such_clause")
    return {
        "reason_ko": ko,
        "reason_en": en,
        "clause": clause,
        "is_shown": against and told.shows_reason,
    }


def _stands(row: Ballot, key: str) -> bool:
    """Whether the text that is voted on has this clause."""
    nodes = AgendaNode.objects.within(agenda_id=row.proposal.agenda_id, removed_at=None)
    return row.proposal.agenda_id is not None and nodes.filter(key=key).exists()


def show_reason(
    actor: Actor,
    *,
    ballot: str,
    organisation_id: int,
    shown: bool,
    at: datetime,
    place: int = 1,
) -> bool:
    """Let the reason of one's member against stand for everybody to read, or take that back.

    Also after the count: consent is the voter's. Refused: `agenda.no_such_reason` where an open ballot
    keeps none (a secret one knows nobody's), `agenda.not_your_vote`.
    """
    voter = as_voter(actor, ballot=ballot, on=day_of(at))
    whose = {"organisation_id": organisation_id, "place": place}
    done: bool = _show(voter, ballot=ballot, shown=shown, at=at, **whose)
    return done


@action("agenda.reason.show", may="cast_vote", on=of_seat, refusal="agenda.not_your_vote")
def _show(
    actor: Actor, *, ballot: str, organisation_id: int, place: int, shown: bool, at: datetime
) -> Done[bool]:
    """Let a reason against be read by everybody, or take that back."""
    rows = BallotPaper.objects.within(
        ballot__public_id=ballot, organisation_id=organisation_id, place=place, replaced=False
    )
    row = Ballot.objects.within(public_id=ballot).select_related("meeting").get()
    if (organisation_id, place) not in stands_for(row, actor.account_id, day_of(at)):
        raise Refused("agenda.not_your_vote")
    paper = rows.select_for_update(of=("self",)).first()
    if paper is None or not (paper.reason_ko or paper.reason_en) or marks_in(paper) != ((NO, 1),):
        raise Refused("agenda.no_such_reason")
    rows.update(is_shown=shown)
    return Done(shown, {"organisation": organisation_id, "shown": shown})
