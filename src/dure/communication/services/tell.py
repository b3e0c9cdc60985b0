"""Tell (알리기): put notices into the outbox, in the transaction of what they tell of."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from dure.communication.channels import NO_WAY, channel_for
from dure.communication.models import Notice
from dure.communication.types.notices import NewNotice
from dure.kernel.ids import public_id

AT_ONCE = timedelta()


def tell(notices: Sequence[NewNotice], *, at: datetime, after: timedelta = AT_ONCE) -> int:
    """Write them down; what was told before is not told again. Answers how many were given.

    They leave when the transaction has: the worker finds them. Only services of rooms call it, in
    their own verb, whose journal entry says why. `after` leaves time to take back what was told of.
    """
    rows = [_row(one, at, at + after) for one in notices if one.address.strip()]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def call_off(events: Sequence[str]) -> int:
    """What has not left yet does not leave any more. Answers how many were held back."""
    waiting = Notice.objects.within(event__in=list(events), state__in=("waiting", "no_way"))
    return int(waiting.update(state="off"))


def _row(one: NewNotice, at: datetime, leaves_at: datetime) -> Notice:
    channel = channel_for(one.address)
    return Notice(
        public_id=public_id(12),
        initiative_id=one.initiative_id,
        event=one.event,
        recipient=one.recipient,
        account_id=one.account_id,
        address=one.address.strip(),
        code=one.code,
        values=json.dumps(dict(one.values), ensure_ascii=False),
        language=one.language,
        channel=channel,
        state="no_way" if channel == NO_WAY else "waiting",
        made_at=at,
        next_at=leaves_at,
    )
