"""Organisations, what can be asked: cards, members, initiatives, the directory."""

from dure.ground.organisations.queries.members import (
    initiative_card,
    initiatives_of,
    member_directory,
    members_of,
    membership_history,
    organisation_card,
    organisation_cards,
    subject_within,
)

__all__ = [
    "initiative_card",
    "initiatives_of",
    "member_directory",
    "members_of",
    "membership_history",
    "organisation_card",
    "organisation_cards",
    "subject_within",
]
