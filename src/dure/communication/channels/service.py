"""Other services: rooms of Slack, Telegram, Teams and the like, by the library that knows them.

Only services whose machines are their own: an address can never make the house ask a machine of our net.
"""

from dure.communication.types.notices import Handed, Outgoing, Reported
from dure.engines.door import late

# Loaded by the first who sends: the library knows a hundred services.
_apprise = late("apprise", "Apprise")
KNOWN = frozenset(
    {"slack", "tgram", "msteams", "gchat", "discord", "webexteams", "line", "twist", "pover"}
)


class Service:
    """A room of another service, at an address as the library writes it: `slack://…`."""

    code = "service"
    provider = "apprise"

    def reaches(self, address: str) -> bool:
        """One of the services that have a place of their own."""
        return address.partition("://")[0].lower() in KNOWN and "://" in address

    def send(self, message: Outgoing) -> Handed:
        """Send one; the library says no more than whether it went."""
        if not self.reaches(message.address):
            return Handed("refused", why="service")
        room = _apprise()
        if not room.add(message.address):
            return Handed("refused", why="address")
        said = f"{message.text.strip()}\n{message.page}".strip()
        went = room.notify(title=message.subject, body=said)
        return Handed("left", message.mark) if went else Handed("later", why="not taken")

    def look(self, message: Outgoing) -> Handed | None:
        """Nobody can be asked."""
        del message
        return None

    def report(self, provider_id: str) -> Reported:
        """It says no more."""
        del provider_id
        return Reported("pending")
