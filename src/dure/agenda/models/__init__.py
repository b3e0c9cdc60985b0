"""Nouns: what is asked and answered, the agenda and its versions, what is decided and signed."""

from dure.agenda.models.agenda import Agenda, AgendaLink, AgendaNode, ClauseText
from dure.agenda.models.amendment import Amendment
from dure.agenda.models.assembly import Bylaws, Proposal, VoteWeight
from dure.agenda.models.ballot import (
    Ballot,
    BallotOption,
    BallotPaper,
    BallotVoter,
    PaperEntry,
)
from dure.agenda.models.comment import AgendaComment
from dure.agenda.models.meeting import (
    Meeting,
    MeetingProxy,
    MeetingSeat,
    Minutes,
    MinutesSigner,
)
from dure.agenda.models.review import Review, ReviewOccasion

__all__ = [
    "Agenda",
    "AgendaComment",
    "AgendaLink",
    "AgendaNode",
    "Amendment",
    "Ballot",
    "BallotOption",
    "BallotPaper",
    "BallotVoter",
    "Bylaws",
    "ClauseText",
    "Meeting",
    "MeetingProxy",
    "MeetingSeat",
    "Minutes",
    "MinutesSigner",
    "PaperEntry",
    "Proposal",
    "Review",
    "ReviewOccasion",
    "VoteWeight",
]
