"""Channels (통로): the ways a notice reaches somebody, each behind the same three lines.

A channel knows its code, whether an address is one of its kind, and how to send. What is called by the
same `mark` twice is one message: a channel hands the mark on to whoever delivers.
"""

from typing import Protocol

from dure.communication.channels.mail import Mail
from dure.communication.types.notices import Outgoing


class Channel(Protocol):
    """A way to reach somebody."""

    code: str

    def reaches(self, address: str) -> bool:
        """Is this an address of this channel?"""
        ...

    def send(self, message: Outgoing) -> bool:
        """Send it; False where it could not be handed over and should be tried again."""
        ...


CHANNELS: tuple[Channel, ...] = (Mail(),)
NO_WAY = "phone"  # a number that no channel of this house reaches


def channel_for(address: str) -> str:
    """The code of the channel that reaches an address."""
    return next((one.code for one in CHANNELS if one.reaches(address)), NO_WAY)


def channel_of(code: str) -> Channel | None:
    """A channel by its code; None where this house has no such one."""
    return next((one for one in CHANNELS if one.code == code), None)
