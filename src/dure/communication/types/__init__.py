"""Values that cross the doors of the communication room."""

from dure.communication.types.acts import Act, LinkHolder, Shown, register_act
from dure.communication.types.alerts import (
    AlertCard,
    AlertPage,
    Deed,
    Ladder,
    NewAlert,
    Proof,
    Rung,
    StepLine,
)
from dure.communication.types.notices import (
    Handed,
    NewNotice,
    NoticeLine,
    Offer,
    Outgoing,
    Reported,
    Way,
)

__all__ = [
    "Act",
    "AlertCard",
    "AlertPage",
    "Deed",
    "Handed",
    "Ladder",
    "LinkHolder",
    "NewAlert",
    "NewNotice",
    "NoticeLine",
    "Offer",
    "Outgoing",
    "Proof",
    "Reported",
    "Rung",
    "Shown",
    "StepLine",
    "Way",
    "register_act",
]
