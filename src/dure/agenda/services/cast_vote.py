"""Vote: one organisation, one vote; a second replaces the first; what is secret stays apart."""

import json
from datetime import datetime
from typing import Any

from dure.agenda.models import Ballot, BallotPaper, BallotVoter, MeetingSeat
from dure.agenda.queries.ballot_box import options_of
from dure.agenda.queries.who_votes import as_voter, stands_for
from dure.agenda.rules.ballot_marks import Marks, marks_of, needs_reason, written
from dure.agenda.rules.receipts import grouped, paper_trace, voter_trace
from dure.agenda.rules.voting_methods import METHODS, NO
from dure.agenda.services.deciding_subjects import held_ballot, of_seat
from dure.agenda.services.reasons import why_kept
from dure.agenda.types.deciding import Receipt, VoteDraft
from dure.agenda.types.rolls import Seat
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words

RECEIPT_LETTERS = 20  # 31 letters each: nobody tries them all
EMPTIED: dict[str, Any] = {"marks": "", "reason_ko": "", "reason_en": "", "clause": ""}


def cast_vote(
    actor: Actor,
    *,
    ballot: str,
    organisation_id: int,
    told: VoteDraft,
    at: datetime,
    place: int = 1,
) -> Receipt:
    """Put a paper in the box; answers the receipt, which is shown once and kept nowhere.

    Only the delegate or the alternate of a member on the list votes, or whoever holds its proxy; where
    directors meet, whoever sits in that `place` of the member. A second vote replaces the first; in a
    secret ballot with the receipt of the first, since nothing else leads to it.
    Refused: `agenda.ballot_closed`, `agenda.ballot_over`, `agenda.not_your_vote`,
    `agenda.receipt_needed`, `agenda.another_receipt`, `agenda.voted_on_paper`,
    `agenda.objection_needs_reason`, `agenda.no_such_clause`, and what `marks_of` refuses.
    """
    voter = as_voter(actor, ballot=ballot, on=day_of(at))
    whose = {"organisation_id": organisation_id, "place": place}
    cast: Receipt = _cast(voter, ballot=ballot, told=told, at=at, **whose)
    return cast


@action("agenda.vote.cast", may="cast_vote", on=of_seat, refusal="agenda.not_your_vote")
def _cast(
    actor: Actor, *, ballot: str, organisation_id: int, place: int, told: VoteDraft, at: datetime
) -> Done[Receipt]:
    """Put a paper in the box."""
    row = held_ballot(ballot)
    voter = _voter_of(row, actor, (organisation_id, place), at)
    method = METHODS[row.method]
    said = marks_of(method, [one.number for one in options_of(row)], told.marks)
    _check_reason(row, said, told.reason)
    replaced = take_out(row, voter, told.receipt)
    number = public_id(RECEIPT_LETTERS)
    named = {} if row.is_secret else _named(voter, actor, at)
    lay_in(row, number, said, voter.votes, named | why_kept(row, said, told))
    voter.how, voter.trace = "screen", voter_trace(number)
    voter.save(update_fields=["how", "trace"])
    arrive(row, (organisation_id, place))
    return Done(Receipt(grouped(number), replaced), {"organisation": organisation_id})


def _voter_of(row: Ballot, actor: Actor, seat: Seat, at: datetime) -> BallotVoter:
    if row.closes_at is not None and at >= row.closes_at:
        raise Refused("agenda.ballot_over")
    if seat not in stands_for(row, actor.account_id, day_of(at)):
        raise Refused("agenda.not_your_vote")
    voter: BallotVoter = BallotVoter.objects.within(
        ballot=row, organisation_id=seat[0], place=seat[1]
    ).get()
    if voter.how == "paper":
        raise Refused("agenda.voted_on_paper")
    return voter


def _check_reason(row: Ballot, said: Marks, reason: Words) -> None:
    refuse_resident_number(reason=reason.ko, reason_en=reason.en)
    if row.is_secret:
        return
    if needs_reason(METHODS[row.method], said, NO) and not (reason.ko.strip() or reason.en.strip()):
        raise Refused("agenda.objection_needs_reason")


def take_out(row: Ballot, voter: BallotVoter, receipt: str) -> bool:
    """Take the paper of an earlier vote out of the count; it stays, a secret one without what it said."""
    if not voter.how:
        return False
    papers = BallotPaper.objects.within(ballot=row, replaced=False)
    if not row.is_secret:
        papers.filter(organisation_id=voter.organisation_id, place=voter.place).update(
            replaced=True
        )
        return True
    if not receipt.strip():
        raise Refused("agenda.receipt_needed")
    if voter_trace(receipt) != voter.trace:
        raise Refused("agenda.another_receipt")
    papers.filter(trace=paper_trace(receipt)).update(replaced=True, **EMPTIED)
    return True


def lay_in(row: Ballot, receipt: str, marks: Marks, votes: int, named: dict[str, Any]) -> None:
    """Lay a paper in the box. A secret box is emptied and laid anew, so that no order remains."""
    paper = BallotPaper(
        trace=paper_trace(receipt),
        ballot=row,
        marks=json.dumps(written(marks)),
        votes=votes,
        **named,
    )
    if row.is_secret:
        _shuffled(row, paper)
    else:
        paper.save(force_insert=True)


def _shuffled(row: Ballot, paper: BallotPaper) -> None:
    rows = BallotPaper.objects.within(ballot=row)
    papers = sorted([*rows, paper], key=lambda one: one.trace)
    rows.delete()
    BallotPaper.objects.bulk_create(papers)


def _named(voter: BallotVoter, actor: Actor, at: datetime) -> dict[str, Any]:
    return {
        "organisation_id": voter.organisation_id,
        "place": voter.place,
        "account_id": actor.account_id,
        "cast_at": at,
    }


def arrive(row: Ballot, seat: Seat) -> None:
    """Who votes at a meeting is present."""
    if row.meeting_id is None:
        return
    whose, place = seat
    MeetingSeat.objects.within(meeting_id=row.meeting_id).get_or_create(
        meeting_id=row.meeting_id, organisation_id=whose, place=place
    )
