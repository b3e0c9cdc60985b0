"""Write the access log: one line for each person whose row was seen, taken, changed or refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dure.ground.access.models import AccessLog
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

ACTS = ("seen", "listed", "exported", "changed", "refused")  # listed: a masked row


@dataclass(frozen=True, slots=True)
class Act:
    """What was done to personal rows: one of `ACTS`, for which purpose, and why if it was said."""

    act: str
    purpose: str
    organisation_id: int | None = None
    reason: str = ""


def log_access(actor: Actor, *, at: datetime, person_ids: Iterable[int], done: Act) -> int:
    """Log `done` for every person; answers how many lines. One insert, whatever the number.

    Refused: `access.sign_in_first`: the law wants to know who, so the house itself cannot look.
    """
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    if done.act not in ACTS:
        raise ValueError(done.act)
    refuse_resident_number(reason=done.reason)
    lines = [
        AccessLog(
            at=at,
            account_id=actor.account_id,
            address=actor.address,
            person_id=person_id,
            organisation_id=done.organisation_id,
            purpose=done.purpose,
            act=done.act,
            reason=done.reason[:200],
        )
        for person_id in person_ids
    ]
    return len(AccessLog.objects.bulk_create(lines))
