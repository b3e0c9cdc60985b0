"""Who may look at the register of an initiative, and who sees needs of few people."""

from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import reaches_in
from dure.kernel.errors import Refused


def must_look(actor: Actor, initiative_id: int) -> None:
    """Refused with `journal.not_allowed` for whoever has no part in the initiative."""
    if not holds(actor, initiative_id, "see_initiative"):
        raise Refused("journal.not_allowed", verb="see_initiative")


def sees_few(actor: Actor, initiative_id: int) -> bool:
    """True for whoever plans services here: they must know where three people wait."""
    return holds(actor, initiative_id, "manage_services")


def holds(actor: Actor, initiative_id: int, permission: str) -> bool:
    """True where one of the roles held in this initiative has the permission."""
    return any(permission in reach.permissions for reach in reaches_in(actor, initiative_id))
