"""A letter is back (되돌아온 편지): its address is marked, and the notice goes on by its next way."""

from datetime import datetime

from dure.communication.models import Delivery, Notice
from dure.communication.services.address_gone import tell_address_gone
from dure.communication.services.deliver import next_way
from dure.communication.services.mark_address import mark_doubtful


def letter_is_back(row: Notice, way: int, *, is_gone: bool, at: datetime) -> None:
    """It did not arrive: the next way's turn, at once; where there is none, nobody was reached.

    A notice that went on meanwhile is left as it is: what came back late tells nothing twice.
    """
    if row.channel != "mail" or row.way != way:
        return
    if is_gone or mark_doubtful(row.address, channel="mail", why="bounce", at=at):
        tell_address_gone(row, why="bounce", at=at)
    lines = Delivery.objects.within(notice=row, way=way)
    lines.update(state="gone" if is_gone else "failed", why="bounce", changed_at=at)
    if row.state == "sent" and not next_way(row, at):
        Notice.objects.within(pk=row.pk, state="sent").update(state="given_up")
