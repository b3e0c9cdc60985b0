"""Nouns: alerts, notices, threads, meetings, decisions, announcements, calendars, the search index."""

from dure.communication.models.alert import Alert, AlertClock, AlertProof, AlertStep
from dure.communication.models.announcement import (
    Announcement,
    AnnouncementAddressee,
    AnnouncementReading,
    AnnouncementWording,
)
from dure.communication.models.calendar import CalendarEntry, CalendarFeed
from dure.communication.models.decision import ActionItem, Decision, DecisionStep
from dure.communication.models.delivery import Delivery
from dure.communication.models.notice import Notice
from dure.communication.models.preference import AddressMark, ContactPoint, NoticeManner, NoticeWish
from dure.communication.models.reading import (
    Digest,
    JournalPlace,
    MailboxPlace,
    ReceivedMail,
)
from dure.communication.models.search import SearchCursor, SearchEntry
from dure.communication.models.topic import (
    Message,
    MessageFile,
    MessageWording,
    Topic,
    TopicPart,
    TopicReader,
)
from dure.communication.models.work_meeting import (
    MeetingItem,
    MeetingSlot,
    MinuteLine,
    MinuteWording,
    SlotAnswer,
    WorkMeeting,
    WorkMeetingGuest,
)

__all__ = [
    "ActionItem",
    "AddressMark",
    "Alert",
    "AlertClock",
    "AlertProof",
    "AlertStep",
    "Announcement",
    "AnnouncementAddressee",
    "AnnouncementReading",
    "AnnouncementWording",
    "CalendarEntry",
    "CalendarFeed",
    "ContactPoint",
    "Decision",
    "DecisionStep",
    "Delivery",
    "Digest",
    "JournalPlace",
    "MailboxPlace",
    "MeetingItem",
    "MeetingSlot",
    "Message",
    "MessageFile",
    "MessageWording",
    "MinuteLine",
    "MinuteWording",
    "Notice",
    "NoticeManner",
    "NoticeWish",
    "ReceivedMail",
    "SearchCursor",
    "SearchEntry",
    "SlotAnswer",
    "Topic",
    "TopicPart",
    "TopicReader",
    "WorkMeeting",
    "WorkMeetingGuest",
]
