"""E-mail: by the house's mail server, under a message number that stays the same for every try.

Where the house gets mail, a reply goes to an address that knows the thread, and what cannot be delivered
comes back to one that knows the notice: the sender on the envelope is not the one people read.
"""

import logging
from smtplib import SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from dure.communication.rules.bounces import is_nobody
from dure.communication.rules.letter_html import as_html
from dure.communication.types.notices import Handed, Outgoing, Reported

LOG = logging.getLogger("dure.letters")


class Mail:
    """Letters. A server that was given the same letter twice knows it by its number."""

    code = "mail"
    provider = "smtp"

    def reaches(self, address: str) -> bool:
        """Something before an @ and something with a dot after it."""
        name, at, place = address.strip().rpartition("@")
        return bool(name and at and "." in place and " " not in address.strip())

    def send(self, message: Outgoing) -> Handed:
        """Send one letter."""
        try:
            _written(message).send()
        except SMTPRecipientsRefused as refused:
            return _refused(refused)
        except OSError as error:  # of which every error of SMTP is one
            LOG.error("A letter could not be sent: %s", type(error).__name__)
            return Handed("later", why=type(error).__name__)
        except (
            ValueError
        ):  # no address that a letter can have; after OSError: TLS raises what is both
            return Handed("refused", why="address")
        return Handed("left", f"notice-{message.mark}")

    def look(self, message: Outgoing) -> Handed | None:
        """Nobody can be asked; the number of the letter says that it is the same one."""
        del message
        return None

    def report(self, provider_id: str) -> Reported:
        """What does not arrive comes back as a mail."""
        del provider_id
        return Reported("pending")


def _written(message: Outgoing) -> EmailMultiAlternatives:
    host = urlsplit(settings.DURE_ADDRESS).hostname or "localhost"
    headers = {
        "Message-ID": f"<notice-{message.mark}@{host}>",
        "Auto-Submitted": "auto-generated",
        "X-Dure-Notice": message.mark,
    }
    if message.bounce_to:
        headers["From"] = settings.DEFAULT_FROM_EMAIL
    written = EmailMultiAlternatives(
        f"{settings.EMAIL_SUBJECT_PREFIX}{message.subject}",
        message.text,
        from_email=message.bounce_to or None,
        to=[message.address],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers=headers,
    )
    page = as_html(
        message.text,
        title=message.subject,
        language=message.language,
        house=settings.DURE_ADDRESS,
    )
    written.attach_alternative(page, "text/html")
    return written


def _refused(refused: SMTPRecipientsRefused) -> Handed:
    code, said = next(iter(refused.recipients.values()))
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    if is_nobody(code, words):
        return Handed("gone", why=str(code))
    return Handed("refused" if code >= 500 else "later", why=str(code))
