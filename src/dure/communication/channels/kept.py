"""Kept (적어 두기): a channel that sends nothing: for the demo and wherever nothing may leave."""

from dure.communication.channels.phone import talk_for, text_for
from dure.communication.rules.phone_numbers import digits_of
from dure.communication.rules.short_message import TooLong, Unwritable
from dure.communication.rules.talk_templates import NoTalk
from dure.communication.types.notices import Handed, Outgoing, Reported


class Kept:
    """It refuses what the real one would refuse, and writes the rest down as delivered."""

    provider = "kept"

    def __init__(self, code: str) -> None:
        self.code = code

    def reaches(self, address: str) -> bool:
        """As the real one: numbers for phones."""
        return bool(digits_of(address)) if self.code in ("sms", "alimtalk") else False

    def send(self, message: Outgoing) -> Handed:
        """Nothing leaves."""
        try:
            if self.code == "alimtalk":
                talk_for(message)
            elif self.code == "sms":
                text_for(message)
        except (NoTalk, Unwritable, TooLong) as why:
            return Handed("refused", why=type(why).__name__)
        return Handed("left", f"kept-{message.mark}")

    def look(self, message: Outgoing) -> Handed | None:
        """There is nobody to ask."""
        del message
        return None

    def report(self, provider_id: str) -> Reported:
        """Delivered, as far as anything is here."""
        del provider_id
        return Reported("delivered")
