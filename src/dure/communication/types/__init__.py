"""Values that cross the doors of the communication room."""

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
from dure.communication.types.notices import NewNotice, NoticeLine, Outgoing

__all__ = [
    "AlertCard",
    "AlertPage",
    "Deed",
    "Ladder",
    "NewAlert",
    "NewNotice",
    "NoticeLine",
    "Outgoing",
    "Proof",
    "Rung",
    "StepLine",
]
