"""Channels (통로): the ways a notice reaches somebody, each behind the same few lines.

A channel knows its code, whether an address is one of its kind, how to send, whether a message whose
answer got lost was taken after all, and what became of one. What is called by the same `mark` twice is
one message: a channel hands the mark on to whoever delivers. Which channels a house has, its settings say.
"""

from typing import Protocol

from django.conf import settings

from dure.communication.channels.kept import Kept
from dure.communication.channels.keys import opened
from dure.communication.channels.mail import Mail
from dure.communication.channels.phone import AlimTalk, Sms, provider
from dure.communication.channels.push_seal import is_key
from dure.communication.channels.service import Service
from dure.communication.channels.web_push import WebPush
from dure.communication.channels.webhook import Webhook
from dure.communication.types.notices import Handed, Outgoing, Reported


class Channel(Protocol):
    """A way to reach somebody."""

    code: str
    provider: str

    def reaches(self, address: str) -> bool:
        """Is this an address of this channel?"""
        ...

    def send(self, message: Outgoing) -> Handed:
        """Send it, and say what became of that."""
        ...

    def look(self, message: Outgoing) -> Handed | None:
        """Whether it was taken by an earlier try after all. Raises NoAnswer, NotReached."""
        ...

    def report(self, provider_id: str) -> Reported:
        """What became of a message that was taken. Raises NoAnswer, NotReached."""
        ...


NO_WAY = "phone"  # a number that no channel of this house reaches
REPORTING = frozenset({"sms", "alimtalk"})  # whose providers say later what became of it


def channels() -> tuple[Channel, ...]:
    """The channels this house has now."""
    return (Mail(), *_phones(), *_pushes(), *_others())


def channel_for(address: str) -> str:
    """The code of the channel that reaches an address."""
    return next((one.code for one in channels() if one.reaches(address)), NO_WAY)


def channel_of(code: str) -> Channel | None:
    """A channel by its code; None where this house has no such one."""
    return next((one for one in channels() if one.code == code), None)


def _phones() -> tuple[Channel, ...]:
    if settings.DURE_KEEP_MESSAGES:
        talks = (Kept("alimtalk"),) if settings.DURE_ALIMTALK_TEMPLATES else ()
        return (Kept("sms"), *talks)
    by = provider()
    if by is None:
        return ()
    has_talk = settings.DURE_KAKAO_PROFILE and settings.DURE_ALIMTALK_TEMPLATES
    return (Sms(by), AlimTalk(by)) if has_talk else (Sms(by),)


def _pushes() -> tuple[Channel, ...]:
    if not settings.DURE_VAPID_KEY or settings.DURE_KEEP_MESSAGES:
        return ()
    return (WebPush(),) if is_key(opened(settings.DURE_VAPID_KEY)) else ()


def _others() -> tuple[Channel, ...]:
    return () if settings.DURE_KEEP_MESSAGES else (Webhook(), Service())
