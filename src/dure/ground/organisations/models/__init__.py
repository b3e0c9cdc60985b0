"""Nouns: initiatives, organisations and who takes part."""

from dure.ground.organisations.models.counting_ground import CountingGround
from dure.ground.organisations.models.entrustment import Entrustment, EntrustmentEnd
from dure.ground.organisations.models.initiative import Initiative
from dure.ground.organisations.models.joining import Joining
from dure.ground.organisations.models.organisation import Membership, Organisation

__all__ = [
    "CountingGround",
    "Entrustment",
    "EntrustmentEnd",
    "Initiative",
    "Joining",
    "Membership",
    "Organisation",
]
