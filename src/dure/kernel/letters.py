"""Letters: the texts a room sends to people, `notices/<occasion>/{ko,en}.txt`, side by side.

The first line is the subject, what follows the blank line is the letter; `{name}` places are filled in.
"""

import logging
from collections.abc import Mapping
from pathlib import Path

from django.apps import apps
from django.core.mail import EmailMessage

from dure.engines.hangul import settle_particles
from dure.kernel.errors import Refused
from dure.kernel.words import LANGUAGES

LOG = logging.getLogger("dure.letters")


def letter(
    notices: Path, occasion: str, *, to: str, language: str, **values: object
) -> EmailMessage:
    """One letter in the language of whoever gets it; nothing is sent yet."""
    subject, text = text_of(notices, occasion, language, values)
    return EmailMessage(subject, text, to=[to])


def text_of(
    notices: Path, occasion: str, language: str, values: Mapping[str, object]
) -> tuple[str, str]:
    """Subject and text of an occasion, filled in, in one language."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    text = (notices / occasion / f"{spoken}.txt").read_text(encoding="utf-8")
    subject, _, body = text.partition("\n")
    # A name may hold a line break; a subject must not.
    filled = " ".join(subject.format(**values).split())
    written = body.strip().format(**values) + "\n"
    if spoken == "ko":  # whichever word stands there, its particle agrees with it
        return settle_particles(filled), settle_particles(written)
    return filled, written


def notices_of(room: str) -> Path:
    """Where a room keeps its letters; the room by the label of its app."""
    return Path(apps.get_app_config(room).path) / "notices"


def leaves(written: EmailMessage) -> bool:
    """Send it; False where the mail server does not take it. No address comes into the log."""
    try:
        written.send()
    except OSError as error:  # of which every error of SMTP is one
        LOG.error("A letter could not be sent: %s", type(error).__name__)
        return False
    return True


def must_leave(written: EmailMessage) -> None:
    """Send it. Refused with `kernel.letter_not_sent` where the mail server does not take it."""
    if not leaves(written):
        raise Refused("kernel.letter_not_sent")
