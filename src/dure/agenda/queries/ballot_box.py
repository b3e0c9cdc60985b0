"""The box of a ballot as the rules count it: papers in an order that says nothing about voters."""

import json
from collections import Counter

from dure.agenda.models import Ballot, BallotPaper, BallotVoter, MeetingSeat
from dure.agenda.rules.ballot_marks import Marks, read, silent_marks
from dure.agenda.rules.box import Box, Choice, Paper, merged
from dure.agenda.rules.meeting_kinds import KINDS
from dure.agenda.rules.passing import Turnout
from dure.agenda.rules.voting_methods import METHODS, answers_of
from dure.agenda.types.deciding import OptionCard
from dure.agenda.types.rolls import Seat


def options_of(ballot: Ballot) -> tuple[OptionCard, ...]:
    """What stands on the paper."""
    answers = answers_of(METHODS[ballot.method])
    if answers:
        return tuple(OptionCard(number=number, name=name) for number, name in answers.items())
    rows = ballot.options.all()
    return tuple(OptionCard(number=one.number, name=one.name, cost=one.cost) for one in rows)


def marks_in(paper: BallotPaper) -> Marks:
    """What a paper says."""
    return read(json.loads(paper.marks)) if paper.marks else ()


def papers_in(ballot: Ballot) -> list[BallotPaper]:
    """The papers that count, in the order of their traces, which are random."""
    rows = BallotPaper.objects.within(ballot=ballot, replaced=False)
    return sorted(rows, key=lambda paper: paper.trace)


def box_of(ballot: Ballot) -> Box:
    """The whole box; whoever is present without a paper stands in it at the end, as one line."""
    method = METHODS[ballot.method]
    papers = [Paper(marks=marks_in(each), weight=each.votes) for each in papers_in(ballot)]
    silent = silent_votes(ballot)
    if silent and method.is_motion:
        papers.append(Paper(marks=silent_marks(method), weight=silent))
    if is_merged(ballot):
        papers = list(merged(papers))
    return Box(
        title=ballot.proposal.title_ko,
        method=method,
        choices=tuple(
            Choice(number=one.number, name=one.name.ko, cost=one.cost) for one in options_of(ballot)
        ),
        papers=tuple(papers),
        seats=ballot.seats,
        budget=ballot.budget,
        lots=tuple(ballot.lots),
    )


def is_merged(ballot: Ballot) -> bool:
    """A secret motion with weights: beside the list of who voted, a weight on its own would be a name."""
    return ballot.is_secret and ballot.is_weighted and METHODS[ballot.method].is_motion


def would_name_voters(ballot: Ballot, smallest: int) -> bool:
    """A secret choice with weights where fewer than `smallest` of one weight voted: its file stays shut."""
    if not (ballot.is_secret and ballot.is_weighted) or is_merged(ballot):
        return False
    voted = BallotVoter.objects.within(ballot=ballot).exclude(how="")
    classes = Counter(voted.values_list("votes", flat=True))
    return len(classes) > 1 and min(classes.values()) < smallest


def silent_votes(ballot: Ballot) -> int:
    """The votes of those who are present at the meeting and have put nothing in the box.

    After the count it stays what it was then: whoever comes later was not there for this ballot.
    """
    if ballot.meeting_id is None:
        return 0
    if "silent" in ballot.result:
        return int(ballot.result["silent"])
    here = _here(ballot)
    return sum(one.votes for one in _voters(ballot) if not one.how and _seat(one) in here)


def turnout_of(ballot: Ballot) -> Turnout:
    """Who is entitled and who is here: at a meeting those present, otherwise those who have voted.

    Whoever has voted and then left the meeting was here for this ballot.
    """
    if "turnout" in ballot.result:
        return Turnout(**ballot.result["turnout"])
    voters, here = _voters(ballot), _here(ballot)
    came = [one for one in voters if one.how or _seat(one) in here]
    return Turnout(
        entitled=len(voters),
        present=len(came),
        by_proxy=sum(here.get(_seat(one), False) for one in came),
        votes_present=sum(one.votes for one in came),
        weighted=ballot.is_weighted,
        in_meeting=ballot.meeting_id is not None,
        in_person=ballot.meeting is not None and KINDS[ballot.meeting.kind].in_person,
    )


def _voters(ballot: Ballot) -> list[BallotVoter]:
    return list(BallotVoter.objects.within(ballot=ballot))


def _seat(voter: BallotVoter) -> Seat:
    return (voter.organisation_id, voter.place)


def _here(ballot: Ballot) -> dict[Seat, bool]:
    """Who is present at its meeting, and whether by proxy."""
    if ballot.meeting_id is None:
        return {}
    seats = MeetingSeat.objects.within(meeting_id=ballot.meeting_id)
    return {
        (whose, place): by_proxy
        for whose, place, by_proxy in seats.values_list("organisation_id", "place", "by_proxy")
    }
