"""The assembly of the demo: called in time, voted with weights and one proxy, adopted by two thirds."""

from datetime import datetime, timedelta
from typing import Any

from dure.agenda.models import Minutes
from dure.agenda.queries import agenda_tree
from dure.agenda.services import (
    call_meeting,
    cast_vote,
    close_ballot,
    end_meeting,
    give_proxy,
    mark_present,
    open_ballot,
    propose,
    record_bylaws,
    record_weights,
    sign_minutes,
    write_minutes,
)
from dure.agenda.types.deciding import (
    BallotDraft,
    BylawsDraft,
    MeetingDraft,
    ProposalDraft,
    ProxyDraft,
    VoteDraft,
)
from dure.ground.journal.types import Actor
from dure.project.demo.boards import sit_and_meet
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.pack import words

YES, NO, ABSTAIN = 1, 2, 3


def decide(cast: Cast, initiative: str, story: dict[str, Any], agenda_id: int) -> None:
    """From the bylaws to the signed minutes; the adopted version is in force afterwards."""
    meeting = story["second"]["meeting"]
    called, begins = at_hour(meeting["notified"], 11), at_hour(meeting["held"], 14)
    lead = cast.actor(cast.director_name(initiative), called)
    here = cast.initiatives[initiative]
    _rules(cast, lead, here, story, at_hour(story["second"]["board"]["notified"], 10))
    sit_and_meet(cast, initiative, story["second"])
    name = _called(cast, lead, here, initiative, meeting, called)
    asked = propose(
        lead,
        initiative_id=here,
        told=ProposalDraft(
            subject="agenda",
            title=words(story["second"]["proposal"]),
            text=words(story["second"]["proposal"]),
            reason=words(story["second"]["reason"]),
            agenda_id=agenda_id,
        ),
        at=called,
    )
    lead = cast.actor(cast.director_name(initiative), begins)
    _gathered(cast, lead, meeting, name, begins)
    ballot = open_ballot(
        lead,
        proposal=asked,
        told=BallotDraft(method="two_thirds", meeting=name),
        at=begins + timedelta(minutes=20),
    )
    _voted(cast, meeting, ballot, agenda_id, begins + timedelta(minutes=22))
    close_ballot(lead, ballot=ballot, at=begins + timedelta(minutes=40))
    end_meeting(lead, meeting=name, at=begins + timedelta(hours=2))
    _minuted(cast, lead, meeting, name, begins + timedelta(hours=3))


def _rules(cast: Cast, lead: Actor, here: int, story: dict[str, Any], at: datetime) -> None:
    since = at.date()
    bylaws = BylawsDraft(
        basis="federation", weighting="members", takes_proxies=True, citation=words(story["bylaws"])
    )
    record_bylaws(lead, initiative_id=here, since=since, told=bylaws, at=at)
    votes = {cast.organisations[name]: votes for name, votes in story["weights"].items()}
    record_weights(lead, initiative_id=here, since=since, votes=votes, at=at)


def _called(
    cast: Cast, lead: Actor, here: int, initiative: str, meeting: dict[str, Any], at: datetime
) -> str:
    told = MeetingDraft(
        title=words(meeting["title"]),
        purpose=words(meeting["purpose"]),
        place=meeting["place"],
        notified_on=meeting["notified"],
        starts_at=at_hour(meeting["held"], 14),
        chair_id=cast.director(initiative).pk,
    )
    name: str = call_meeting(lead, initiative_id=here, told=told, at=at)
    return name


def _gathered(cast: Cast, lead: Actor, meeting: dict[str, Any], name: str, at: datetime) -> None:
    for each in meeting["present"]:
        mark_present(
            lead, meeting=name, organisation_id=cast.organisations[each], present=True, at=at
        )
    proxy = meeting["proxy"]
    told = ProxyDraft(
        giver_id=cast.organisations[proxy["giver"]],
        holder_id=cast.organisations[proxy["holder"]],
        proof=proxy["proof"],
    )
    give_proxy(lead, meeting=name, told=told, at=at)


def _voted(cast: Cast, meeting: dict[str, Any], ballot: str, agenda_id: int, at: datetime) -> None:
    proxy, clauses = meeting["proxy"], agenda_tree(agenda_id).nodes
    seats = [(each, each) for each in meeting["present"]] + [(proxy["giver"], proxy["holder"])]
    for whose, who in seats:
        told = VoteDraft(marks=((ABSTAIN if whose in meeting["abstain"] else YES, 1),))
        if whose in meeting["against"]:
            said = meeting["against"][whose]
            told = VoteDraft(
                marks=((NO, 1),),
                reason=words(said),
                shows_reason=said["shown"],
                clause=next((one.key for one in clauses if one.title.ko == said["clause"]), ""),
            )
        key = cast.organisations[whose]
        cast_vote(cast.actor(who, at), ballot=ballot, organisation_id=key, told=told, at=at)


def _minuted(cast: Cast, lead: Actor, meeting: dict[str, Any], name: str, at: datetime) -> None:
    signers = tuple(cast.organisations[each] for each in meeting["minutes"])
    write_minutes(lead, meeting=name, course=words(meeting["course"]), signers=signers, at=at)
    kept: Minutes = Minutes.objects.within(meeting__public_id=name).get()
    for who in (lead, *(cast.actor(each, at) for each in meeting["minutes"])):
        sign_minutes(who, meeting=name, fingerprint=kept.fingerprint, at=at)
