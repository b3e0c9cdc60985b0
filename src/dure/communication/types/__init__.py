"""Values that cross the doors of the communication room."""

from dure.communication.types.about import About
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
from dure.communication.types.meetings import (
    GuestCard,
    ItemCard,
    LineCard,
    NewMeeting,
    SlotCard,
    WorkMeetingCard,
    WorkMeetingPage,
)
from dure.communication.types.notices import NewNotice, NoticeLine, Outgoing
from dure.communication.types.talk import MessageCard, NewMessage, Piece, Talk, TopicCard

__all__ = [
    "About",
    "AlertCard",
    "AlertPage",
    "Deed",
    "GuestCard",
    "ItemCard",
    "Ladder",
    "LineCard",
    "MessageCard",
    "NewAlert",
    "NewMeeting",
    "NewMessage",
    "NewNotice",
    "NoticeLine",
    "Outgoing",
    "Piece",
    "Proof",
    "Rung",
    "SlotCard",
    "StepLine",
    "Talk",
    "TopicCard",
    "WorkMeetingCard",
    "WorkMeetingPage",
]
