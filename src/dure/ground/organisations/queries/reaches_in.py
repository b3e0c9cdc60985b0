"""Which of somebody's roles hold in one initiative."""

from dure.ground.journal.types import Actor, Reach
from dure.ground.organisations.queries.members import membership_history


def reaches_in(actor: Actor, initiative_id: int) -> tuple[Reach, ...]:
    """Those of this initiative and of all; one held for an organisation wherever it takes part only
    where it does or did. That last is the only one for which the members are looked up."""
    here = [one for one in actor.reaches if one.initiative_id in (None, initiative_id)]
    if not any(_is_anywhere(one) for one in here):
        return tuple(here)
    members = {card.organisation.id for card in membership_history(initiative_id)}
    return tuple(one for one in here if not _is_anywhere(one) or one.organisation_id in members)


def _is_anywhere(one: Reach) -> bool:
    return one.initiative_id is None and one.organisation_id is not None
