"""Who may still hear of something: rights are looked at when it is told, and again when it leaves."""

from datetime import datetime

from dure.communication.models import Notice, Topic
from dure.communication.queries.seen import sees
from dure.communication.rules.occasions import Occasion, occasions
from dure.ground.access.queries import actor_of_id, is_account
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject


def may_hear(
    occasion: Occasion,
    account_id: int,
    *,
    initiative_id: int | None,
    organisation_id: int | None,
    at: datetime,
) -> bool:
    """Whether an account may see today what the occasion tells of."""
    subject = Subject("told", 0, initiative_id, organisation_id)
    if occasion.to != "organisation":
        # Told to everybody who may, wherever they may: the page itself shows each their part.
        actor = actor_of_id(account_id, at=at)
        return any(
            occasion.may in reach.permissions and reach.initiative_id in (None, initiative_id)
            for reach in actor.reaches
        )
    return may(actor_of_id(account_id, at=at), occasion.may, subject)


def still_may_hear(row: Notice, at: datetime) -> bool:
    """A notice that was computed leaves only for an account in use that may still see it."""
    if not row.occasion or row.account_id is None:
        return True
    occasion = occasions().get(row.occasion)
    if occasion is None or not is_account(row.account_id):
        return occasion is None
    return _still_sees_topic(row, at) and may_hear(
        occasion,
        row.account_id,
        initiative_id=row.initiative_id,
        organisation_id=row.organisation_id,
        at=at,
    )


def _still_sees_topic(row: Notice, at: datetime) -> bool:
    """A thread may have been narrowed since, or its reader's organisation have left it."""
    if not row.topic:
        return True
    found = Topic.objects.everywhere("the notice names its thread").filter(public_id=row.topic)
    topic = found.first()
    return topic is not None and sees(actor_of_id(row.account_id or 0, at=at), topic)
