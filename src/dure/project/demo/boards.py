"""The board of the demo: who founded, who sits, and the meeting that called the general meeting."""

from datetime import datetime, timedelta
from typing import Any

from dure.agenda.models import Minutes
from dure.agenda.services import (
    call_meeting,
    cast_vote,
    close_ballot,
    end_meeting,
    open_ballot,
    propose,
    seat_on_roll,
    sign_minutes,
    write_minutes,
)
from dure.agenda.types.deciding import BallotDraft, MeetingDraft, ProposalDraft, VoteDraft
from dure.agenda.types.rolls import SeatDraft
from dure.ground.journal.types import Actor
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.pack import words

YES = 1


def sit_and_meet(cast: Cast, initiative: str, story: dict[str, Any]) -> None:
    """Write the rolls, call the board, decide, and sign its minutes."""
    board, here = story["board"], cast.initiatives[initiative]
    called, begins = at_hour(board["notified"], 10), at_hour(board["held"], 19)
    lead = cast.actor(cast.director_name(initiative), called)
    _seated(cast, lead, here, story, called)
    told = MeetingDraft(
        title=words(board["title"]),
        purpose=words(board["purpose"]),
        place=board["place"],
        notified_on=board["notified"],
        starts_at=begins,
        chair_id=cast.accounts[next(iter(board["directors"].values()))].pk,
        kind="board",
    )
    name: str = call_meeting(lead, initiative_id=here, told=told, at=called)
    lead = cast.actor(cast.director_name(initiative), begins)
    _decided(cast, lead, here, board, name)
    end_meeting(lead, meeting=name, at=begins + timedelta(hours=1))
    _signed(cast, lead, board, name, begins + timedelta(hours=2))


def _seated(cast: Cast, lead: Actor, here: int, story: dict[str, Any], at: datetime) -> None:
    founders, board = story["founders"], story["board"]
    seats = [("founders", name, founders) for name in founders["who"]]
    seats += [("directors", name, board) for name in board["directors"]]
    for roll, name, told in seats:
        seat = SeatDraft(
            roll=roll,
            organisation_id=cast.organisations[name],
            account_id=cast.accounts[told["directors"][name]].pk if roll == "directors" else None,
            proof=told["by"]["ko"],
            since=told["since"],
            is_head=roll == "directors" and name == next(iter(board["directors"])),
        )
        seat_on_roll(lead, initiative_id=here, told=seat, at=at)


def _decided(cast: Cast, lead: Actor, here: int, board: dict[str, Any], name: str) -> None:
    at = at_hour(board["held"], 19, 20)
    asked = propose(
        lead,
        initiative_id=here,
        told=ProposalDraft(
            subject="ordinary",
            title=words(board["proposal"]),
            text=words(board["proposal"]),
            reason=words(board["reason"]),
        ),
        at=at,
    )
    ballot = open_ballot(
        lead, proposal=asked, told=BallotDraft(method="majority", meeting=name), at=at
    )
    for each in board["present"]:
        cast_vote(
            cast.actor(board["directors"][each], at),
            ballot=ballot,
            organisation_id=cast.organisations[each],
            told=VoteDraft(marks=((YES, 1),)),
            at=at,
        )
    close_ballot(lead, ballot=ballot, at=at + timedelta(minutes=10))


def _signed(cast: Cast, lead: Actor, board: dict[str, Any], name: str, at: datetime) -> None:
    write_minutes(lead, meeting=name, course=words(board["course"]), signers=(), at=at)
    kept: Minutes = Minutes.objects.within(meeting__public_id=name).get()
    for each in board["present"]:
        who = cast.actor(board["directors"][each], at)
        sign_minutes(who, meeting=name, fingerprint=kept.fingerprint, at=at)
