"""One's own manner: in which order, when not, how often, what of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction

from dure.communication.models import Notice, NoticeManner, NoticeWish
from dure.communication.rules.occasions import FREQUENCIES, occasions
from dure.communication.rules.ways import ORDER
from dure.ground.journal.services import note
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused

DIGESTS = ("daily", "weekly", "never")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What somebody chose."""

    first: str = ""  # the channel tried first; nothing: as the house does
    quiet_from: time
    quiet_until: time
    digest: str
    digest_day: int = 0


@transaction.atomic
def keep_manner(actor: Actor, *, manner: Manner, at: datetime) -> None:
    """Keep it. Refused: `communication.no_such_choice`, `access.sign_in_first`."""
    account = _own(actor)
    plain = manner.digest in DIGESTS and manner.digest_day in range(7)
    if not plain or manner.first not in ("", *ORDER["service"]):
        raise Refused("communication.no_such_choice")
    NoticeManner.objects.update_or_create(
        account_id=account,
        defaults={
            "order": _order(manner.first),
            "quiet_from": manner.quiet_from,
            "quiet_until": manner.quiet_until,
            "digest": manner.digest,
            "digest_day": manner.digest_day,
            "changed_at": at,
        },
    )
    if manner.digest == "never":
        _forget_kept(account)
    _noted(actor, "communication.manner.keep", at)


@transaction.atomic
def keep_wishes(actor: Actor, *, wishes: Mapping[str, str], at: datetime) -> int:
    """How often of each occasion (now, digest, never); answers how many differ from the house's way.

    Refused: `communication.no_such_choice`.
    """
    account, known = _own(actor), occasions()
    if any(verb not in known or how not in FREQUENCIES for verb, how in wishes.items()):
        raise Refused("communication.no_such_choice")
    NoticeWish.objects.filter(account_id=account, occasion__in=list(wishes)).delete()
    rows = [
        NoticeWish(account_id=account, occasion=verb, frequency=how)
        for verb, how in wishes.items()
        if how != known[verb].frequency
    ]
    NoticeWish.objects.bulk_create(rows)
    silent = [verb for verb, how in wishes.items() if how == "never"]
    mine = Notice.objects.within(account_id=account, occasion__in=silent, state="digest")
    mine.update(state="off")
    _noted(actor, "communication.wishes.keep", at)
    return len(rows)


def _order(first: str) -> Sequence[str]:
    if not first:
        return []
    return [first] if first != "alimtalk" else ["alimtalk", "sms"]


def _forget_kept(account: int) -> None:
    Notice.objects.within(account_id=account, state="digest").update(state="off")


def _own(actor: Actor) -> int:
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    return actor.account_id


def _noted(actor: Actor, code: str, at: datetime) -> None:
    note(actor, code=code, subject=Subject("account", actor.account_id or 0), at=at, values={})
