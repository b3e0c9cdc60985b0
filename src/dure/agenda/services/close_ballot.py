"""Close a ballot: count what is in the box, judge, explain, and put an adopted version in force."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from dure.agenda.models import Ballot, Proposal
from dure.agenda.queries.ballot_box import box_of, silent_votes, turnout_of
from dure.agenda.rules.box import Tally, tallied
from dure.agenda.rules.passing import CONSENT_ASKED, Share, Turnout, Verdict, Votes, judged
from dure.agenda.rules.voting_methods import ABSTAIN, METHODS, NO, YES
from dure.agenda.services.adopt_version import adopt_version
from dure.agenda.services.answer_amendment import answered
from dure.agenda.services.deciding_subjects import held_ballot, of_ballot
from dure.agenda.services.paper_votes import lay_papers_in
from dure.agenda.services.registered import registered
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of

AFTER = {"adopted": "adopted", "decided": "adopted", "rejected": "rejected", "open": "rejected"}


@action("agenda.ballot.close", may="manage_assembly", on=of_ballot, tell=("members",))
def close_ballot(actor: Actor, *, ballot: str, at: datetime) -> Done[str]:
    """Close and count; answers the outcome. Without a quorum it is adjourned, and may be opened again.

    Refused: `agenda.ballot_closed`, `agenda.ballot_runs` before its end outside a meeting unless all have
    voted, `agenda.papers_differ`, `agenda.papers_missing`, `agenda.paper_twice`.
    """
    row = held_ballot(ballot)
    before = turnout_of(row)
    if row.closes_at is not None and at < row.closes_at and before.present < before.entitled:
        raise Refused("agenda.ballot_runs")
    lay_papers_in(row, at)
    turnout, silent = turnout_of(row), silent_votes(row)
    tally = tallied(box_of(row))
    verdict = _verdict(row, tally, turnout, silent)
    row.closed_at, row.outcome, row.fingerprint = at, verdict.outcome, tally.fingerprint
    # Who was here for this ballot is kept: whoever comes to the next one changes nothing of it.
    row.result = _result(verdict, tally) | {"turnout": asdict(turnout), "silent": silent}
    proposal = Proposal.objects.within(pk=row.proposal_id).select_for_update().get()
    proposal.state = AFTER.get(verdict.outcome, "waiting")
    proposal.save(update_fields=["state"])
    if proposal.agenda_id and verdict.outcome == "adopted":
        row.result["adoption"] = _adopted(actor, proposal, at)
    if proposal.amendment_id and verdict.outcome in {"adopted", "rejected"}:
        row.result["adoption"] = answered(actor, proposal, verdict.outcome, at)
    row.save(update_fields=["closed_at", "outcome", "fingerprint", "result"])
    if proposal.state == "adopted":
        registered(proposal, row, row.result.get("adoption"), at=at)
    noted = {"ballot": ballot, "outcome": verdict.outcome, "fingerprint": tally.fingerprint}
    return Done(verdict.outcome, noted)


def _verdict(row: Ballot, tally: Tally, turnout: Turnout, silent: int) -> Verdict:
    method = METHODS[row.method]
    chosen = CONSENT_ASKED if method.code == "consent" else len(tally.chosen)
    votes = Votes(
        yes=int(tally.votes.get(YES, "0")) if method.is_motion else 0,
        no=int(tally.votes.get(NO, "0")) if method.is_motion else 0,
        abstain=int(tally.votes.get(ABSTAIN, "0")) if method.is_motion else 0,
        silent=silent if method.is_motion else 0,
    )
    return judged(
        turnout,
        votes,
        quorum=Share.of_kept(row.quorum),
        passing=Share.of_kept(row.passing) if row.passing else None,
        chosen=chosen,
    )


def _result(verdict: Verdict, tally: Tally) -> dict[str, Any]:
    whole = verdict.outcome != "adjourned"  # an adjourned ballot says nothing about the votes
    return {
        "why": verdict.why.as_dict(),
        "missing": verdict.missing,
        "needed": verdict.needed,
        "votes": {str(number): votes for number, votes in tally.votes.items()} if whole else {},
        "chosen": list(tally.chosen) if whole else [],
        "rounds": list(tally.rounds) if whole else [],
        "told": [each.as_dict() for each in tally.told] if whole else [],
        "inputs": tally.inputs,
    }


def _adopted(actor: Actor, proposal: Proposal, at: datetime) -> Mapping[str, object]:
    """Put the version in force. The vote stands also where that is refused, and it is said why."""
    titles = dict.fromkeys(filter(None, (proposal.title_ko, proposal.title_en)))
    decided_by = "\n".join(title[:99] for title in titles)  # a line a language
    try:
        number = adopt_version(
            actor,
            agenda_id=proposal.agenda_id,
            decided_by=decided_by,
            fingerprint=proposal.agenda_fingerprint,
            at=at,
        )
    except Refused as refused:
        return {"done": False, "why": words_of(refused).as_dict()}
    return {"done": True, "number": number}
