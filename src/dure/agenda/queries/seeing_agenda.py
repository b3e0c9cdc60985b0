"""Who may see what of an agenda: members everything inside their initiative, others what is adopted."""

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.kernel.errors import Refused


def must_see_agenda(actor: Actor, initiative_id: int) -> None:
    """For members' questions: refused with `journal.not_allowed` where no role of theirs is here."""
    for reach in actor.reaches:
        if "see_initiative" in reach.permissions and reach.initiative_id in {None, initiative_id}:
            return
    raise Refused("journal.not_allowed", verb="see_initiative")


def writes_agenda(actor: Actor, initiative_id: int) -> bool:
    """True for whoever writes the agenda of this initiative."""
    return may(actor, "write_agenda", Subject("initiative", initiative_id, initiative_id))


def amends_agenda(actor: Actor, initiative_id: int) -> bool:
    """True for whoever may comment and propose amendments here, for an organisation or for all."""
    return any(
        "amend_agenda" in reach.permissions and reach.initiative_id in {None, initiative_id}
        for reach in actor.reaches
    )


def speaks_for(actor: Actor, initiative_id: int) -> int | None:
    """The organisation in whose name somebody comments; None for whoever speaks for all."""
    homes = [
        reach.organisation_id
        for reach in actor.reaches
        if "amend_agenda" in reach.permissions and reach.initiative_id in {None, initiative_id}
    ]
    return None if None in homes or not homes else homes[0]
