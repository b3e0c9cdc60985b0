"""E-mail: by the house's mail server, under a message number that stays the same for every try."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from dure.communication.types.notices import Outgoing
from dure.kernel.letters import leaves


class Mail:
    """Letters. A server that was given the same letter twice knows it by its number."""

    code = "mail"

    def reaches(self, address: str) -> bool:
        """Something before an @ and something with a dot after it."""
        name, at, place = address.strip().rpartition("@")
        return bool(name and at and "." in place and " " not in address.strip())

    def send(self, message: Outgoing) -> bool:
        """Send one letter."""
        host = urlsplit(settings.DURE_ADDRESS).hostname or "localhost"
        written = EmailMessage(
            f"{settings.EMAIL_SUBJECT_PREFIX}{message.subject}",
            message.text,
            to=[message.address],
            headers={"Message-ID": f"<notice-{message.mark}@{host}>"},
        )
        return leaves(written)
