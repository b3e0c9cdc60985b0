"""For whom somebody tells of a use: for the initiative, or for her own organisation in it."""

from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import organisations_in
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
    """Here, or in all initiatives: of those an organisation's people have the ones it takes part in."""
    found = [
        reach
        for reach in actor.reaches
        if "see_initiative" in reach.permissions and reach.initiative_id in {None, initiative_id}
    ]
    members: set[int | None] = {None, *organisations_in(initiative_id)} if found else set()
    return [
        reach.organisation_id
        for reach in found
        if reach.initiative_id is not None or reach.organisation_id in members
    ]
