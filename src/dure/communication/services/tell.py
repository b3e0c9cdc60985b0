"""Tell (알리기): put notices into the outbox, in the transaction of what they tell of."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from dure.communication.channels import NO_WAY, channel_for, channels
from dure.communication.models import Notice
from dure.communication.queries.wishes import Standing, standings
from dure.communication.rules.ways import expanded, ways_in_order
from dure.communication.types.notices import NewNotice, Way
from dure.kernel.ids import public_id

AT_ONCE = timedelta()
NOT_LEFT = ("waiting", "resting", "no_way", "digest")


def tell(
    notices: Sequence[NewNotice],
    *,
    at: datetime,
    after: timedelta = AT_ONCE,
    known: Mapping[int, Standing] | None = None,
) -> int:
    """Write them down; what was told before is not told again. Answers how many were given.

    They leave when the transaction has: the worker finds them. Only services of rooms call it, in
    their own verb, whose journal entry says why. `after` leaves time to take back what was told of. `known`
    are the wishes of their accounts, for whoever has just looked them up.
    """
    given = [one for one in notices if one.address.strip() or one.ways]
    if known is None:
        known = standings({one.account_id for one in given if one.account_id is not None})
    there = frozenset(one.code for one in channels())
    rows = [_row(one, known, there, at, at + after) for one in given]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def call_off(events: Sequence[str]) -> int:
    """What has not left yet does not leave any more. Answers how many were held back."""
    waiting = Notice.objects.within(event__in=list(events), state__in=NOT_LEFT)
    return int(waiting.update(state="off"))


def call_off_for(recipients: Sequence[str]) -> int:
    """Nothing that has not left yet leaves for these recipients. Answers how many were held back."""
    waiting = Notice.objects.within(recipient__in=list(recipients), state__in=NOT_LEFT)
    return int(waiting.update(state="off"))


def _row(
    one: NewNotice,
    known: Mapping[int, Standing],
    there: frozenset[str],
    at: datetime,
    leaves_at: datetime,
) -> Notice:
    ways = one.ways or _ways(one, known, there)
    first = ways[0] if ways else Way(channel_for(one.address), one.address.strip())
    return Notice(
        public_id=public_id(12),
        initiative_id=one.initiative_id,
        event=one.event,
        recipient=one.recipient,
        account_id=one.account_id,
        address=first.address,
        code=one.code,
        values=json.dumps(dict(one.values), ensure_ascii=False),
        language=one.language,
        purpose=one.purpose,
        channel=first.channel,
        ways=json.dumps([[each.channel, each.address] for each in ways], ensure_ascii=False),
        occasion=one.occasion,
        organisation_id=one.organisation_id,
        consent_id=one.consent_id,
        topic=one.topic,
        offers=[[each.verb, each.thing] for each in one.offers],
        state=_state(one, first),
        made_at=at,
        next_at=leaves_at,
    )


def _state(one: NewNotice, first: Way) -> str:
    if one.when == "later":
        return "digest"
    return "no_way" if first.channel == NO_WAY else "waiting"


def _ways(one: NewNotice, known: Mapping[int, Standing], there: frozenset[str]) -> tuple[Way, ...]:
    """All ways to reach somebody: an account's own in its order, else what the address says."""
    found = known.get(one.account_id) if one.account_id is not None else None
    address = one.address.strip()
    plain = [Way(each.code, address) for each in channels() if each.reaches(address)]
    if found is None:
        return ways_in_order(plain, own=(), purpose=one.purpose)
    points = [way for point in found.points for way in expanded(point.kind, point.address, there)]
    return ways_in_order(
        [*plain, *points],
        own=found.order,
        purpose=one.purpose,
        first=found.first_for(one.occasion or one.code),
    )
