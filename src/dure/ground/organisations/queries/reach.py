"""In which organisations of an initiative somebody holds a permission."""

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries.members import membership_history
from dure.ground.organisations.types import OrganisationCard
from dure.kernel.errors import Refused


def organisations_where(
    actor: Actor, permission: str, initiative_id: int
) -> tuple[OrganisationCard, ...]:
    """The organisations of the initiative, also those that left, by Korean name.

    Refused with `journal.not_allowed` when there is none: the page is not for this person.
    """
    cards = {each.organisation.id: each.organisation for each in membership_history(initiative_id)}
    found = [
        card
        for card in cards.values()
        if may(actor, permission, Subject("organisation", card.id, initiative_id, card.id))
    ]
    if not found:
        raise Refused("journal.not_allowed", verb=permission)
    return tuple(sorted(found, key=lambda card: card.name.ko))
