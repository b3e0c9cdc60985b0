"""Keys for programs: one's own, shown once, good for a time, withdrawn at any moment."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from dure.ground.access.models import ApiToken
from dure.ground.access.rules.tokens import digest_of
from dure.ground.access.types import IssuedToken
from dure.ground.journal.services import note
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

PREFIX = "dure_"  # so that a leaked key is recognised for what it is
TOKEN_BYTES = 32
LONGEST_DAYS = 366


@transaction.atomic
def make_api_token(
    actor: Actor, *, at: datetime, name: str, days: int = 90, may_write: bool = False
) -> IssuedToken:
    """Make a key for one's own account; it can do what the account can, personal rows excepted.

    No permission is asked for: it is one's own. Refused: `access.sign_in_first`,
    `access.token_too_long`, `kernel.resident_number`.
    """
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    if not 0 < days <= LONGEST_DAYS:
        raise Refused("access.token_too_long", days=LONGEST_DAYS)
    refuse_resident_number(name=name)
    token = PREFIX + secrets.token_urlsafe(TOKEN_BYTES)
    row = ApiToken.objects.create(
        account_id=actor.account_id,
        name=name,
        digest=digest_of(token),
        may_write=may_write,
        made_at=at,
        expires_at=at + timedelta(days=days),
    )
    _noted(actor, at, "access.token.make", row.pk)
    return IssuedToken(row.pk, name, token, may_write, row.expires_at)


@transaction.atomic
def withdraw_api_token(actor: Actor, *, at: datetime, token_id: int) -> None:
    """Withdraw one's own key; it stops at once. Refused: `access.bad_token`."""
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    own = ApiToken.objects.filter(
        pk=token_id, account_id=actor.account_id, withdrawn_at__isnull=True
    )
    if not own.update(withdrawn_at=at):
        raise Refused("access.bad_token")
    _noted(actor, at, "access.token.withdraw", token_id)


def _noted(actor: Actor, at: datetime, code: str, token_id: int) -> None:
    note(actor, code=code, subject=Subject("api_token", token_id), at=at, values={})
