"""Nouns: what is asked and answered, the agenda and its versions, what is decided and signed."""

from dure.agenda.models.agenda import Agenda, AgendaLink, AgendaNode, ClauseText
from dure.agenda.models.amendment import Amendment
from dure.agenda.models.comment import AgendaComment
from dure.agenda.models.question import AgendaQuestion, HearingLink, InvitedGroup
from dure.agenda.models.review import Review, ReviewOccasion
from dure.agenda.models.statement import ModerationStep, Opinion, Reckoning, Statement, Voice

__all__ = [
    "Agenda",
    "AgendaComment",
    "AgendaLink",
    "AgendaNode",
    "AgendaQuestion",
    "Amendment",
    "ClauseText",
    "HearingLink",
    "InvitedGroup",
    "ModerationStep",
    "Opinion",
    "Reckoning",
    "Review",
    "ReviewOccasion",
    "Statement",
    "Voice",
]
