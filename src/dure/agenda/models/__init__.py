"""Nouns: what is asked and answered, the agenda and its versions, what is decided and signed."""

from dure.agenda.models.question import AgendaQuestion, HearingLink, InvitedGroup
from dure.agenda.models.statement import ModerationStep, Opinion, Reckoning, Statement, Voice

__all__ = [
    "AgendaQuestion",
    "HearingLink",
    "InvitedGroup",
    "ModerationStep",
    "Opinion",
    "Reckoning",
    "Statement",
    "Voice",
]
