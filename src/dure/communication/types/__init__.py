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
from dure.communication.types.announcements import (
    AnnouncementCard,
    AnnouncementPage,
    NewAnnouncement,
    ReadLine,
)
from dure.communication.types.calendar import (
    EntryCard,
    FeedCard,
    NewEntry,
)
from dure.communication.types.decisions import (
    ActionCard,
    DecisionCard,
    DecisionPage,
    NewAction,
    NewDecision,
)
from dure.communication.types.digests import (
    Awaiting,
    DigestLine,
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
from dure.communication.types.notices import (
    Handed,
    NewNotice,
    NoticeLine,
    Offer,
    Outgoing,
    Reported,
    Way,
)
from dure.communication.types.search import (
    Findable,
    Finds,
    Flow,
    Found,
    Mark,
    Stock,
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
    "ActionCard",
    "AlertCard",
    "AlertPage",
    "AnnouncementCard",
    "AnnouncementPage",
    "Attended",
    "Awaiting",
    "DecisionCard",
    "DecisionPage",
    "Deed",
    "DigestLine",
    "EntryCard",
    "FeedCard",
    "Findable",
    "Finds",
    "Flow",
    "Found",
    "GuestCard",
    "Handed",
    "ItemCard",
    "Ladder",
    "LineCard",
    "LinkHolder",
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
    "Offer",
    "Outgoing",
    "Piece",
    "Proof",
    "ReadLine",
    "Reported",
    "Rung",
    "Shown",
    "SlotCard",
    "StepLine",
    "Stock",
    "Talk",
    "TopicCard",
    "Way",
    "WorkMeetingCard",
    "WorkMeetingPage",
    "register_act",
]
