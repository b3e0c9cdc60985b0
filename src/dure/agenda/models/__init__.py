"""Nouns: what is asked and answered, the agenda and its versions, what is decided and signed."""

from dure.agenda.models.agenda import Agenda, AgendaLink, AgendaNode, ClauseText
from dure.agenda.models.amendment import Amendment
from dure.agenda.models.comment import AgendaComment
from dure.agenda.models.review import Review, ReviewOccasion

__all__ = [
    "Agenda",
    "AgendaComment",
    "AgendaLink",
    "AgendaNode",
    "Amendment",
    "ClauseText",
    "Review",
    "ReviewOccasion",
]
