"""Bounces (되돌아온 메일): what a mail server says of an address in a delivery report (RFC 3464)."""

import re
from email.message import EmailMessage, Message
from typing import Literal

Told = Literal["gone", "doubtful", "later", "none"]
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
NOBODY = (550, 551, 553)  # no such mailbox; 552 is a full one
OURS = ("7", "8")  # x.1.7, x.1.8: the address that it came from is at fault
NO_SUCH_HOST = ("4", "4")


def told_by(message: EmailMessage | Message) -> Told:
    """`gone`: nobody lives there · `doubtful`: it failed, who knows for how long · `later`: still tried."""
    if message.get_content_type() != "multipart/report":
        return "doubtful" if _looks_like_one(message) else "none"
    found = [
        _of_part(part)
        for part in message.walk()
        if part.get_content_type() == "message/delivery-status"
    ]
    for how in ("gone", "doubtful", "later"):
        if how in found:
            return how
    return "none"


def _of_part(part: Message) -> Told:
    fields = part.get_payload()
    blocks = fields if isinstance(fields, list) else [part]
    said: Told = "none"
    for block in blocks:
        action = str(block.get("Action", "")).strip().lower()  # type: ignore[union-attr]
        status = STATUS.search(str(block.get("Status", "")))  # type: ignore[union-attr]
        if action == "delayed":
            said = "later"
        elif action == "failed":
            return _how(status)
    return said


def is_nobody(code: int, words: str) -> bool:
    """Whether a mail server that refused an address says that nobody has it."""
    status = STATUS.match(words.strip())
    return code in NOBODY if status is None else _how(status) == "gone"


def _how(status: "re.Match[str] | None") -> Told:
    """Only what is said of the address itself (x.1.x), or that its host is none, is final.

    A full box, a letter that is too large, a line that was dead for days: somebody lives there.
    """
    if status is None or status[1] != "5":
        return "doubtful"
    of_address = status[2] == "1" and status[3] not in OURS
    return "gone" if of_address or (status[2], status[3]) == NO_SUCH_HOST else "doubtful"


def _looks_like_one(message: Message) -> bool:
    sender = str(message.get("From", "")).lower()
    return "mailer-daemon" in sender or "postmaster" in sender
