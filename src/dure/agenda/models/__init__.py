"""Nouns: what is asked and answered, the agenda and its versions, what is decided and signed."""

from dure.agenda.models.agenda import Agenda, AgendaLink, AgendaNode, ClauseText
from dure.agenda.models.amendment import Amendment
from dure.agenda.models.assembly import Bylaws, Proposal, VoteWeight
from dure.agenda.models.ballot import Ballot, BallotOption, BallotPaper, BallotVoter, PaperEntry
from dure.agenda.models.ceremony import Ceremony, HallCode
from dure.agenda.models.comment import AgendaComment
from dure.agenda.models.meeting import Meeting, MeetingProxy, MeetingSeat, Minutes, MinutesSigner
from dure.agenda.models.question import AgendaQuestion, HearingLink, InvitedGroup
from dure.agenda.models.ratification import Ratification, RatificationWithdrawal
from dure.agenda.models.review import Review, ReviewOccasion
from dure.agenda.models.roll import RollSeat
from dure.agenda.models.statement import ModerationStep, Opinion, Reckoning, Statement, Voice

__all__ = [
    "Agenda",
    "AgendaComment",
    "AgendaLink",
    "AgendaNode",
    "AgendaQuestion",
    "Amendment",
    "Ballot",
    "BallotOption",
    "BallotPaper",
    "BallotVoter",
    "Bylaws",
    "Ceremony",
    "ClauseText",
    "HallCode",
    "HearingLink",
    "InvitedGroup",
    "Meeting",
    "MeetingProxy",
    "MeetingSeat",
    "Minutes",
    "MinutesSigner",
    "ModerationStep",
    "Opinion",
    "PaperEntry",
    "Proposal",
    "Ratification",
    "RatificationWithdrawal",
    "Reckoning",
    "Review",
    "ReviewOccasion",
    "RollSeat",
    "Statement",
    "Voice",
    "VoteWeight",
]
