"""Write digests (모아보기): for each account at its own frequency, one for a period, nothing to nobody.

What waits is handed in by whoever knows all rooms; what happened was kept here as notices for the digest.
Each account is a transaction of its own: a run that is cut off is finished by the next, none twice.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from dure.communication.models import Digest, Notice
from dure.communication.queries.hearing_rights import still_may_hear
from dure.communication.queries.wishes import Standing, standings
from dure.communication.rules.digest_text import body_of, period_of, title_of
from dure.communication.services.tell import tell
from dure.communication.types.digests import Awaiting, DigestLine
from dure.communication.types.notices import NewNotice
from dure.ground.access.queries import account_cards, accounts_with_roles, actors_of_ids
from dure.ground.access.types import AccountCard
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of
from dure.kernel.words import Words

AT_ONCE = 500
OLD = timedelta(days=60)  # news that old is none


@dataclass(frozen=True, slots=True)
class _Due:
    to: AccountCard
    actor: Actor
    known: Standing
    period: str


def write_digests(*, awaiting: Awaiting, at: datetime) -> int:
    """All that are due; answers how many letters were written."""
    return sum(_write(one, awaiting, at) for one in _due(at))


def _due(at: datetime) -> Iterator[_Due]:
    on, after = day_of(at), 0
    while True:
        ids = accounts_with_roles(on=on, after=after, most=AT_ONCE)
        if not ids:
            return
        known, cards, actors = standings(ids), account_cards(ids), actors_of_ids(ids, at=at)
        periods = {one: period_of(known[one].digest, known[one].digest_day, on) for one in ids}
        rows = Digest.objects.filter(account_id__in=ids, period__in=set(periods.values()))
        done = set(rows.values_list("account_id", "period"))
        for one in ids:
            if one in cards and periods[one] and (one, periods[one]) not in done:
                yield _Due(cards[one], actors[one], known[one], periods[one])
        after = ids[-1]


def _write(one: _Due, awaiting: Awaiting, at: datetime) -> bool:
    """One account's; whether it had anything to say."""
    waiting = list(awaiting(one.actor, at))
    try:
        with transaction.atomic():
            kept = _kept(one, at)
            lines = [*waiting, *(_news(row) for row in kept)]
            news = sum(line.part == "news" for line in lines)
            Digest.objects.create(
                account_id=one.to.id,
                period=one.period,
                awaiting=len(lines) - news,
                news=news,
                made_at=at,
            )
            if lines:
                _told(one, lines, at)
            if kept:
                mine = Notice.objects.within(pk__in=[row.pk for row in kept], state="digest")
                mine.update(state="told", sent_at=at)
    except IntegrityError:  # another worker wrote it at this moment
        return False
    return bool(lines)


def _kept(one: _Due, at: datetime) -> list[Notice]:
    rows = Notice.objects.within(account_id=one.to.id, state="digest", made_at__gt=at - OLD)
    return [row for row in rows.order_by("pk") if still_may_hear(row, at, one.actor)]


def _news(row: Notice) -> DigestLine:
    values = json.loads(row.values or "{}")
    what, of = str(values.get("what", "")), str(values.get("initiative", ""))
    # It was written down in the language of its account.
    return DigestLine("news", Words(what, what), str(values.get("page", "")), Words(of, of))


def _told(one: _Due, lines: Sequence[DigestLine], at: datetime) -> None:
    to = one.to
    tell(
        [
            NewNotice(
                event=f"digest:{one.period}",
                recipient=f"account:{to.id}",
                account_id=to.id,
                address=to.email,
                code="communication.digest",
                language=to.language,
                values={
                    "name": to.name or to.email,
                    "title": title_of(lines).in_language(to.language),
                    "body": body_of(lines, to.language),
                    # A phone gets the number and this page alone: what waits stands there.
                    "opens": f"{settings.DURE_ADDRESS}/today/",
                    "page": f"{settings.DURE_ADDRESS}{reverse('my_notices')}",
                },
            )
        ],
        at=at,
        known={to.id: one.known},
    )
