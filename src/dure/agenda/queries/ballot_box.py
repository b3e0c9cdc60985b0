"""The box of a ballot as the rules count it: papers in an order that says nothing about voters."""

import json
from collections import Counter
from collections.abc import Iterable

from django.db.models import Sum

from dure.agenda.models import Ballot, BallotPaper, BallotVoter, MeetingSeat
from dure.agenda.rules.ballot_marks import Marks, read, silent_marks
from dure.agenda.rules.box import Box, Choice, Paper, merged
from dure.agenda.rules.passing import Turnout
from dure.agenda.rules.voting_methods import METHODS, answers_of
from dure.agenda.types.deciding import OptionCard


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
    """The votes of those who are present at the meeting and have put nothing in the box."""
    if ballot.meeting_id is None:
        return 0
    rows = BallotVoter.objects.within(ballot=ballot, how="", organisation_id__in=_here(ballot))
    return int(rows.aggregate(all=Sum("votes"))["all"] or 0)


def turnout_of(ballot: Ballot) -> Turnout:
    """Who is entitled and who is here: at a meeting those present, otherwise those who have voted."""
    voters = BallotVoter.objects.within(ballot=ballot)
    in_meeting = ballot.meeting_id is not None
    came = (
        voters.exclude(how="")
        if not in_meeting
        else voters.filter(organisation_id__in=_here(ballot))
    )
    return Turnout(
        entitled=voters.count(),
        present=came.count(),
        by_proxy=_by_proxy(ballot, came.values_list("organisation_id", flat=True)),
        votes_present=int(came.aggregate(all=Sum("votes"))["all"] or 0),
        weighted=ballot.is_weighted,
        in_meeting=in_meeting,
    )


def _here(ballot: Ballot) -> list[int]:
    seats = MeetingSeat.objects.within(meeting_id=ballot.meeting_id)
    return list(seats.values_list("organisation_id", flat=True))


def _by_proxy(ballot: Ballot, came: Iterable[int]) -> int:
    if ballot.meeting_id is None:
        return 0
    seats = MeetingSeat.objects.within(meeting_id=ballot.meeting_id, by_proxy=True)
    return int(seats.filter(organisation_id__in=list(came)).count())
