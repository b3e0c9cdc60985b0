"""On behalf of which organisations somebody acts: their own, and the backbone where they direct it."""

from datetime import date

from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import members_of
from dure.kernel.errors import Refused


def acted_for(actor: Actor, permission: str, initiative_id: int, on: date) -> frozenset[int]:
    """The organisations for which the actor holds the permission as one of their own.

    A role over a whole initiative is not a role inside its members: it speaks for the backbone only.
    """
    reaches = [
        reach
        for reach in actor.reaches
        if permission in reach.permissions and reach.initiative_id in (None, initiative_id)
    ]
    own = {reach.organisation_id for reach in reaches if reach.organisation_id is not None}
    if any(reach.organisation_id is None and reach.initiative_id is not None for reach in reaches):
        own |= {each.organisation.id for each in members_of(initiative_id, on, part="backbone")}
    return frozenset(own)


def must_act_for(
    actor: Actor, permission: str, initiative_id: int, organisation_id: int, on: date
) -> None:
    """Refused with `activities.not_for_that_organisation`."""
    if organisation_id not in acted_for(actor, permission, initiative_id, on):
        raise Refused("activities.not_for_that_organisation")


def account_of(actor: Actor) -> int:
    """The account that acts; refused with `access.sign_in_first` for whoever has none."""
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    return actor.account_id
