"""Incoming mail (들어온 메일): read from its bytes, without believing anything it says of itself."""

import hashlib
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr

from dure.communication.rules.html_text import text_of_html
from dure.communication.rules.quoted import own_words

MOST_BYTES = 40_000_000  # as it travels; written as letters a file grows by a third
MOST_TEXT = 200_000
MOST_TO = 50
# Where mail servers note whom a mail was delivered to, when its own "To" names somebody else.
ADDRESSEES = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
AUTOMATIC = ("auto-replied", "auto-generated", "auto-notified")
BULK = frozenset({"bulk", "junk", "list", "auto_reply"})


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that came with it."""

    name: str
    kind: str
    content: bytes

    def __repr__(self) -> str:
        return f"Enclosed({len(self.content)} bytes)"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One mail, taken apart."""

    number: str  # a digest of its Message-ID, or of all of it where it has none
    message_id: str
    sender: str
    to: tuple[str, ...]
    results: tuple[str, ...]
    is_automatic: bool
    text: str
    files: tuple[Enclosed, ...]
    message: EmailMessage

    def __repr__(self) -> str:
        return f"Incoming({self.number[:8]})"


def read_mail(raw: bytes, *, to: tuple[str, ...] = ()) -> Incoming:
    """The mail; whatever is broken in it is read as far as it goes."""
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what this policy makes
    said = _header(message, "Message-ID")
    addresses = [*to, *_addresses(message)]
    return Incoming(
        number=hashlib.sha256(said.encode() or raw).hexdigest(),
        message_id=said,
        sender=parseaddr(_header(message, "From"))[1].strip().lower(),
        to=tuple(dict.fromkeys(one.strip().lower() for one in addresses if one))[:MOST_TO],
        results=tuple(_headers(message, "Authentication-Results")),
        is_automatic=_is_automatic(message),
        text=own_words(_text(message)),
        files=tuple(_files(message)),
        message=message,
    )


def _is_automatic(message: EmailMessage) -> bool:
    submitted = _header(message, "Auto-Submitted").lower()
    if submitted.startswith(AUTOMATIC):
        return True
    if _header(message, "Precedence").strip().lower() in BULK:
        return True
    signs = ("List-Id", "X-Autoreply", "X-Autorespond", "X-Dure-Notice", "Feedback-ID")
    return any(_header(message, one) for one in signs)


def _text(message: EmailMessage) -> str:
    """The plain part; the words of the other one where a program left the plain part empty."""
    return _body(message, "plain") or text_of_html(_body(message, "html"))


def _body(message: EmailMessage, kind: str) -> str:
    try:
        part = message.get_body((kind,))
        said = str(part.get_content())[:MOST_TEXT] if part is not None else ""
    except (LookupError, ValueError, AttributeError, KeyError):
        return ""
    return said if said.strip() else ""


def _files(message: EmailMessage) -> list[Enclosed]:
    found = []
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() != "attachment":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            found.append(Enclosed(part.get_filename() or "file", part.get_content_type(), content))
    return found


def _addresses(message: EmailMessage) -> list[str]:
    said = [one for name in ADDRESSEES for one in _headers(message, name)]
    return [address for _, address in getaddresses(said)]


def _header(message: EmailMessage, name: str) -> str:
    return next(iter(_headers(message, name)), "")


def _headers(message: EmailMessage, name: str) -> list[str]:
    """As text; a header that the library cannot read counts as none."""
    try:
        return [str(one) for one in message.get_all(name, [])]
    except (ValueError, IndexError, AttributeError, TypeError):
        return []
