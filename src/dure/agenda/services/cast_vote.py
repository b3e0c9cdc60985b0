"""Vote: one organisation, one vote; a second replaces the first; what is secret stays apart."""

import json
from collections.abc import Iterable
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
    actor: Actor, *, ballot: str, organisation_id: int, told: VoteDraft, at: datetime
) -> Receipt:
    """Put a paper in the box; answers the receipt, which is shown once and kept nowhere.

    Only the delegate or the alternate of a member on the list votes, or whoever holds its proxy. A second
    vote replaces the first; in a secret ballot with the receipt of the first, since nothing else leads
    to it. Refused: `agenda.ballot_closed`, `agenda.ballot_over`, `agenda.not_your_vote`,
    `agenda.receipt_needed`, `agenda.another_receipt`, `agenda.voted_on_paper`,
    `agenda.objection_needs_reason`, `agenda.no_such_clause`, and what `marks_of` refuses.
    """
    voter = as_voter(actor, ballot=ballot, on=day_of(at))
    cast: Receipt = _cast(voter, ballot=ballot, organisation_id=organisation_id, told=told, at=at)
    return cast


@action("agenda.vote.cast", may="cast_vote", on=of_seat, refusal="agenda.not_your_vote")
def _cast(
    actor: Actor, *, ballot: str, organisation_id: int, told: VoteDraft, at: datetime
) -> Done[Receipt]:
    """Put a paper in the box."""
    row = held_ballot(ballot)
    voter = _seat_of(row, actor, organisation_id, at)
    method = METHODS[row.method]
    said = marks_of(method, [one.number for one in options_of(row)], told.marks)
    _check_reason(row, said, told.reason)
    replaced = take_out(row, voter, told.receipt)
    number = public_id(RECEIPT_LETTERS)
    named = {} if row.is_secret else _named(voter, actor, at)
    lay_in(row, number, said, voter.votes, named | why_kept(row, said, told))
    voter.how, voter.trace = "screen", voter_trace(number)
    voter.save(update_fields=["how", "trace"])
    arrive(row, organisation_id)
    return Done(Receipt(grouped(number), replaced), {"organisation": organisation_id})


def _seat_of(row: Ballot, actor: Actor, organisation_id: int, at: datetime) -> BallotVoter:
    if row.closes_at is not None and at >= row.closes_at:
        raise Refused("agenda.ballot_over")
    if organisation_id not in stands_for(row, actor.account_id, day_of(at)):
        raise Refused("agenda.not_your_vote")
    voter: BallotVoter = BallotVoter.objects.within(
        ballot=row, organisation_id=organisation_id
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
        papers.filter(organisation_id=voter.organisation_id).update(replaced=True)
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
        "account_id": actor.account_id,
        "cast_at": at,
    }


def arrive(row: Ballot, *organisation_ids: int) -> None:
    """Who votes at a meeting is present."""
    if row.meeting_id is None:
        return
    here = _present(row)
    MeetingSeat.objects.bulk_create(
        MeetingSeat(meeting_id=row.meeting_id, organisation_id=each)
        for each in organisation_ids
        if each not in here
    )


def _present(row: Ballot) -> Iterable[int]:
    seats = MeetingSeat.objects.within(meeting_id=row.meeting_id)
    return set(seats.values_list("organisation_id", flat=True))
