"""For whom somebody tells of a use: for the initiative, or for her own organisation in it."""

from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused


def may_tell_use(actor: Actor, initiative_id: int) -> bool:
    """True for everyone who takes part in the initiative."""
    return bool(_reaches(actor, initiative_id))


def organisation_of_use(actor: Actor, initiative_id: int) -> int | None:
    """The organisation that used it: None for the initiative itself. Refused for who takes no part."""
    found = _reaches(actor, initiative_id)
    if not found:
        raise Refused("journal.not_allowed", verb="see_initiative")
    return None if None in found else found[0]


def _reaches(actor: Actor, initiative_id: int) -> list[int | None]:
    return [
        reach.organisation_id
        for reach in actor.reaches
        if "see_initiative" in reach.permissions and reach.initiative_id in {None, initiative_id}
    ]
