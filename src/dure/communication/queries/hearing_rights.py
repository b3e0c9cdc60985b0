"""Who may still hear of something: rights are looked at when it is told, and again when it leaves."""

from datetime import datetime

from dure.communication.models import Notice, Topic
from dure.communication.queries.seen import sees
from dure.communication.rules.occasions import Occasion, occasions
from dure.ground.access.queries import actor_of_id, is_account
from dure.ground.consent.queries import consents_in_force
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.clock import day_of


def may_hear(
    occasion: Occasion,
    account_id: int,
    *,
    initiative_id: int | None,
    organisation_id: int | None,
    at: datetime,
) -> bool:
    """Whether an account may see today what the occasion tells of."""
    actor = actor_of_id(account_id, at=at)
    return _hears(occasion, actor, initiative_id, organisation_id)


def _hears(
    occasion: Occasion, actor: Actor, initiative_id: int | None, organisation_id: int | None
) -> bool:
    subject = Subject("told", 0, initiative_id, organisation_id)
    if occasion.to != "organisation":
        # Told to everybody who may, wherever they may: the page itself shows each their part.
        return any(
            occasion.may in reach.permissions and reach.initiative_id in (None, initiative_id)
            for reach in actor.reaches
        )
    return may(actor, occasion.may, subject)


def still_may_hear(row: Notice, at: datetime, actor: Actor | None = None) -> bool:
    """A notice leaves only while its consent holds; a computed one for an account that may still see it.

    `actor`: the account's own, for whoever has looked it up at this moment for several notices.
    """
    if not _consent_holds(row, at):
        return False
    if not row.occasion or row.account_id is None:
        return True
    occasion = occasions().get(row.occasion)
    if occasion is None:
        return True
    if actor is None:
        if not is_account(row.account_id):
            return False
        actor = actor_of_id(row.account_id, at=at)
    sees_it = _still_sees_topic(row, actor)
    return sees_it and _hears(occasion, actor, row.initiative_id, row.organisation_id)


def _consent_holds(row: Notice, at: datetime) -> bool:
    """Whoever withdraws a consent hears no more at that moment, not after what waits has left."""
    resting_on: int | None = row.consent_id
    return resting_on is None or bool(consents_in_force([resting_on], day_of(at)))


def _still_sees_topic(row: Notice, actor: Actor) -> bool:
    """A thread may have been narrowed since, or its reader's organisation have left it."""
    if not row.topic:
        return True
    found = Topic.objects.everywhere("the notice names its thread").filter(public_id=row.topic)
    topic = found.first()
    return topic is not None and sees(actor, topic)
