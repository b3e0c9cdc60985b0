"""Letters: the texts a room sends to people, `notices/<occasion>/{ko,en}.txt`, side by side.

The first line is the subject, what follows the blank line is the letter; `{name}` places are filled in.
"""

from pathlib import Path

from django.core.mail import EmailMessage

from dure.kernel.words import LANGUAGES


def letter(
    notices: Path, occasion: str, *, to: str, language: str, **values: object
) -> EmailMessage:
    """One letter in the language of whoever gets it; nothing is sent yet."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    text = (notices / occasion / f"{spoken}.txt").read_text(encoding="utf-8")
    subject, _, body = text.partition("\n")
    # A name may hold a line break; a subject must not.
    filled = " ".join(subject.format(**values).split())
    return EmailMessage(filled, body.strip().format(**values) + "\n", to=[to])
