"""Deliver (전하기): hand one claimed notice to the channel whose turn it is, and say what became of it.

Nothing is told twice: a message whose answer got lost is looked for at its provider before it is sent
again, and no other way is taken while it may be on its way, unless somebody's safety hangs on it.
"""

import json
from datetime import datetime, timedelta

from dure.communication.channels import REPORTING, Channel, channel_of
from dure.communication.channels.outside import NoAnswer, NotReached
from dure.communication.models import Delivery, Notice
from dure.communication.queries.hearing_rights import still_may_hear
from dure.communication.queries.marks import is_dead, wants_nothing
from dure.communication.queries.rest import quiet_for
from dure.communication.rules.trying import REPORT_FIRST, is_enough, wait_after
from dure.communication.services.address_gone import tell_address_gone
from dure.communication.services.outgoing import outgoing
from dure.communication.types.notices import Handed, Outgoing

# What the next try on this way begins with: another way is taken after so many.
GOES_ON = ("refused", "gone")


def deliver(row: Notice, at: datetime) -> bool:
    """One try of one claimed notice; whether it has left."""
    if not still_may_hear(row, at):
        _mine(row).update(state="off")
        return False
    rests_until = quiet_for(row, at)
    if rests_until is not None:
        _mine(row).update(state="resting", next_at=rests_until, attempts=row.attempts)
        return False
    channel = channel_of(row.channel)
    handed = _closed(row, channel) or _handed(row, channel, at)
    _noted(row, channel, handed, at)
    if handed.how == "left":
        _mine(row).update(state="sent", sent_at=at)
        return True
    if handed.how == "gone":
        tell_address_gone(row, why=handed.why, at=at)
    _goes_on(row, handed, at)
    return False


def _closed(row: Notice, channel: Channel | None) -> Handed | None:
    """Why nobody should go this way, if so."""
    if channel is None or not channel.reaches(row.address):
        return Handed("refused", why="no channel")
    if is_dead(row.address):
        return Handed("refused", why="dead")
    if row.purpose == "advertising" and wants_nothing(row.address):
        return Handed("refused", why="opted out")
    return None


def _handed(row: Notice, channel: Channel | None, at: datetime) -> Handed:
    if channel is None:
        return Handed("refused", why="no channel")
    begun, is_first = Delivery.objects.everywhere("the worker's own try").get_or_create(
        notice=row,
        way=row.way,
        defaults={
            "channel": row.channel,
            "provider": channel.provider,
            "first_at": at,
            "changed_at": at,
        },
    )
    message = outgoing(row, first_tried_at=begun.first_at)
    if is_first:
        return channel.send(message)
    return _again(channel, message, begun)


def _again(channel: Channel, message: Outgoing, begun: Delivery) -> Handed:
    """A worker may have died in the middle of the try before, or its answer got lost: look first."""
    try:
        taken = channel.look(message)
    except (NoAnswer, NotReached) as why:
        unsure = begun.state in ("trying", "unsure")
        return Handed("unsure" if unsure else "later", why=str(why))
    return taken or channel.send(message)


def _noted(row: Notice, channel: Channel | None, handed: Handed, at: datetime) -> None:
    asks = handed.how == "left" and row.channel in REPORTING and bool(handed.provider_id)
    line, _ = Delivery.objects.everywhere("the worker's own try").get_or_create(
        notice=row,
        way=row.way,
        defaults={
            "channel": row.channel,
            "provider": channel.provider if channel else "",
            "first_at": at,
            "changed_at": at,
        },
    )
    line.state, line.why, line.tries = handed.how, handed.why[:80], row.attempts + 1
    line.provider_id, line.changed_at = handed.provider_id[:120], at
    line.ask_at = at + REPORT_FIRST if asks else None
    line.save()


def _goes_on(row: Notice, handed: Handed, at: datetime) -> None:
    tried = row.attempts + 1
    others = row.way + 1 < len(json.loads(row.ways or "[]"))
    urgent = row.purpose == "urgent"
    waits_for_answer = handed.how == "unsure" and not urgent
    enough = handed.how in GOES_ON or is_enough(
        tried, others=others and not waits_for_answer, urgent=urgent
    )
    if enough and others:
        next_way(row, at)
    elif enough:
        _mine(row).update(state="given_up")
    else:
        wait = max(wait_after(tried) or timedelta(), timedelta(seconds=handed.wait_s))
        _mine(row).update(state="waiting", next_at=at + wait)


def next_way(row: Notice, at: datetime) -> bool:
    """The next channel's turn, at once; False where there is none."""
    ways = json.loads(row.ways or "[]")
    if row.way + 1 >= len(ways):
        return False
    channel, address = ways[row.way + 1]
    Notice.objects.within(pk=row.pk, way=row.way).update(
        state="waiting", channel=channel, address=address, way=row.way + 1, attempts=0, next_at=at
    )
    return True


def _mine(row: Notice):  # type: ignore[no-untyped-def]
    return Notice.objects.within(pk=row.pk, state="sending", way=row.way, attempts=row.attempts + 1)
