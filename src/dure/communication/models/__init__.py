"""Nouns: alerts and their steps, the clock they go by, proofs, notices."""

from dure.communication.models.alert import Alert, AlertClock, AlertProof, AlertStep
from dure.communication.models.delivery import Delivery
from dure.communication.models.notice import Notice
from dure.communication.models.preference import (
    AddressMark,
    ContactPoint,
    NoticeManner,
    NoticeWish,
)
from dure.communication.models.reading import Digest, JournalPlace, ReceivedMail

__all__ = [
    "AddressMark",
    "Alert",
    "AlertClock",
    "AlertProof",
    "AlertStep",
    "ContactPoint",
    "Delivery",
    "Digest",
    "JournalPlace",
    "Notice",
    "NoticeManner",
    "NoticeWish",
    "ReceivedMail",
]
