"""From a program's key to an Actor: the account's reaches, never personal rows, perhaps read only."""

from dataclasses import replace
from datetime import datetime

from dure.ground.access.models import ApiToken
from dure.ground.access.queries.actor import actor_of
from dure.ground.access.rules.tokens import digest_of, is_open
from dure.ground.journal.types import Actor, Reach
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused

READING = "see_"  # permissions that only look begin like this


def actor_of_token(token: str, *, at: datetime, address: str | None = None) -> Actor:
    """The actor behind a key. Refused with `access.bad_token` when it is unknown, over or withdrawn.

    It has no second factor, so the gate of personal rows stays shut for programs.
    """
    row = ApiToken.objects.filter(digest=digest_of(token)).select_related("account").first()
    if row is None or not is_open(at, row.expires_at, row.withdrawn_at):
        raise Refused("access.bad_token")
    if not row.account.is_active:
        raise Refused("access.bad_token")
    actor = actor_of(row.account, on=day_of(at), second_factor=False, address=address)
    if row.may_write:
        return actor
    seen = tuple(_reading(reach) for reach in actor.reaches)
    return replace(actor, reaches=seen, reads_only=True)


def _reading(reach: Reach) -> Reach:
    seeing = frozenset(each for each in reach.permissions if each.startswith(READING))
    return replace(reach, permissions=seeing)
