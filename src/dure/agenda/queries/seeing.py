"""Who may see what is decided: everybody with a part in the initiative."""

from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused


def must_see(actor: Actor, initiative_id: int, permission: str = "see_initiative") -> None:
    """Refused with `journal.not_allowed` for whoever has no part here, whichever member they act for."""
    if not holds_here(actor, initiative_id, permission):
        raise Refused("journal.not_allowed", verb=permission)


def holds_here(actor: Actor, initiative_id: int, permission: str) -> bool:
    """True where one of the roles held in this initiative has the permission."""
    return any(
        reach.initiative_id in {None, initiative_id} and permission in reach.permissions
        for reach in actor.reaches
    )
