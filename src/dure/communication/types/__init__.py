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
from dure.communication.types.announcements import (
    AnnouncementCard,
    AnnouncementPage,
    NewAnnouncement,
    ReadLine,
)
from dure.communication.types.calendar import EntryCard, FeedCard, NewEntry
from dure.communication.types.decisions import (
    ActionCard,
    DecisionCard,
    DecisionPage,
    NewAction,
    NewDecision,
)
from dure.communication.types.meetings import (
    Attended,
    GuestCard,
    ItemCard,
    LineCard,
    Mended,
    NewLine,
    NewMeeting,
    SlotCard,
    WorkMeetingCard,
    WorkMeetingPage,
)
from dure.communication.types.notices import NewNotice, NoticeLine, Outgoing
from dure.communication.types.search import Findable, Finds, Flow, Found, Mark, Stock
from dure.communication.types.talk import MessageCard, NewMessage, Piece, Talk, TopicCard

__all__ = [
    "About",
    "ActionCard",
    "AlertCard",
    "AlertPage",
    "AnnouncementCard",
    "AnnouncementPage",
    "Attended",
    "DecisionCard",
    "DecisionPage",
    "Deed",
    "EntryCard",
    "FeedCard",
    "Findable",
    "Finds",
    "Flow",
    "Found",
    "GuestCard",
    "ItemCard",
    "Ladder",
    "LineCard",
    "Mark",
    "Mended",
    "MessageCard",
    "NewAction",
    "NewAlert",
    "NewAnnouncement",
    "NewDecision",
    "NewEntry",
    "NewLine",
    "NewMeeting",
    "NewMessage",
    "NewNotice",
    "NoticeLine",
    "Outgoing",
    "Piece",
    "Proof",
    "ReadLine",
    "Rung",
    "SlotCard",
    "StepLine",
    "Stock",
    "Talk",
    "TopicCard",
    "WorkMeetingCard",
    "WorkMeetingPage",
]
