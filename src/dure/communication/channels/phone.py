"""A phone: short messages, and AlimTalk for the occasions whose words Kakao approved."""

from datetime import datetime
from typing import Protocol

from django.conf import settings

from dure.communication.channels.keys import sens_account, solapi_account
from dure.communication.channels.sens import Sens
from dure.communication.channels.solapi import Solapi
from dure.communication.channels.talk_texts import template_of
from dure.communication.rules.phone_numbers import digits_of
from dure.communication.rules.short_message import (
    Fitted,
    TooLong,
    Unwritable,
    fitted,
    shortest_of,
)
from dure.communication.rules.talk_templates import NoTalk, Talk, codes_in, filled
from dure.communication.types.notices import Handed, Outgoing, Reported


class Provider(Protocol):
    """A company that carries messages to phones."""

    name: str

    def send_text(self, mark: str, to: str, fitted: Fitted, *, advert: bool) -> Handed:
        """A short or long message."""
        ...

    def send_talk(self, mark: str, to: str, talk: Talk) -> Handed:
        """An AlimTalk."""
        ...

    def look(self, mark: str, to: str, *, since: datetime, text: str) -> Handed | None:
        """Whether it was taken after all."""
        ...

    def report(self, provider_id: str) -> Reported:
        """What became of it."""
        ...


def provider() -> Provider | None:
    """The company of this house; None where it has none, or a key is missing."""
    if not settings.DURE_SMS_FROM:
        return None
    if settings.DURE_SMS == "solapi" and solapi_account().is_whole:
        return Solapi()
    if settings.DURE_SMS == "sens" and sens_account().is_whole:
        return Sens()
    return None


class ByProvider:
    """What every way to a phone shares: the company that carries it."""

    def __init__(self, by: Provider) -> None:
        self.by, self.provider = by, by.name

    def reaches(self, address: str) -> bool:
        """A mobile number of the country."""
        return bool(digits_of(address))

    def report(self, provider_id: str) -> Reported:
        """What became of it."""
        return self.by.report(provider_id)


class Sms(ByProvider):
    """Short messages: 90 bytes of CP949, else a long one of 2,000 with a subject."""

    code = "sms"

    def send(self, message: Outgoing) -> Handed:
        """Send one. What a phone cannot show or hold is refused, and the next way is taken."""
        try:
            made = text_for(message)
        except Unwritable as lacking:
            return Handed("refused", why=f"letters:{len(lacking.letters)}")
        except TooLong as long:
            return Handed("refused", why=f"bytes:{long.bytes}")
        advert = message.purpose == "advertising"
        return self.by.send_text(message.mark, message.address, made, advert=advert)

    def look(self, message: Outgoing) -> Handed | None:
        """Whether it was taken after all."""
        return _looked(self.by, message, text_for(message).text)


class AlimTalk(ByProvider):
    """AlimTalk: only with a template that Kakao approved, filled in whole; never advertising."""

    code = "alimtalk"

    def send(self, message: Outgoing) -> Handed:
        """Send one; an occasion without a template, or with an empty place, goes another way."""
        try:
            talk = talk_for(message)
        except NoTalk as why:
            return Handed("refused", why=f"template:{why}")
        return self.by.send_talk(message.mark, message.address, talk)

    def look(self, message: Outgoing) -> Handed | None:
        """Whether it was taken after all."""
        return _looked(self.by, message, talk_for(message).text)


def text_for(message: Outgoing) -> Fitted:
    """What a phone shows of it. Raises Unwritable and TooLong."""
    subject, text = message.subject, message.text
    if message.purpose == "advertising":
        # 별표 6: the label first, whose it is within, how to refuse it without cost last.
        return fitted(text, subject)
    return fitted(shortest_of(subject, text, message.page), subject)


def talk_for(message: Outgoing) -> Talk:
    """Its template filled in. Raises NoTalk."""
    code = codes_in(settings.DURE_ALIMTALK_TEMPLATES).get(message.code)
    template = template_of(message.code, message.language)
    if message.purpose == "advertising" or code is None or template is None:
        raise NoTalk("none")
    page = message.page
    return filled(template, code, {**message.values, "page": page})


def _looked(by: Provider, message: Outgoing, text: str) -> Handed | None:
    if message.first_tried_at is None:
        return None
    return by.look(message.mark, message.address, since=message.first_tried_at, text=text)
