"""What an actor sees in an initiative, by the roles that hold there."""

from dure.communication.rules.seeing import Glance, glances_of
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import reaches_in


def glances(actor: Actor, initiative_id: int) -> tuple[Glance, ...]:
    """Everything the actor's roles show there; nothing for people of organisations that are no members."""
    return glances_of(reaches_in(actor, initiative_id))
