"""Addresses of proposals, ballots, meetings and bylaws."""

from django.urls import URLPattern, URLResolver, path

from dure.agenda.screens.ballot.view import ballot, close
from dure.agenda.screens.ballot_result.view import ballot_papers, ballot_result, reason
from dure.agenda.screens.bylaws.view import bylaws, weights
from dure.agenda.screens.call_meeting.view import call_meeting
from dure.agenda.screens.check_vote.view import check_vote
from dure.agenda.screens.meeting.view import attend, end, meeting, proxy, proxy_paper, take_back
from dure.agenda.screens.meetings.view import meetings
from dure.agenda.screens.minutes.view import minutes, sign, write
from dure.agenda.screens.proposal.view import proposal, withdraw
from dure.agenda.screens.proposals.view import proposals
from dure.agenda.screens.propose.view import propose
from dure.agenda.screens.rolls.view import end as end_a_seat
from dure.agenda.screens.rolls.view import rolls
from dure.agenda.screens.typed_papers.view import hand_out, papers, settle, type_paper
from dure.kernel.belonging import Thing, addresses_hold

INSIDE = "in/<slug:slug>/agenda/"
PROPOSAL = f"{INSIDE}proposals/<slug:public_id>/"
BALLOT = f"{INSIDE}ballots/<slug:public_id>/"
MEETING = f"{INSIDE}meetings/<slug:public_id>/"
addresses_hold(
    {
        "proposals/public_id": Thing("agenda.Proposal"),
        "ballots/public_id": Thing("agenda.Ballot", homes=("proposal__initiative",)),
        "meetings/public_id": Thing("agenda.Meeting"),
    }
)
DECIDING: list[URLPattern | URLResolver] = [
    path(f"{INSIDE}proposals/", proposals, name="proposals"),
    path(f"{INSIDE}proposals/new/", propose, name="propose"),
    path(PROPOSAL, proposal, name="proposal"),
    path(f"{PROPOSAL}withdraw/", withdraw, name="withdraw_proposal"),
    path(BALLOT, ballot, name="ballot"),
    path(f"{BALLOT}close/", close, name="close_ballot"),
    path(f"{BALLOT}result/", ballot_result, name="ballot_result"),
    path(f"{BALLOT}reason/", reason, name="show_reason"),
    path(f"{BALLOT}papers/", ballot_papers, name="ballot_papers"),
    path(f"{BALLOT}check/", check_vote, name="check_vote"),
    path(f"{BALLOT}on-paper/", papers, name="typed_papers"),
    path(f"{BALLOT}on-paper/hand-out/", hand_out, name="hand_paper"),
    path(f"{BALLOT}on-paper/type/", type_paper, name="type_paper"),
    path(f"{BALLOT}on-paper/settle/", settle, name="settle_paper"),
    path(f"{INSIDE}meetings/", meetings, name="meetings"),
    path(f"{INSIDE}meetings/new/", call_meeting, name="call_meeting"),
    path(MEETING, meeting, name="meeting"),
    path(f"{MEETING}attend/", attend, name="attend_meeting"),
    path(f"{MEETING}proxy/", proxy, name="give_proxy"),
    path(f"{MEETING}proxy/<int:giver>/paper/", proxy_paper, name="proxy_paper"),
    path(f"{MEETING}proxy/end/", take_back, name="end_proxy"),
    path(f"{MEETING}end/", end, name="end_meeting"),
    path(f"{MEETING}minutes/", minutes, name="minutes"),
    path(f"{MEETING}minutes/write/", write, name="write_minutes"),
    path(f"{MEETING}minutes/sign/", sign, name="sign_minutes"),
    path(f"{INSIDE}bylaws/", bylaws, name="bylaws"),
    path(f"{INSIDE}rolls/", rolls, name="rolls"),
    path(f"{INSIDE}rolls/end/", end_a_seat, name="end_seat"),
    path(f"{INSIDE}bylaws/votes/", weights, name="vote_weights"),
]
