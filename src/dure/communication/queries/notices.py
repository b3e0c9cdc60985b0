"""Notices of an event, without their text and address."""

from dure.communication.models import Notice
from dure.communication.types.notices import NoticeLine


def notices_of_event(event: str) -> tuple[NoticeLine, ...]:
    """Who was told of an event and whether it has left; for the room whose event it is."""
    rows = Notice.objects.within(event=event).order_by("pk")
    return tuple(
        NoticeLine(
            row.event,
            row.recipient,
            row.channel,
            row.state,
            row.made_at,
            row.sent_at,
            row.attempts,
        )
        for row in rows
    )
