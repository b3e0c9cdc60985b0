"""What a channel is handed: the letter of the occasion filled in, where it leads, where replies go."""

import json
from datetime import datetime

from dure.communication.models import Notice
from dure.communication.rules.advertising import as_advertising
from dure.communication.services.links import (
    bounce_address,
    lines_of_offers,
    page_of,
    reply_address,
)
from dure.communication.types.notices import Outgoing
from dure.kernel.letters import notices_of, text_of
from dure.kernel.words import Words

REPLY_HERE = Words(
    "이 메일에 답하면 그 이야기에 올라가요. 이 줄 아래는 지우지 않아도 돼요.",
    "Reply to this mail and it goes into the thread. You need not delete what stands below.",
)


def outgoing(row: Notice, *, first_tried_at: datetime | None = None) -> Outgoing:
    """The message of one notice, for the way whose turn it is."""
    values = json.loads(row.values or "{}")
    room, _, occasion = row.code.partition(".")
    subject, text = text_of(notices_of(room), occasion, row.language, values)
    reply = reply_address(row) if row.channel == "mail" else ""
    if row.channel == "mail":
        parts = (text.rstrip(), *lines_of_offers(row), *_reply(row, reply))
        text = "\n\n".join(parts)
        text += "\n"
    if row.purpose == "advertising":
        subject, text = as_advertising(
            subject, text, sender=values.get("sender", "두레"), refuse=values.get("refuse", "")
        )
    return Outgoing(
        mark=f"{row.public_id}.{row.way}" if row.way else row.public_id,
        address=row.address,
        subject=subject,
        text=text,
        code=row.code,
        language=row.language,
        purpose="urgent"
        if row.purpose == "urgent"
        else "advertising"
        if row.purpose == "advertising"
        else "service",
        page=page_of(row),
        values={name: str(value) for name, value in values.items()},
        reply_to=reply,
        bounce_to=bounce_address(row) if row.channel == "mail" else "",
        first_tried_at=first_tried_at,
    )


def _reply(row: Notice, reply: str) -> tuple[str, ...]:
    if not (reply and row.topic):
        return ()
    return (f"-- \n{REPLY_HERE.in_language(row.language)}",)
