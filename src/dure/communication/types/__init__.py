"""Values that cross the doors of the communication room."""

from dure.communication.types.about import (
    About,
)
from dure.communication.types.acts import (
    Act,
    LinkHolder,
    Shown,
    register_act,
)
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
from dure.communication.types.notices import (
    Handed,
    NewNotice,
    NoticeLine,
    Offer,
    Outgoing,
    Reported,
    Way,
)
from dure.communication.types.talk import (
    MessageCard,
    NewMessage,
    Piece,
    Talk,
    TopicCard,
)

__all__ = [
    "About",
    "Act",
    "AlertCard",
    "AlertPage",
    "Deed",
    "GuestCard",
    "Handed",
    "ItemCard",
    "Ladder",
    "LineCard",
    "LinkHolder",
    "MessageCard",
    "NewAlert",
    "NewMeeting",
    "NewMessage",
    "NewNotice",
    "NoticeLine",
    "Offer",
    "Outgoing",
    "Piece",
    "Proof",
    "Reported",
    "Rung",
    "Shown",
    "SlotCard",
    "StepLine",
    "Talk",
    "TopicCard",
    "Way",
    "WorkMeetingCard",
    "WorkMeetingPage",
    "register_act",
]
