"""Bounces (되돌아온 메일): what a mail server says of an address in a delivery report (RFC 3464)."""

import re
from email.message import EmailMessage, Message
from typing import Literal

Told = Literal["gone", "doubtful", "later", "none"]
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
FULL = "2"  # x.2.x: a mailbox that is full or at rest: somebody lives there


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


def _how(status: "re.Match[str] | None") -> Told:
    if status is None or status[1] != "5" or status[2] == FULL or status[2] == "7":
        return "doubtful"
    return "gone"


def _looks_like_one(message: Message) -> bool:
    sender = str(message.get("From", "")).lower()
    return "mailer-daemon" in sender or "postmaster" in sender
